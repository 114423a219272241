/** In the child: reads the caller's picture, which may be anything at all, into plain pixels. */
import { readFile } from 'node:fs/promises';
import { createCanvas, loadImage } from '@napi-rs/canvas';
import { readImageHeader } from '../../lib/image-header.ts';
import type { RgbaImage } from '../drawing/create-frame-drawer.ts';
import { RenderError } from './render-error.ts';

/** Checked on the header, before a decoder allocates the pixels. */
const MAX_PIXELS = 50_000_000;
/** Larger pictures come back just large enough to cover the target; smaller ones as they are. */
export async function decodeReferenceImage(
  path: string,
  target: { readonly width: number; readonly height: number },
): Promise<RgbaImage> {
  const bytes = await readFile(path);
  checkHeader(bytes);
  const image = await decode(bytes);
  const cover = Math.max(target.width / image.width, target.height / image.height);
  const scale = Math.min(1, cover);
  const width = Math.max(1, Math.round(image.width * scale));
  const height = Math.max(1, Math.round(image.height * scale));
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  // What is transparent has to have some colour in a video.
  context.fillStyle = 'white';
  context.fillRect(0, 0, width, height);
  context.imageSmoothingQuality = 'high';
  context.drawImage(image, 0, 0, width, height);
  const pixels = context.getImageData(0, 0, width, height).data;
  return {
    width,
    height,
    data: new Uint8Array(pixels.buffer, pixels.byteOffset, pixels.byteLength),
  };
}

/** What the decoders know beyond four kinds is only a larger surface. */
function checkHeader(bytes: Uint8Array): void {
  const header = readImageHeader(bytes);
  if (header === null) {
    throw new RenderError('reference_image', 'it is no PNG, JPEG, WebP or GIF that can be read');
  }
  const { width, height } = header;
  if (width * height > MAX_PIXELS) {
    throw new RenderError('reference_image', `${width}x${height} is out of bounds`);
  }
}

async function decode(bytes: Buffer): Promise<Awaited<ReturnType<typeof loadImage>>> {
  try {
    return await loadImage(bytes);
  } catch (error) {
    throw new RenderError('reference_image', `the pixels cannot be decoded: ${String(error)}`);
  }
}
