/** In the child: a thread draws, this one encodes, and sound and pictures are made in between. */
import { Worker } from 'node:worker_threads';
import { synthesizeAmbience } from '../audio/synthesize-ambience.ts';
import type { Mp4Source } from '../encoding/mp4-source.ts';
import { gatherPictures } from '../stills/gather-pictures.ts';
import { AUDIO_SAMPLES_PER_SECOND, FRAMES_PER_SECOND } from '../scene/scene.ts';
import type { RenderJob } from './child-messages.ts';
import { decodeReferenceImage } from './decode-reference-image.ts';
import type { DrawWork } from './draw-frames.ts';
import { allocateFrameRing, FrameRing } from './frame-ring.ts';
import { renderedFiles } from './rendered-files.ts';
import { writeWhole } from './write-whole.ts';

/** More messages would only cost time. */
const PROGRESS_STEPS = 100;

export async function runRenderJob(
  job: RenderJob,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const { scene, referenceImagePath } = job;
  const frameCount = Math.round(scene.durationSeconds * FRAMES_PER_SECOND);
  const ring = allocateFrameRing((scene.width * scene.height * 3) / 2);
  const referenceImage =
    referenceImagePath === null ? null : await decodeReferenceImage(referenceImagePath, scene);
  const work: DrawWork = { scene, referenceImage, frameCount, ring };
  const drawing = startDrawing(new URL(job.drawWorker), work);
  // Loaded after the thread has started, which has more to prepare.
  const { encodeMp4 } = await import('../encoding/encode-mp4.ts');
  const shape = { width: scene.width, height: scene.height, frameCount };
  const pictures = gatherPictures(shape);
  const source: Mp4Source = {
    ...shape,
    async readFrame(frameIndex) {
      const pixels = await drawing.readFrame(frameIndex);
      pictures.take(frameIndex, pixels);
      return pixels;
    },
    readSound: (firstSample, sampleCount) =>
      synthesizeAmbience(
        scene,
        firstSample / AUDIO_SAMPLES_PER_SECOND,
        sampleCount / AUDIO_SAMPLES_PER_SECOND,
      ),
  };
  const framesPerStep = Math.max(1, Math.floor(frameCount / PROGRESS_STEPS));
  await encodeMp4(source, job.outputPath, (framesDone) => {
    const isStep = framesDone % framesPerStep === 0 || framesDone === frameCount;
    if (isStep) onProgress(framesDone / frameCount);
  });
  const files = renderedFiles(job.outputPath);
  const { thumbnail, spritesheet } = await pictures.encode();
  await writeWhole(files.thumbnail, thumbnail);
  await writeWhole(files.spritesheet, spritesheet);
}

/** The worker ends by itself after the last frame, or with the process. */
function startDrawing(entry: URL, work: DrawWork): Pick<Mp4Source, 'readFrame'> {
  const ring = new FrameRing(work.ring);
  let failure: Error | null = null;
  const worker = new Worker(entry, { workerData: work });
  worker.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
    ring.close();
  });
  return {
    async readFrame(frameIndex) {
      if (frameIndex > 0) ring.release(frameIndex - 1);
      const pixels = await ring.take(frameIndex);
      if (pixels === null) throw failure ?? new Error('the drawing thread ended early');
      return pixels;
    },
  };
}
