import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readEvents, type ServerEvent } from './read-events.ts';

function streamOf(chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  return new ReadableStream({
    start(controller) {
      for (const chunk of chunks) controller.enqueue(chunk);
      controller.close();
    },
  });
}

async function read(...chunks: string[]): Promise<ServerEvent[]> {
  const encoder = new TextEncoder();
  return await readAll(chunks.map((chunk) => encoder.encode(chunk)));
}

async function readAll(chunks: readonly Uint8Array[]): Promise<ServerEvent[]> {
  const events: ServerEvent[] = [];
  for await (const event of readEvents(streamOf(chunks))) events.push(event);
  return events;
}

describe('events', () => {
  it.each([
    ['id: 1\nevent: a\ndata: x\n\n', [{ id: '1', type: 'a', data: 'x' }]],
    ['data: x\n\n', [{ id: null, type: 'message', data: 'x' }]],
    ['data:x\r\n\r\n', [{ id: null, type: 'message', data: 'x' }]],
    ['data: x\ndata: y\n\n', [{ id: null, type: 'message', data: 'x\ny' }]],
    ['data: a: b\n\n', [{ id: null, type: 'message', data: 'a: b' }]],
    [': alive\n\n', [{ id: null, type: 'message', data: '' }]],
    ['unknown: x\ndata\n\n', [{ id: null, type: 'message', data: '' }]],
    ['data: half', []],
  ])('%j', async (text, events) => {
    expect(await read(text)).toEqual(events);
  });

  it('are the same however the bytes arrive', async () => {
    const word = fc.stringMatching(/^[a-z湖é]{1,8}$/u);
    const events = fc.array(fc.record({ id: word, type: word, data: word }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(events, fc.array(fc.nat(200)), async (expected, cuts) => {
        const text = expected
          .map(({ id, type, data }) => `id: ${id}\nevent: ${type}\ndata: ${data}\n\n`)
          .join('');
        const bytes = new TextEncoder().encode(text);
        const places = [0, ...cuts, bytes.length].filter((place) => place <= bytes.length);
        const ordered = places.toSorted((a, b) => a - b);
        const chunks = ordered.slice(1).map((end, index) => bytes.subarray(ordered[index], end));
        expect(await readAll(chunks)).toEqual(expected);
      }),
    );
  });

  it('that nobody reads on are given up', async () => {
    let isCancelled = false;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => controller.enqueue(new TextEncoder().encode('data: x\n\n')),
      cancel: () => void (isCancelled = true),
    });
    for await (const event of readEvents(endless)) {
      expect(event.data).toBe('x');
      break;
    }
    expect(isCancelled).toBe(true);
  });
});
