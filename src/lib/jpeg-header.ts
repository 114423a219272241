/**
 * Reads how large a JPEG is from its segments, in time that a caller cannot make long: a file of
 * twenty million zeros behind a good start would be searched byte by byte by others.
 */
import { exifOrientation } from './exif-orientation.ts';

const START_OF_SCAN = 0xda;
const APPLICATION_1 = 0xe1;
/** Baseline, extended and progressive: what decoders know. */
const FRAMES: ReadonlySet<number> = new Set([0xc0, 0xc1, 0xc2]);
/** Of no length of their own. */
const isBare = (marker: number): boolean => marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8);
const EXIF = 'Exif\0\0';
/** Colour profiles and previews are cut into pieces of 64 kB, of which 20 MB hold some 300. */
const MAX_SEGMENTS = 2_000;

export interface JpegHeader {
  /** As stored. */
  readonly width: number;
  readonly height: number;
  readonly orientation: number;
}

/** Null where no picture begins. */
export function readJpegHeader(bytes: Uint8Array): JpegHeader | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let orientation: number | null = null;
  let at = 2;
  for (let count = 0; count < MAX_SEGMENTS; count++) {
    if (file[at] !== 0xff || at + 4 > file.length) return null;
    const marker = file[at + 1]!;
    if (marker === 0xff || isBare(marker)) {
      at += marker === 0xff ? 1 : 2;
      continue;
    }
    const length = file.readUInt16BE(at + 2);
    if (length < 2 || at + 2 + length > file.length || marker === START_OF_SCAN) return null;
    const segment = file.subarray(at + 4, at + 2 + length);
    if (FRAMES.has(marker)) {
      if (segment.length < 5) return null;
      return {
        height: segment.readUInt16BE(1),
        width: segment.readUInt16BE(3),
        orientation: orientation ?? 1,
      };
    }
    if (marker === APPLICATION_1 && segment.toString('latin1', 0, EXIF.length) === EXIF) {
      orientation ??= exifOrientation(segment.subarray(EXIF.length));
    }
    at += 2 + length;
  }
  return null;
}
