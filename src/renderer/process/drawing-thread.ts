/**
 * In the child: the thread that draws. It is started before it is known what to draw, because it has
 * many modules to load, and this thread has as many of its own.
 */
import { Worker } from 'node:worker_threads';
import type { Mp4Source } from '../encoding/mp4-source.ts';
import { SOURCE_FAULT } from '../footage/source-fault.ts';
import { allocateFrameRing, FrameRing } from './frame-ring.ts';
import { RenderError } from './render-error.ts';

export interface DrawingThread {
  /** Gives it its work, once; `work` is what its entry expects, without the ring. */
  begin(work: object, frameSizeBytes: number): Pick<Mp4Source, 'readFrame'>;
}

/** The worker ends by itself after the last frame, or with the process. */
export function startDrawingThread(entry: URL): DrawingThread {
  let failure: Error | null = null;
  let ring: FrameRing | null = null;
  const worker = new Worker(entry);
  worker.on('error', (error) => {
    failure = error instanceof Error ? fromThread(error) : new Error(String(error));
    ring?.close();
  });
  return {
    begin(work, frameSizeBytes) {
      const memory = allocateFrameRing(frameSizeBytes);
      const frames = (ring = new FrameRing(memory));
      if (failure !== null) frames.close();
      worker.postMessage({ ...work, ring: memory }, []);
      return {
        async readFrame(frameIndex) {
          if (frameIndex > 0) frames.release(frameIndex - 1);
          const pixels = await frames.take(frameIndex);
          if (pixels === null) throw failure ?? new Error('the drawing thread ended early');
          return pixels;
        },
      };
    },
  };
}

/** An error keeps its name on the way from one thread to another, but not its class. */
function fromThread(error: Error): Error {
  return error.name === SOURCE_FAULT ? new RenderError('source_video', error.message) : error;
}
