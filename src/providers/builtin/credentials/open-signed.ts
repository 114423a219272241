/** A finished mp4 as a stream that has its content credentials in it; the file itself stays as it is. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { open, type FileHandle } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { makeStore, type StoreParts } from './make-store.ts';
import { moveOffsets, readLayout, UnusualLayout, type FileBox } from './mp4-layout.ts';
import { storeBox } from './store-box.ts';

/** Larger pieces hold the event loop up, smaller ones cost more in all. */
const PIECE_BYTES = 256 * 1024;

/**
 * Rejects with an {@link UnusualLayout} for what is no finished mp4.
 *
 * The credentials come right behind `ftyp`, as they must come before the index, and the index is
 * told of it. Nothing is written, so a crash leaves nothing half-signed.
 */
export async function openSigned(
  path: string,
  parts: Omit<StoreParts, 'fileHash'>,
): Promise<Readable> {
  await using file = await open(path);
  const [first, ...rest] = await readLayout(file);
  if (first?.type !== 'ftyp') throw new UnusualLayout('the file does not begin like an mp4');
  const length = storeBox(makeStore({ ...parts, fileHash: Buffer.alloc(32) })).byteLength;
  const index = await readIndex(file, rest, length);
  const hash = createHash('sha256');
  for (const box of rest) {
    const place = Buffer.alloc(8);
    place.writeBigUInt64BE(BigInt(box.start + length));
    hash.update(place);
    for await (const piece of piecesOf(path, box, index)) hash.update(piece);
  }
  const credentials = storeBox(makeStore({ ...parts, fileHash: hash.digest() }));
  return Readable.from(signedPieces(path, first, rest, credentials, index), { objectMode: false });
}

async function* signedPieces(
  path: string,
  first: FileBox,
  rest: readonly FileBox[],
  credentials: Buffer,
  index: Buffer,
): AsyncGenerator<Buffer> {
  yield* piecesOf(path, first, index);
  yield credentials;
  for (const box of rest) yield* piecesOf(path, box, index);
}

async function* piecesOf(path: string, box: FileBox, index: Buffer): AsyncGenerator<Buffer> {
  if (box.type === 'moov') return yield index;
  const range = { start: box.start, end: box.start + box.sizeBytes - 1 };
  yield* createReadStream(path, { ...range, highWaterMark: PIECE_BYTES });
}

async function readIndex(
  file: FileHandle,
  boxes: readonly FileBox[],
  byBytes: number,
): Promise<Buffer> {
  const found = boxes.filter(({ type }) => type === 'moov');
  const [box] = found;
  if (box === undefined || found.length > 1) throw new UnusualLayout('the file has not one index');
  const index = Buffer.alloc(box.sizeBytes);
  await file.read(index, 0, box.sizeBytes, box.start);
  moveOffsets(index, byBytes);
  return index;
}
