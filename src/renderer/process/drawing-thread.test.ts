/** The thread that draws gets its work whenever it comes, and tells when it cannot do it. */
import { describe, expect, it } from 'vitest';
import { startDrawingThread } from './drawing-thread.ts';

const FRAME_BYTES = 16;

/** A thread that runs these lines, with what a drawing thread has at hand. */
function threadOf(lines: string): URL {
  const fileUrl = (path: string): string => new URL(path, import.meta.url).href;
  const code = `
    import { FrameRing } from '${fileUrl('./frame-ring.ts')}';
    import { receiveWork } from '${fileUrl('./receive-work.ts')}';
    ${lines}`;
  return new URL(`data:text/javascript,${encodeURIComponent(code)}`);
}

const FILLER = threadOf(`
  const { first, ring } = await receiveWork();
  const frames = new FrameRing(ring);
  for (let index = 0; index < 9; index++) frames.put(index, (target) => target.fill(first + index));
`);

describe('startDrawingThread', () => {
  it.each([0, 300])('hands over the frames of work that comes after %i ms', async (delayMs) => {
    const thread = startDrawingThread(FILLER);
    await new Promise((resolve) => setTimeout(resolve, delayMs));
    const { readFrame } = thread.begin({ first: 40 }, FRAME_BYTES);
    for (let index = 0; index < 9; index++) {
      const pixels = await readFrame(index);
      expect([...pixels]).toEqual(Array(FRAME_BYTES).fill(40 + index));
    }
  });

  it.each([
    ['before it has its work', `throw new TypeError('no ink');`],
    ['over its work', `await receiveWork(); throw new TypeError('no ink');`],
    [
      'after a frame',
      `const { ring } = await receiveWork();
      new FrameRing(ring).put(0, (target) => target.fill(1));
      throw new TypeError('no ink');`,
    ],
  ])('passes on what stopped it %s', async (_, lines) => {
    const thread = startDrawingThread(threadOf(lines));
    await new Promise((resolve) => setTimeout(resolve, 300));
    const { readFrame } = thread.begin({}, FRAME_BYTES);
    const readAll = async (): Promise<void> => {
      await readFrame(0);
      await readFrame(1);
    };
    await expect(readAll()).rejects.toThrow('no ink');
  });

  it('blames the file for what a thread says of it', async () => {
    const lines = `
      await receiveWork();
      throw Object.assign(new Error('it is torn'), { name: 'SourceFault' });`;
    const { readFrame } = startDrawingThread(threadOf(lines)).begin({}, FRAME_BYTES);
    await expect(readFrame(0)).rejects.toMatchObject({ kind: 'source_video' });
  });
});
