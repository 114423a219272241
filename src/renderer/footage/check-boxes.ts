/** Whether an mp4 is all there: its outermost boxes fill the file, and one of them holds media. */
import { open, type FileHandle } from 'node:fs/promises';
import { hasSoundIndex } from '../../lib/has-sound-index.ts';

/** A box opens with 32 bits of length and a name of four letters; a long one adds 64 bits. */
const HEADER_BYTES = 16;
/** Fragments of a second each, for longer than any video that is taken. */
const MAX_BOXES = 2_000;
/** The largest honest index, of two minutes in fragments of one picture, has some 3 MB. */
const MAX_INDEX_BYTES = 16 * 1024 * 1024;

/** Null, or what is wrong. What does not begin as an mp4 is not judged. */
export async function findBoxFault(path: string): Promise<string | null> {
  const file = await open(path);
  try {
    return await walkBoxes(file, (await file.stat()).size);
  } finally {
    await file.close();
  }
}

async function walkBoxes(file: FileHandle, sizeBytes: number): Promise<string | null> {
  const header = Buffer.alloc(HEADER_BYTES);
  const index: Buffer[] = [];
  let indexBytes = 0;
  let hasMedia = false;
  let at = 0;
  for (let count = 0; at < sizeBytes; count++) {
    if (count === MAX_BOXES) return 'it has too many boxes';
    const { bytesRead } = await file.read(header, 0, HEADER_BYTES, at);
    const name = header.toString('latin1', 4, 8);
    if (count === 0 && !['ftyp', 'moov', 'wide', 'free', 'mdat'].includes(name)) return null;
    if (bytesRead < 8) return 'it breaks off';
    const short = header.readUInt32BE(0);
    const length =
      short === 0 ? sizeBytes - at : short === 1 ? Number(header.readBigUInt64BE(8)) : short;
    if (length < 8 || at + length > sizeBytes) return `it breaks off within ${name}`;
    if (name === 'moov' || name === 'moof') {
      indexBytes += length;
      if (indexBytes > MAX_INDEX_BYTES) return 'its index is too large';
      index.push(await readBox(file, at, length));
    }
    hasMedia ||= name === 'mdat' && length > HEADER_BYTES;
    at += length;
  }
  if (!hasMedia) return 'it holds no media';
  return hasSoundIndex(Buffer.concat(index)) ? null : 'its index promises more than it holds';
}

async function readBox(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const box = Buffer.alloc(length);
  await file.read(box, 0, length, at);
  // The last box may say that it goes on to the end; behind it other boxes are put.
  if (box.readUInt32BE(0) === 0) box.writeUInt32BE(length);
  return box;
}
