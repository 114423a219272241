/** An asset as the engine hands it to the server, without a store behind it. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ByteRange, StoredAsset } from '../../src/engine/index.ts';

export function storedAsset(bytes: Buffer, changes: Partial<StoredAsset> = {}): StoredAsset {
  return {
    mediaType: 'video/mp4',
    sizeBytes: bytes.byteLength,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    createdAt: new Date('2026-11-21T08:00:00.900Z'),
    open: async (range) => Readable.from([part(bytes, range)]),
    sign: async () => null,
    locate: () => null,
    ...changes,
  };
}

/** Of which only a stream is known. */
export function streamedAsset(bytes: Readable, sizeBytes: number): StoredAsset {
  return storedAsset(Buffer.alloc(0), { sizeBytes, open: async () => bytes });
}

function part(bytes: Buffer, range: ByteRange | undefined): Buffer {
  return range === undefined ? bytes : bytes.subarray(range.firstByte, range.lastByte + 1);
}
