/** Renders a scene to an mp4 in a process of its own. */
import { rm, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { partialPath } from '../encoding/partial-path.ts';
import { FRAMES_PER_SECOND, type Scene } from '../scene/scene.ts';
import { runChild } from './run-child.ts';

export interface RenderRequest {
  readonly scene: Scene;
  /** Appears only when complete; until then, `<outputPath>.partial` grows beside it. */
  readonly outputPath: string;
  /** Must be given exactly when the scene has one. PNG, JPEG or WebP; need not be trusted. */
  readonly referenceImage?: { readonly path: string };
  /** Ends the rendering within a second. */
  readonly signal: AbortSignal;
  /** From 0 to 1, rising; 1 comes before the file is in its place. */
  readonly onProgress: (fraction: number) => void;
  /** For the whole rendering. */
  readonly timeoutMs: number;
}

export interface RenderedVideo {
  readonly path: string;
  readonly sizeBytes: number;
  readonly durationSeconds: number;
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
}

/** Rejects with a {@link RenderError}; then neither the file nor its partial remains. */
export function renderVideo(request: RenderRequest): Promise<RenderedVideo> {
  const drawWorker = new URL(`./draw-worker${extname(import.meta.url)}`, import.meta.url);
  return renderVideoWith(drawWorker, request);
}

/** The same with another drawing thread, so that encoding can be tested with known pictures. */
export async function renderVideoWith(
  drawWorker: URL,
  request: RenderRequest,
): Promise<RenderedVideo> {
  const { scene, referenceImage, signal, onProgress, timeoutMs } = request;
  const outputPath = resolve(request.outputPath);
  const writablePaths = [outputPath, partialPath(outputPath)];
  if (scene.hasReferenceImage !== (referenceImage !== undefined)) {
    throw new TypeError('a reference image must be given exactly when the scene has one');
  }
  try {
    const job = {
      type: 'render',
      scene,
      outputPath,
      referenceImagePath: referenceImage?.path ?? null,
      drawWorker: drawWorker.href,
    } as const;
    await runChild({ job, writablePaths, signal, timeoutMs, onProgress });
  } catch (error) {
    await rm(partialPath(outputPath), { force: true });
    throw error;
  }
  const frameCount = Math.round(scene.durationSeconds * FRAMES_PER_SECOND);
  return {
    path: request.outputPath,
    sizeBytes: (await stat(outputPath)).size,
    durationSeconds: frameCount / FRAMES_PER_SECOND,
    width: scene.width,
    height: scene.height,
    frameCount,
  };
}
