/** One video being drawn: waits for a free place, draws, and keeps the result until it is fetched. */
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { ProviderContext } from '../../core/index.ts';
import type { RenderedVideo, Scene } from '../../renderer/index.ts';
import type { BuiltinParts } from './builtin-parts.ts';
import type { Places } from './places.ts';

export type RenderState =
  | { readonly name: 'drawing'; readonly progressPercent: number }
  | { readonly name: 'drawn'; readonly rendered: RenderedVideo }
  | { readonly name: 'failed'; readonly error: unknown };

export interface RenderTask {
  state(): RenderState;
  /** Stops drawing; resolves when the process is gone and the files are removed. Idempotent. */
  discard(): Promise<void>;
}

export function startRenderTask(
  parts: BuiltinParts,
  places: Places,
  scene: Scene,
  context: ProviderContext,
): RenderTask {
  const outputPath = join(parts.workFolder, `${context.idempotencyKey}.mp4`);
  const referencePath = join(parts.workFolder, `${context.idempotencyKey}.reference`);
  const discarding = new AbortController();
  const signal = AbortSignal.any([discarding.signal, context.signal]);
  let state: RenderState = { name: 'drawing', progressPercent: 0 };

  async function draw(): Promise<void> {
    if (scene.hasReferenceImage) {
      await pipeline(await context.openReferenceImage(0), createWriteStream(referencePath));
    }
    const rendered = await parts.render({
      scene,
      outputPath,
      ...(scene.hasReferenceImage ? { referenceImages: [{ path: referencePath }] } : {}),
      signal,
      timeoutMs: renderTimeoutMs(scene),
      onProgress(fraction) {
        state = { name: 'drawing', progressPercent: fraction * 100 };
      },
    });
    state = { name: 'drawn', rendered };
  }

  const drawing = places
    .occupy(draw, signal)
    .catch((error: unknown) => {
      state = { name: 'failed', error };
    })
    .finally(() => rm(referencePath, { force: true }));

  return {
    state: () => state,
    async discard() {
      discarding.abort();
      await drawing;
      if (state.name !== 'drawn') return;
      const { path, thumbnailPath, spritesheetPath } = state.rendered;
      for (const file of [path, thumbnailPath, spritesheetPath]) await rm(file, { force: true });
    },
  };
}

/** Generous even for a busy machine: a minute, and 30 times as long as the video plays. */
function renderTimeoutMs(scene: Scene): number {
  return 60_000 + scene.durationSeconds * 30_000;
}
