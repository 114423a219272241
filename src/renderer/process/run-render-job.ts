/** In the child: draws a scene, with the sound that goes with it. */
import { SourceFault } from '../footage/source-fault.ts';
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import type { RenderJob } from './child-messages.ts';
import type { DrawWork } from './draw-frames.ts';
import type { DrawingThread } from './drawing-thread.ts';
import { encodeDrawing } from './encode-drawing.ts';
import { RenderError } from './render-error.ts';

export async function runRenderJob(
  job: RenderJob,
  thread: DrawingThread,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const { scene, shotSeconds, framesPerSecond, firstFrame } = job;
  const frameCount = Math.round(scene.durationSeconds * framesPerSecond) - firstFrame;
  const work: Omit<DrawWork, 'ring'> = {
    ...(await readInputs(job)),
    scene,
    shotSeconds,
    framesPerSecond,
    firstFrame,
    frameCount,
  };
  const startSeconds = firstFrame / framesPerSecond;
  const drawing = {
    shape: {
      width: scene.width,
      height: scene.height,
      frameCount,
      framesPerSecond,
      isForeign: work.referenceImages.length > 0 || work.characters.length > 0,
    },
    thread,
    work,
    async openSound() {
      const { synthesizeAmbience } = await import('../audio/synthesize-ambience.ts');
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

type Inputs = Pick<DrawWork, 'referenceImages' | 'characters'>;

/** What reads them is loaded only for a job that has some: the drawing thread waits for this. */
async function readInputs({ scene, ...job }: RenderJob): Promise<Inputs> {
  const [images, clips] = [job.referenceImagePaths, job.characterPaths];
  if (images.length === 0 && clips.length === 0) return { referenceImages: [], characters: [] };
  const { decodeReferenceImage } = await import('./decode-reference-image.ts');
  const { readCharacter } = await import('../characters/character-pictures.ts');
  const referenceImages = await Promise.all(
    images.map((path) => decodeReferenceImage(path, scene)),
  );
  const characters: Inputs['characters'][number][] = [];
  for (const path of clips) characters.push(await blameClip(() => readCharacter(path)));
  return { referenceImages, characters };
}

/** A clip that cannot be read is the caller's fault, like any other source. */
async function blameClip<Result>(read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (error) {
    if (!(error instanceof SourceFault)) throw error;
    throw new RenderError('source_video', error.message);
  }
}
