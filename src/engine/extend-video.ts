/** Accepts an extension: the source, and then more of it, as one video. */
import type { ExtendCommand, Principal, Video } from '../core/index.ts';
import type { MakingParts } from './making.ts';
import {
  checkPrompt,
  checkRepeated,
  chooseExtendedDuration,
  findModel,
} from './check-capabilities.ts';
import { lockSource } from './find-video.ts';
import { inheritInputs } from './inherit-inputs.ts';
import { queueVideo } from './queue-video.ts';
import { startFromUpload } from './start-from-upload.ts';

export async function extendVideo(
  engine: MakingParts,
  principal: Principal,
  command: ExtendCommand,
): Promise<Video> {
  const { source: input } = command;
  if (input.kind === 'upload') return await startFromUpload(engine, principal, input, command);
  const { videoId, param = 'video' } = input;
  return await engine.database.transaction(async (transaction) => {
    const source = await lockSource(transaction, engine, principal, videoId, param);
    const { capabilities } = findModel(engine.models, source.model);
    checkPrompt(capabilities, command.prompt);
    checkRepeated(command, source);
    const wanted = {
      operation: 'extend',
      model: source.model,
      providerId: source.providerId,
      prompt: command.prompt,
      width: source.width,
      height: source.height,
      durationSeconds: chooseExtendedDuration(capabilities, source.durationSeconds, command),
      billedSeconds: command.addedSeconds,
      sourceVideoId: source.id,
      sourceAlias: source.alias,
      keepsSource: command.keepsSource,
      callback: command.callback,
    } as const;
    const inputs = await inheritInputs(transaction, source);
    return await queueVideo(transaction, engine, principal, wanted, inputs);
  });
}
