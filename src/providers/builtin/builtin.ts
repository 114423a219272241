/**
 * The built-in renderer as one more provider.
 *
 * A submission is only planned; drawing starts at the first poll and starts again, with the same
 * plan and so the same result, wherever an earlier process left off. That makes both submitting
 * and polling repeatable at will.
 */
import { createReadStream } from 'node:fs';
import { ProviderFailure } from '../../core/index.ts';
import type { PollResult, Provider, ProviderContext, ProviderOutput } from '../../core/index.ts';
import type { JsonValue } from '../../lib/json.ts';
import { RenderError } from '../../renderer/index.ts';
import type { BuiltinParts } from './builtin-parts.ts';
import { decodeOperation, encodeOperation, type BuiltinOperation } from './operation.ts';
import { openVideo } from './open-video.ts';
import { createPlaces } from './places.ts';
import { planRequest, promptToRead } from './plan-request.ts';
import { rehearse } from './rehearsal.ts';
import { startRenderTask, type MadeVideo, type RenderTask } from './render-task.ts';

const POLL_AFTER_MS = 250;
/** A renderer that crashed is given this many chances before the video fails. */
const MAX_CRASHES = 3;

export function createBuiltinProvider(parts: BuiltinParts): Provider {
  const places = createPlaces(parts.concurrency);
  const tasks = new Map<string, RenderTask>();
  const crashes = new Map<string, number>();
  /** How far each rehearsed video was said to be. */
  const told = new Map<string, number>();

  async function forget(key: string): Promise<void> {
    const task = tasks.get(key);
    tasks.delete(key);
    told.delete(key);
    await task?.discard();
  }

  async function pollFailed(key: string, error: unknown): Promise<PollResult> {
    await forget(key);
    if (!(error instanceof RenderError)) throw error;
    const crashCount = (crashes.get(key) ?? 0) + (error.kind === 'crashed' ? 1 : 0);
    crashes.set(key, crashCount);
    const failure = failureOf(error, crashCount);
    // Drawn anew by the next poll, which comes later if the fault lies outside, as with a full disk.
    if (failure === null) throw error;
    return { state: 'failed', failure };
  }

  async function pollWork(
    operation: BuiltinOperation,
    context: ProviderContext,
  ): Promise<PollResult> {
    const key = context.idempotencyKey;
    let task = tasks.get(key);
    if (task === undefined) {
      task = startRenderTask(parts, places, operation.work, context);
      tasks.set(key, task);
    }
    const state = task.state();
    if (state.name === 'failed') return await pollFailed(key, state.error);
    const elapsedSeconds = (parts.clock.monotonicMs() - task.startedAtMs) / 1_000;
    const rehearsed = rehearse(operation, elapsedSeconds, told.get(key) ?? null);
    if (rehearsed?.state === 'pending') told.set(key, rehearsed.progressPercent ?? 0);
    if (rehearsed !== null) return rehearsed;
    if (state.name === 'drawn') {
      const { made } = state;
      const { keptSeconds } = operation;
      const open = () => openVideo(made.path, operation, context, parts.signer);
      return { state: 'succeeded', outputs: outputsOf(made, open), keptSeconds };
    }
    const { progressPercent } = state;
    return { state: 'pending', pollAfterMs: POLL_AFTER_MS, progressPercent };
  }

  return {
    id: 'builtin',
    ambiguousSubmit: 'resend',

    async submit(request, { logger }) {
      const isNew = request.source === null;
      const read = isNew ? await parts.readPrompt?.(promptToRead(request)) : null;
      const operation = planRequest(request, read ?? null);
      logger.info({ understanding: operation.understanding }, 'video planned');
      return encodeOperation(operation);
    },

    async poll(operation: JsonValue, context: ProviderContext): Promise<PollResult> {
      const decoded = decodeOperation(operation);
      const result = await pollWork(decoded, context);
      return { ...result, understanding: decoded.understanding };
    },

    async cancel(_operation, { idempotencyKey }) {
      await forget(idempotencyKey);
    },

    async discard(_operation, { idempotencyKey }) {
      crashes.delete(idempotencyKey);
      await forget(idempotencyKey);
    },
  };
}

function outputsOf(
  { thumbnailPath, spritesheetPath }: MadeVideo,
  open: ProviderOutput['open'],
): ProviderOutput[] {
  const picture = (
    kind: ProviderOutput['kind'],
    mediaType: string,
    path: string,
  ): ProviderOutput => ({ kind, mediaType, open: async () => createReadStream(path) });
  return [
    { kind: 'video', mediaType: 'video/mp4', open },
    picture('thumbnail', 'image/webp', thumbnailPath),
    picture('spritesheet', 'image/jpeg', spritesheetPath),
  ];
}

/** Null when drawing again may help. */
function failureOf(error: RenderError, crashCount: number): ProviderFailure | null {
  const { message, internal } = error;
  switch (error.kind) {
    case 'reference_image':
    case 'source_video':
      return new ProviderFailure('rejected', { publicText: message, internal });
    case 'timeout':
      return new ProviderFailure('timeout', { publicText: message, internal });
    case 'crashed':
      if (crashCount < MAX_CRASHES) return null;
      return new ProviderFailure('protocol', { publicText: message, internal });
    case 'aborted':
    case 'disk_full':
      return null;
  }
}
