/** The checks find a gateway that only pretends to send parts. */
import { describe, expect, it } from 'vitest';
import { checkHead, checkParts } from './check-parts.ts';
import type { Answer, CheckedRequest } from './conformance-client.ts';

const WHOLE = Buffer.from(Array.from({ length: 5000 }, (_item, at) => at % 251));

type Headers = Record<string, string>;

function clientThat(answer: (request: CheckedRequest) => [number, Headers, Buffer]) {
  return {
    send: async (request: CheckedRequest): Promise<Answer> => {
      const [status, headers, bytes] = answer(request);
      return { asked: 'content', status, bytes, header: (name) => headers[name] ?? null };
    },
  };
}

/** With a fault of its own in the bytes, or in what it says of them. */
function rangeServer(fault: { skew?: number; place?: string; beyond?: number } = {}) {
  return clientThat(({ headers }) => {
    const [, from = '', to = ''] = /^bytes=(\d*)-(\d*)$/.exec(headers?.['range'] ?? '') ?? [];
    const first = from === '' ? WHOLE.length - Number(to) : Number(from);
    const last = from === '' || to === '' ? WHOLE.length - 1 : Number(to);
    if (first >= WHOLE.length) return [fault.beyond ?? 416, {}, Buffer.alloc(0)];
    const start = first + (fault.skew ?? 0);
    const place = fault.place ?? `bytes ${first}-${last}/${WHOLE.length}`;
    return [206, { 'content-range': place }, WHOLE.subarray(start, last + 1)];
  });
}

describe('parts', () => {
  it('that are right pass', async () => {
    await checkParts(rangeServer(), '/content', WHOLE);
  });

  it.each([
    ['are one byte off', rangeServer({ skew: 1 })],
    ['say that they are others', rangeServer({ place: 'bytes 0-1/2' })],
    ['behind the end are sent', rangeServer({ beyond: 200 })],
    ['are the whole', clientThat(() => [200, {}, WHOLE])],
  ])('that %s do not', async (_name, client) => {
    await expect(checkParts(client, '/content', WHOLE)).rejects.toThrow();
  });
});

describe('HEAD', () => {
  const headers = { 'content-length': '5000', 'content-type': 'video/mp4' };

  it('with the headers of the whole passes', async () => {
    await checkHead(
      clientThat(() => [200, headers, Buffer.alloc(0)]),
      '/content',
      WHOLE,
    );
  });

  it.each([
    ['without a length', [200, { 'content-type': 'video/mp4' }, Buffer.alloc(0)]],
    ['with another type', [200, { ...headers, 'content-type': 'text/html' }, Buffer.alloc(0)]],
    ['that is not there', [404, {}, Buffer.alloc(0)]],
  ] as [string, [number, Headers, Buffer]][])('%s does not', async (_name, answer) => {
    await expect(
      checkHead(
        clientThat(() => answer),
        '/content',
        WHOLE,
      ),
    ).rejects.toThrow();
  });
});
