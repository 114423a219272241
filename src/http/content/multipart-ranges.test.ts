/** Parts in one body: as long as promised, and read back by another reader the same. */
import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readMultipart } from '../../../test/support/read-multipart.ts';
import { storedAsset } from '../../../test/support/stored-asset.ts';
import { multipartRanges } from './multipart-ranges.ts';

const ranges = fc
  .array(fc.tuple(fc.nat({ max: 500 }), fc.nat({ max: 500 })), { minLength: 2, maxLength: 6 })
  .map((pairs) => pairs.map(([a, b]) => ({ firstByte: Math.min(a, b), lastByte: Math.max(a, b) })));

it('has every part with its place, and the length that it promised', async () => {
  const bytes = randomBytes(501);
  await fc.assert(
    fc.asyncProperty(ranges, async (wanted) => {
      const parts = multipartRanges(storedAsset(bytes), wanted, 'the-boundary');
      const body = await buffer(parts.open());
      expect(body.byteLength).toBe(parts.sizeBytes);
      expect(readMultipart(parts.contentType, body)).toEqual(
        wanted.map(({ firstByte, lastByte }) => ({
          headers: {
            'content-type': 'video/mp4',
            'content-range': `bytes ${firstByte}-${lastByte}/501`,
          },
          body: bytes.subarray(firstByte, lastByte + 1),
        })),
      );
    }),
    { numRuns: 50 },
  );
});

it('opens one part at a time, and closes it when nobody wants more', async () => {
  const opened: Readable[] = [];
  const asset = storedAsset(Buffer.alloc(0), {
    sizeBytes: 1e9,
    open: async () => {
      const endless = new Readable({
        read() {
          this.push(Buffer.alloc(65_536));
        },
      });
      opened.push(endless);
      return endless;
    },
  });
  const wanted = [
    { firstByte: 0, lastByte: 4e8 },
    { firstByte: 5e8, lastByte: 9e8 },
  ];
  const reader = multipartRanges(asset, wanted, 'b').open();
  const chunks = reader[Symbol.asyncIterator]();
  for (let index = 0; index < 10; index += 1) await chunks.next();
  await chunks.return?.();
  expect(opened.map((stream) => stream.destroyed)).toEqual([true]);
});

it('breaks when a part does', async () => {
  const asset = storedAsset(Buffer.alloc(10), {
    open: async () => {
      throw new Error('the disk is gone');
    },
  });
  const wanted = [
    { firstByte: 0, lastByte: 1 },
    { firstByte: 4, lastByte: 5 },
  ];
  await expect(buffer(multipartRanges(asset, wanted, 'b').open())).rejects.toThrow('disk');
});
