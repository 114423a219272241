/** Renders a scene to an mp4 and two pictures of it, in a process of its own. */
import { rm, stat } from 'node:fs/promises';
import { extname, resolve } from 'node:path';
import { FRAMES_PER_SECOND, type Scene } from '../scene/scene.ts';
import { renderedFiles } from './rendered-files.ts';
import { runChild } from './run-child.ts';

export interface RenderRequest {
  readonly scene: Scene;
  /**
   * Appears only when complete; until then, `<outputPath>.partial` grows beside it. The pictures
   * come beside it too, and all are there when the promise resolves.
   */
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
  /** WebP, at most 480 pixels wide and high. */
  readonly thumbnailPath: string;
  /** JPEG: five rows of five frames, evenly spread over the video. */
  readonly spritesheetPath: string;
  readonly sizeBytes: number;
  readonly durationSeconds: number;
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
}

/** Rejects with a {@link RenderError}; then no file of it remains. */
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
  const files = renderedFiles(outputPath);
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
    await runChild({ job, writablePaths: files.all, signal, timeoutMs, onProgress });
  } catch (error) {
    for (const path of files.all) await rm(path, { force: true });
    throw error;
  }
  const frameCount = Math.round(scene.durationSeconds * FRAMES_PER_SECOND);
  return {
    path: request.outputPath,
    thumbnailPath: files.thumbnail,
    spritesheetPath: files.spritesheet,
    sizeBytes: (await stat(outputPath)).size,
    durationSeconds: frameCount / FRAMES_PER_SECOND,
    width: scene.width,
    height: scene.height,
    frameCount,
  };
}
