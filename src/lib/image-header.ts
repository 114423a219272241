/** Says what kind of picture some bytes are and how large it is shown, without decoding it. */
import { imageSize } from 'image-size';
import { isTurned } from './exif-orientation.ts';
import { readJpegHeader } from './jpeg-header.ts';
import { webpOrientation } from './webp-orientation.ts';

export interface ImageHeader {
  readonly kind: 'jpeg' | 'png' | 'webp' | 'gif';
  /** As it is shown: a photograph taken upright may be stored lying on its side. */
  readonly width: number;
  readonly height: number;
}

/** Null for anything but a JPEG, PNG, WebP or GIF with a readable header. */
export function readImageHeader(bytes: Uint8Array): ImageHeader | null {
  const kind = recognise(bytes);
  if (kind === null) return null;
  const stored = kind === 'jpeg' ? readJpegHeader(bytes) : readOther(bytes);
  if (stored === null || !(stored.width >= 1 && stored.height >= 1)) return null;
  const orientation = kind === 'webp' ? webpOrientation(bytes) : (stored.orientation ?? 1);
  const { width, height } = stored;
  return isTurned(orientation) ? { kind, width: height, height: width } : { kind, width, height };
}

/** By the first bytes; what is none of the four never reaches the library's other parsers. */
function recognise(bytes: Uint8Array): ImageHeader['kind'] | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\xff\xd8\xff')) return 'jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'png';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'webp';
  if (/^GIF8[79]a/.test(start)) return 'gif';
  return null;
}

/** More than the library looks at in a PNG, WebP or GIF. */
const HEADER_BYTES = 4_096;

function readOther(bytes: Uint8Array): ReturnType<typeof imageSize> | null {
  try {
    // A copy, because the library also looks at what surrounds a part of a larger buffer.
    return imageSize(new Uint8Array(bytes.subarray(0, HEADER_BYTES)));
  } catch {
    return null;
  }
}
