/** In the child: draws a scene, with the sound that goes with it. */
import { readCharacter } from '../characters/character-pictures.ts';
import type { RgbaImage } from '../drawing/create-frame-drawer.ts';
import { SourceFault } from '../footage/source-fault.ts';
import { synthesizeAmbience } from '../audio/synthesize-ambience.ts';
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import type { RenderJob } from './child-messages.ts';
import { decodeReferenceImage } from './decode-reference-image.ts';
import type { DrawWork } from './draw-frames.ts';
import { encodeDrawing } from './encode-drawing.ts';
import { RenderError } from './render-error.ts';

export async function runRenderJob(
  job: RenderJob,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const { scene, referenceImagePaths, shotSeconds, framesPerSecond, firstFrame } = job;
  const frameCount = Math.round(scene.durationSeconds * framesPerSecond) - firstFrame;
  const referenceImages = await Promise.all(
    referenceImagePaths.map((path) => decodeReferenceImage(path, scene)),
  );
  const characters: RgbaImage[][] = [];
  for (const path of job.characterPaths) characters.push(await openCharacter(path));
  const work: Omit<DrawWork, 'ring'> = {
    scene,
    referenceImages,
    characters,
    shotSeconds,
    framesPerSecond,
    firstFrame,
    frameCount,
  };
  const startSeconds = firstFrame / framesPerSecond;
  const drawing = {
    shape: { width: scene.width, height: scene.height, frameCount, framesPerSecond },
    thread: { entry: new URL(job.drawWorker), work },
    async openSound() {
      return (firstSample: number, sampleCount: number) =>
        synthesizeAmbience(
          scene,
          startSeconds + firstSample / AUDIO_SAMPLES_PER_SECOND,
          sampleCount / AUDIO_SAMPLES_PER_SECOND,
        );
    },
  };
  await encodeDrawing(drawing, job.outputPath, onProgress);
}

/** A clip that cannot be read is the caller's fault, like any other source. */
async function openCharacter(path: string): Promise<RgbaImage[]> {
  try {
    return await readCharacter(path);
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    throw new RenderError('source_video', error.message);
  }
}
