/** Says what kind of image some bytes are, from their header alone and without native code. */
import { imageSize } from 'image-size';

export interface ImageHeader {
  readonly mediaType: 'image/jpeg' | 'image/png' | 'image/webp';
  readonly width: number;
  readonly height: number;
}

const MEDIA_TYPES: Readonly<Record<string, ImageHeader['mediaType']>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
};

/** Null for anything but a JPEG, PNG or WebP with a readable header. */
export function inspectImage(bytes: Uint8Array): ImageHeader | null {
  try {
    const { type, width, height } = imageSize(bytes);
    const mediaType = MEDIA_TYPES[type ?? ''];
    if (mediaType === undefined || width < 1 || height < 1) return null;
    return { mediaType, width, height };
  } catch {
    return null;
  }
}
