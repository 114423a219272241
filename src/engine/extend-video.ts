/** Accepts an extension: the source, and then more of it, as one video. */
import type { ExtendCommand, Principal, Video } from '../core/index.ts';
import { checkPrompt, chooseExtendedDuration, findModel } from './check-capabilities.ts';
import type { EngineParts } from './engine.ts';
import { lockSource } from './find-video.ts';
import { queueVideo } from './queue-video.ts';

export async function extendVideo(
  engine: EngineParts,
  principal: Principal,
  command: ExtendCommand,
): Promise<Video> {
  return await engine.database.transaction(async (transaction) => {
    const source = await lockSource(transaction, engine, principal, command.sourceVideoId);
    const { capabilities } = findModel(engine.models, source.model);
    checkPrompt(capabilities, command.prompt);
    return await queueVideo(transaction, engine, principal, {
      operation: 'extend',
      model: source.model,
      providerId: source.providerId,
      prompt: command.prompt,
      width: source.width,
      height: source.height,
      durationSeconds: chooseExtendedDuration(
        capabilities,
        source.durationSeconds,
        command.addedSeconds,
      ),
      sourceVideoId: source.id,
      referenceAssetId: source.referenceAssetId,
    });
  });
}
