/** In the child: a thread draws, this one encodes, and pictures are made of the frames in between. */
import type { Mp4Source } from '../encoding/mp4-source.ts';
import type { DrawingThread } from './drawing-thread.ts';
import { renderedFiles } from './rendered-files.ts';
import { writeWhole } from './write-whole.ts';

/** More messages would only cost time. */
const PROGRESS_STEPS = 100;

export interface Drawing {
  readonly shape: Omit<Mp4Source, 'readFrame' | 'readSound'>;
  readonly thread: DrawingThread;
  /** What the thread needs beside the ring into which it puts its frames. */
  readonly work: object;
  /** Made while the thread draws; asked for once. */
  openSound(): Promise<Mp4Source['readSound']>;
}

export async function encodeDrawing(
  { shape, thread, work, openSound }: Drawing,
  outputPath: string,
  onProgress: (fraction: number) => void,
): Promise<void> {
  const { frameCount } = shape;
  const drawing = thread.begin(work, (shape.width * shape.height * 3) / 2);
  // Loaded after the thread has its work, which has more to prepare.
  const { encodeMp4 } = await import('../encoding/encode-mp4.ts');
  const { gatherPictures } = await import('../stills/gather-pictures.ts');
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
