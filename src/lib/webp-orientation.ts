/** How a WebP picture is to be turned: an extended one may carry what its camera wrote. */
import { exifOrientation } from './exif-orientation.ts';

const FIRST_CHUNK = 12;
const EXTENDED = 'VP8X';
/** An animation of a minute has one for each picture; what a camera wrote comes behind them. */
const MAX_CHUNKS = 4_000;

export function webpOrientation(bytes: Uint8Array): number {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const nameAt = (at: number): string => file.toString('latin1', at, at + 4);
  if (nameAt(FIRST_CHUNK) !== EXTENDED) return 1;
  let at = FIRST_CHUNK;
  for (let count = 0; count < MAX_CHUNKS && at + 8 <= file.length; count++) {
    const length = file.readUInt32LE(at + 4);
    if (nameAt(at) === 'EXIF') return exifOrientation(file.subarray(at + 8, at + 8 + length));
    at += 8 + length + (length & 1);
  }
  return 1;
}
