/** Accepts a new video. */
import { Readable } from 'node:stream';
import { StorageFullError } from '../assets/index.ts';
import { RepriseError } from '../core/index.ts';
import type { CreateCommand, Principal, Video } from '../core/index.ts';
import { checkPrompt, chooseDuration, chooseSize, findModel } from './check-capabilities.ts';
import type { MakingParts } from './asked.ts';
import { checkContent } from './check-content.ts';
import type { EngineParts } from './engine.ts';
import { loadReferenceImages, type ReferenceImage } from './load-reference-image.ts';
import { removeAssets } from './drop-video-assets.ts';
import { queueVideo } from './queue-video.ts';

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
  const referenceAssetId = await storeFirstFrame(engine, principal, images);
  try {
    return await engine.database.transaction(async (transaction) => {
      if (referenceAssetId !== null) await engine.assets.keep(transaction, referenceAssetId);
      return await queueVideo(transaction, engine, principal, {
        operation: 'create',
        model: model.name,
        providerId: model.providerId,
        prompt: command.prompt,
        ...size,
        durationSeconds,
        billedSeconds: durationSeconds,
        sourceVideoId: null,
        referenceAssetId,
      });
    });
  } catch (error) {
    // If the commit took place and only its answer was lost, the asset is kept and stays.
    if (referenceAssetId !== null) await removeAssets(engine, [referenceAssetId]);
    throw error;
  }
}

/** The first image becomes the first frame. */
async function storeFirstFrame(
  engine: EngineParts,
  principal: Principal,
  [image]: readonly ReferenceImage[],
): Promise<string | null> {
  if (image === undefined) return null;
  try {
    const { assetId } = await engine.assets.put({
      projectId: principal.projectId,
      kind: 'reference',
      mediaType: image.mediaType,
      bytes: Readable.from([image.bytes]),
    });
    return assetId;
  } catch (error) {
    if (!(error instanceof StorageFullError)) throw error;
    throw new RepriseError('storage_full', { retryAfterSeconds: 60, cause: error });
  }
}
