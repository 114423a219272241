/** Accepts a remix or an edit: a video with one thing changed. */
import type { CallbackInput, EditCommand, Principal, RemixCommand, Video } from '../core/index.ts';
import type { MakingParts } from './making.ts';
import { checkPrompt, checkRepeated, findModel } from './check-capabilities.ts';
import { lockSource } from './find-video.ts';
import { inheritInputs } from './inherit-inputs.ts';
import { queueVideo } from './queue-video.ts';
import { startFromUpload } from './start-from-upload.ts';

/** Model, size and length are the source's. */
export async function remixVideo(
  engine: MakingParts,
  principal: Principal,
  { sourceVideoId, sourceParam = 'video_id', prompt, callback }: RemixCommand,
): Promise<Video> {
  const wanted = { operation: 'remix', prompt, model: null, callback } as const;
  const source = { videoId: sourceVideoId, param: sourceParam };
  return await changeVideo(engine, principal, source, wanted);
}

export async function editVideo(
  engine: MakingParts,
  principal: Principal,
  command: EditCommand,
): Promise<Video> {
  const { source, prompt, model, callback } = command;
  if (source.kind === 'upload') return await startFromUpload(engine, principal, source, command);
  const wanted = { operation: 'edit', prompt, model, callback } as const;
  return await changeVideo(engine, principal, source, wanted);
}

interface Change {
  readonly operation: 'remix' | 'edit';
  readonly prompt: string;
  readonly model: string | null;
  readonly callback: CallbackInput | undefined;
}

async function changeVideo(
  engine: MakingParts,
  principal: Principal,
  { videoId, param = 'video' }: { readonly videoId: string; readonly param?: string },
  { operation, prompt, model, callback }: Change,
): Promise<Video> {
  return await engine.database.transaction(async (transaction) => {
    const source = await lockSource(transaction, engine, principal, videoId, param);
    checkPrompt(findModel(engine.models, source.model).capabilities, prompt);
    checkRepeated({ model }, source);
    const wanted = {
      operation,
      model: source.model,
      providerId: source.providerId,
      prompt,
      width: source.width,
      height: source.height,
      durationSeconds: source.durationSeconds,
      billedSeconds: source.durationSeconds,
      sourceVideoId: source.id,
      sourceAlias: source.alias,
      keepsSource: true,
      callback,
    } as const;
    const inputs = await inheritInputs(transaction, source);
    return await queueVideo(transaction, engine, principal, wanted, inputs);
  });
}
