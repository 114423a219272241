/** Accepts a new video. */
import type { CreateCommand, Principal, Video } from '../core/index.ts';
import { checkPrompt, chooseDuration, chooseSize, findModel } from './check-capabilities.ts';
import type { MakingParts } from './asked.ts';
import { checkContent } from './check-content.ts';
import { loadReferenceImages } from './load-reference-image.ts';
import { queueVideo } from './queue-video.ts';
import { storeUploads } from './store-uploads.ts';

/** Throws a RepriseError before anything is stored if the request is at fault. */
export async function createVideo(
  engine: MakingParts,
  principal: Principal,
  command: CreateCommand,
): Promise<Video> {
  const model = findModel(engine.models, command.model);
  const size = chooseSize(model.capabilities, command.size);
  const durationSeconds = chooseDuration(model.capabilities, command.durationSeconds);
  checkPrompt(model.capabilities, command.prompt);
  const images = await loadReferenceImages(model.capabilities, command.references, size);
  await checkContent(engine, command.prompt, command.references, images);
  return await storeUploads(engine, principal, images, async (transaction, assetIds) => {
    const wanted = {
      operation: 'create',
      model: model.name,
      providerId: model.providerId,
      prompt: command.prompt,
      ...size,
      durationSeconds,
      billedSeconds: durationSeconds,
      sourceVideoId: null,
      keepsSource: true,
    } as const;
    const references = assetIds.map((assetId) => ({ assetId }));
    const inputs = { references, characters: [], source: null };
    return await queueVideo(transaction, engine, principal, wanted, inputs);
  });
}
