import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { allocateFrameRing, FrameRing } from './frame-ring.ts';

const FRAME_BYTES = 64;

/** A thread that numbers its frames and puts them into the ring as fast as it can. */
function startProducer(frameCount: number) {
  const memory = allocateFrameRing(FRAME_BYTES);
  const moduleUrl = JSON.stringify(new URL('./frame-ring.ts', import.meta.url).href);
  const program = `
    import { workerData } from 'node:worker_threads';
    const { FrameRing } = await import(${moduleUrl});
    const ring = new FrameRing(workerData.memory);
    for (let index = 0; index < workerData.frameCount; index++) {
      ring.put(index, (target) => target.fill(index % 251));
    }`;
  const worker = new Worker(new URL(`data:text/javascript,${encodeURIComponent(program)}`), {
    workerData: { memory, frameCount },
  });
  return { worker, ring: new FrameRing(memory) };
}

test('every frame arrives once, whole and in order', async () => {
  const { ring } = startProducer(500);
  for (let index = 0; index < 500; index++) {
    const frame = await ring.take(index);
    expect(frame?.every((byte) => byte === index % 251)).toBe(true);
    // Now and then the producer has to wait for the consumer.
    if (index % 50 === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    ring.release(index);
  }
});

test('a frame that is held is not written over', async () => {
  const { worker, ring } = startProducer(100);
  const frame = await ring.take(0);
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(frame?.every((byte) => byte === 0)).toBe(true);
  await worker.terminate();
});

test('closing wakes a consumer that waits', async () => {
  const ring = new FrameRing(allocateFrameRing(FRAME_BYTES));
  const waiting = ring.take(0);
  ring.close();
  expect(await waiting).toBeNull();
  expect(await ring.take(1)).toBeNull();
});

test('a closed ring stays closed for a producer that still draws', async () => {
  const ring = new FrameRing(allocateFrameRing(FRAME_BYTES));
  ring.close();
  ring.put(0, (target) => target.fill(1));
  expect(await ring.take(0)).toBeNull();
});
