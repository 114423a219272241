/** Several parts of the bytes as one body, `multipart/byteranges`, whose length is known beforehand. */
import { Readable } from 'node:stream';
import type { ByteRange, StoredAsset } from '../../engine/index.ts';
import { lengthOf, nameRange } from './parse-ranges.ts';

export interface MultipartRanges {
  readonly contentType: string;
  readonly sizeBytes: number;
  /** Opens one part at a time. */
  open(): Readable;
}

/** The boundary must not occur in the bytes: random, and long enough for that. */
export function multipartRanges(
  asset: Pick<StoredAsset, 'mediaType' | 'sizeBytes' | 'open'>,
  ranges: readonly ByteRange[],
  boundary: string,
): MultipartRanges {
  const parts = ranges.map((range) => ({ range, head: headOf(asset, range, boundary) }));
  const end = `\r\n--${boundary}--\r\n`;
  const partSizes = parts.map(({ range, head }) => Buffer.byteLength(head) + lengthOf(range));
  async function* write(): AsyncGenerator<Buffer> {
    for (const { range, head } of parts) {
      yield Buffer.from(head);
      yield* (await asset.open(range)) as AsyncIterable<Buffer>;
    }
    yield Buffer.from(end);
  }
  return {
    contentType: `multipart/byteranges; boundary=${boundary}`,
    sizeBytes: partSizes.reduce((sum, size) => sum + size, Buffer.byteLength(end)),
    // The bytes come in large pieces; without this sixteen of them would be read ahead.
    open: () => Readable.from(write(), { objectMode: true, highWaterMark: 1 }),
  };
}

function headOf(
  { mediaType, sizeBytes }: Pick<StoredAsset, 'mediaType' | 'sizeBytes'>,
  range: ByteRange,
  boundary: string,
): string {
  return (
    `\r\n--${boundary}\r\ncontent-type: ${mediaType}\r\n` +
    `content-range: ${nameRange(range, sizeBytes)}\r\n\r\n`
  );
}
