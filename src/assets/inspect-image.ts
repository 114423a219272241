/** Says what kind of image some bytes are, from their header alone and without native code. */
import { readImageHeader } from '../lib/image-header.ts';

export interface ImageHeader {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp' | 'image/gif';
  /** As it is shown. */
  readonly width: number;
  readonly height: number;
}

/** Null for anything but a JPEG, PNG, WebP or GIF with a readable header. */
export function inspectImage(bytes: Uint8Array): ImageHeader | null {
  const header = readImageHeader(bytes);
  if (header === null) return null;
  const { kind, width, height } = header;
  return { mediaType: `image/${kind}`, width, height };
}
