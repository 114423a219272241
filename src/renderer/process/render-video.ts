/** Renders a scene to an mp4 and two pictures of it, in a process of its own. */
import { extname } from 'node:path';
import { FRAMES_PER_SECOND, type Scene } from '../scene/scene.ts';
import { renderInChild, type ChildRendering, type RenderedFiles } from './render-in-child.ts';

export interface RenderRequest extends ChildRendering {
  readonly scene: Scene;
  /**
   * Must be given exactly when the scene has one. PNG, JPEG, WebP or GIF; need not be trusted. The
   * first is the first frame; each further one, of three at most, is a shot of its own.
   */
  readonly referenceImages?: readonly { readonly path: string }[];
  /** Clips of a few seconds; what each shows is cut out and put in front of the scene. */
  readonly characters?: readonly { readonly path: string }[];
  /** Of each reference image but the last; if left out, each has the same part of the scene. */
  readonly shotSeconds?: number;
  /** 24 if left out; a whole number that divides the sound's 48,000 samples a second. */
  readonly framesPerSecond?: number;
  /** Leaves out what comes before, as for the new part of an extension. */
  readonly fromSeconds?: number;
}

export interface RenderedVideo extends RenderedFiles {
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
  const { scene, referenceImages = [], framesPerSecond = FRAMES_PER_SECOND } = request;
  if (scene.hasReferenceImage !== referenceImages.length > 0) {
    throw new TypeError('a reference image must be given exactly when the scene has one');
  }
  const firstFrame = Math.round((request.fromSeconds ?? 0) * framesPerSecond);
  const frameCount = Math.round(scene.durationSeconds * framesPerSecond) - firstFrame;
  if (frameCount < 1) throw new RangeError('nothing is left of the scene to be shown');
  const files = await renderInChild(request, (outputPath) => ({
    type: 'render',
    scene,
    outputPath,
    referenceImagePaths: referenceImages.map(({ path }) => path),
    characterPaths: (request.characters ?? []).map(({ path }) => path),
    shotSeconds: request.shotSeconds ?? scene.durationSeconds / Math.max(1, referenceImages.length),
    framesPerSecond,
    firstFrame,
    drawWorker: drawWorker.href,
  }));
  return {
    ...files,
    durationSeconds: frameCount / framesPerSecond,
    width: scene.width,
    height: scene.height,
    frameCount,
  };
}
