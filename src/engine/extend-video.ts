/** Accepts an extension: the source, and then more of it, as one video. */
import { formatSize, RepriseError } from '../core/index.ts';
import type { ExtendCommand, Principal, Video } from '../core/index.ts';
import { checkPrompt, chooseExtendedDuration, findModel } from './check-capabilities.ts';
import { checkContent } from './check-content.ts';
import type { MakingParts } from './asked.ts';
import { lockSource } from './find-video.ts';
import { queueVideo } from './queue-video.ts';

export async function extendVideo(
  engine: MakingParts,
  principal: Principal,
  command: ExtendCommand,
): Promise<Video> {
  await checkContent(engine, command.prompt);
  return await engine.database.transaction(async (transaction) => {
    const source = await lockSource(transaction, engine, principal, command.sourceVideoId);
    const { capabilities } = findModel(engine.models, source.model);
    checkPrompt(capabilities, command.prompt);
    checkRepeated(command, source);
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
      billedSeconds: command.addedSeconds,
      sourceVideoId: source.id,
      referenceAssetId: source.referenceAssetId,
    });
  });
}

/** What a dialect lets callers repeat must be what the source has. */
function checkRepeated({ model, size }: ExtendCommand, source: Video): void {
  if (model !== null && model !== source.model) {
    throw new RepriseError('invalid_parameter', {
      param: 'model',
      publicText: `'model' must be the source's, '${source.model}'.`,
    });
  }
  if (size !== null && formatSize(size) !== formatSize(source)) {
    throw new RepriseError('invalid_parameter', {
      param: 'size',
      publicText: `The size must be the source's, ${formatSize(source)}.`,
    });
  }
}
