/** Accepts a remix or an edit: the same video with one thing changed. */
import type { EditCommand, Principal, RemixCommand, Video } from '../core/index.ts';
import { checkPrompt, findModel } from './check-capabilities.ts';
import { checkContent } from './check-content.ts';
import type { MakingParts } from './asked.ts';
import { lockSource } from './find-video.ts';
import { queueVideo } from './queue-video.ts';

/** Model, size and length are the source's. */
export async function remixVideo(
  engine: MakingParts,
  principal: Principal,
  command: RemixCommand | EditCommand,
): Promise<Video> {
  await checkContent(engine, command.prompt);
  return await engine.database.transaction(async (transaction) => {
    const source = await lockSource(transaction, engine, principal, command.sourceVideoId);
    checkPrompt(findModel(engine.models, source.model).capabilities, command.prompt);
    return await queueVideo(transaction, engine, principal, {
      operation: command.kind,
      model: source.model,
      providerId: source.providerId,
      prompt: command.prompt,
      width: source.width,
      height: source.height,
      durationSeconds: source.durationSeconds,
      billedSeconds: source.durationSeconds,
      sourceVideoId: source.id,
      referenceAssetId: source.referenceAssetId,
    });
  });
}
