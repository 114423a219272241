/** Says what kind of image some bytes are, from their header alone and without native code. */
import { imageSize } from 'image-size';

export interface ImageHeader {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';
  readonly width: number;
  readonly height: number;
}

/** Null for anything but a JPEG, PNG, WebP or GIF with a readable header. */
export function inspectImage(bytes: Uint8Array): ImageHeader | null {
  const mediaType = recognise(bytes);
  if (mediaType === null) return null;
  try {
    // A copy, because the library also looks at what surrounds a part of a larger buffer.
    const { width, height } = imageSize(new Uint8Array(bytes));
    return width >= 1 && height >= 1 ? { mediaType, width, height } : null;
  } catch {
    return null;
  }
}

/** By the first bytes; what is none of the four never reaches the library's other parsers. */
function recognise(bytes: Uint8Array): ImageHeader['mediaType'] | null {
  const start = Buffer.from(bytes.subarray(0, 12)).toString('latin1');
  if (start.startsWith('\xff\xd8\xff')) return 'image/jpeg';
  if (start.startsWith('\x89PNG\r\n\x1a\n')) return 'image/png';
  if (start.startsWith('RIFF') && start.endsWith('WEBP')) return 'image/webp';
  if (/^GIF8[79]a/.test(start)) return 'image/gif';
  return null;
}
