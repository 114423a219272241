/** One video being made: waits for a free place, draws, and keeps the result until it is fetched. */
import { rm } from 'node:fs/promises';
import type { ProviderContext } from '../../core/index.ts';
import type { BuiltinParts } from './builtin-parts.ts';
import { fetchInputs, inputFiles } from './fetch-inputs.ts';
import type { FootageWork, SceneWork } from './operation.ts';
import type { Places } from './places.ts';

export interface MadeVideo {
  readonly path: string;
  readonly thumbnailPath: string;
  readonly spritesheetPath: string;
}

export type RenderState =
  | { readonly name: 'drawing'; readonly progressPercent: number }
  | { readonly name: 'drawn'; readonly made: MadeVideo }
  | { readonly name: 'failed'; readonly error: unknown };

export interface RenderTask {
  /** By the monotonic clock. */
  readonly startedAtMs: number;
  state(): RenderState;
  /** Stops drawing; resolves when the process is gone and the files are removed. Idempotent. */
  discard(): Promise<void>;
}

export function startRenderTask(
  parts: BuiltinParts,
  places: Places,
  work: SceneWork | FootageWork,
  context: ProviderContext,
): RenderTask {
  const files = inputFiles(parts.workFolder, context.idempotencyKey, work);
  const discarding = new AbortController();
  const signal = AbortSignal.any([discarding.signal, context.signal]);
  let state: RenderState = { name: 'drawing', progressPercent: 0 };

  async function draw(): Promise<void> {
    await fetchInputs(files, work, context, signal);
    const rendering = {
      outputPath: files.output,
      signal,
      timeoutMs: renderTimeoutMs(work),
      onProgress(fraction: number) {
        state = { name: 'drawing', progressPercent: fraction * 100 };
      },
    };
    const made =
      work.kind === 'footage'
        ? await parts.remake({ ...rendering, footage: work.footage, sourcePath: files.source })
        : await parts.render({
            ...rendering,
            scene: work.scene,
            framesPerSecond: work.framesPerSecond,
            fromSeconds: work.fromSeconds,
            shotSeconds: work.shotSeconds,
            referenceImages: files.referenceImages.map((path) => ({ path })),
            characters: files.characters.map((path) => ({ path })),
          });
    state = { name: 'drawn', made };
  }

  const drawing = places
    .occupy(draw, signal)
    .catch((error: unknown) => {
      state = { name: 'failed', error };
    })
    .finally(async () => {
      for (const path of files.fetched) await rm(path, { force: true });
    });

  return {
    startedAtMs: parts.clock.monotonicMs(),
    state: () => state,
    async discard() {
      discarding.abort();
      await drawing;
      if (state.name !== 'drawn') return;
      const { path, thumbnailPath, spritesheetPath } = state.made;
      for (const file of [path, thumbnailPath, spritesheetPath]) await rm(file, { force: true });
    },
  };
}

const PIXELS_OF_720P = 1280 * 720;

/** Generous even for a busy machine: a minute, and 30 times as long as it plays at 1280x720. */
function renderTimeoutMs(work: SceneWork | FootageWork): number {
  const [{ width, height }, seconds] =
    work.kind === 'scene'
      ? [work.scene, work.scene.durationSeconds]
      : [work.footage, work.footage.sourceSeconds + work.footage.addedSeconds];
  return 60_000 + seconds * 30_000 * Math.max(1, (width * height) / PIXELS_OF_720P);
}
