/** In the child: a thread draws, this one encodes, and pictures are made of the frames in between. */
import { Worker } from 'node:worker_threads';
import type { Mp4Source } from '../encoding/mp4-source.ts';
import { SOURCE_FAULT } from '../footage/source-fault.ts';
import { gatherPictures } from '../stills/gather-pictures.ts';
import { allocateFrameRing, FrameRing, type FrameRingMemory } from './frame-ring.ts';
import { RenderError } from './render-error.ts';
import { renderedFiles } from './rendered-files.ts';
import { writeWhole } from './write-whole.ts';

/** More messages would only cost time. */
const PROGRESS_STEPS = 100;

export interface Drawing {
  readonly shape: Omit<Mp4Source, 'readFrame' | 'readSound'>;
  /** The thread's entry, and what it needs beside the ring into which it puts its frames. */
  readonly thread: { readonly entry: URL; readonly work: object };
  /** Made while the thread draws; asked for once. */
  openSound(): Promise<Mp4Source['readSound']>;
}

export async function encodeDrawing(
  { shape, thread, openSound }: Drawing,
  outputPath: string,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const { frameCount } = shape;
  const ring = allocateFrameRing((shape.width * shape.height * 3) / 2);
  const drawing = startDrawing(thread.entry, { ...thread.work, ring }, ring);
  // Loaded after the thread has started, which has more to prepare.
  const { encodeMp4 } = await import('../encoding/encode-mp4.ts');
  const pictures = gatherPictures(shape);
  const source: Mp4Source = {
    ...shape,
    async readFrame(frameIndex) {
      const pixels = await drawing.readFrame(frameIndex);
      pictures.take(frameIndex, pixels);
      return pixels;
    },
    readSound: await openSound(),
  };
  const framesPerStep = Math.max(1, Math.floor(frameCount / PROGRESS_STEPS));
  await encodeMp4(source, outputPath, (framesDone) => {
    const isStep = framesDone % framesPerStep === 0 || framesDone === frameCount;
    if (isStep) onProgress(framesDone / frameCount);
  });
  const files = renderedFiles(outputPath);
  const { thumbnail, spritesheet } = await pictures.encode();
  await writeWhole(files.thumbnail, thumbnail);
  await writeWhole(files.spritesheet, spritesheet);
}

/** The worker ends by itself after the last frame, or with the process. */
function startDrawing(
  entry: URL,
  workerData: object,
  memory: FrameRingMemory,
): Pick<Mp4Source, 'readFrame'> {
  const ring = new FrameRing(memory);
  let failure: Error | null = null;
  const worker = new Worker(entry, { workerData });
  worker.on('error', (error) => {
    failure = error instanceof Error ? fromThread(error) : new Error(String(error));
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

/** An error keeps its name on the way from one thread to another, but not its class. */
function fromThread(error: Error): Error {
  return error.name === SOURCE_FAULT ? new RenderError('source_video', error.message) : error;
}
