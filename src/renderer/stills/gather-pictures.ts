/** In the child: makes a video's thumbnail and spritesheet from the frames as they pass by. */
import { createCanvas } from '@napi-rs/canvas';
import { shrinkFrame } from './shrink-frame.ts';
import { stillCanvas } from './still-canvas.ts';
import type { Still } from './still.ts';

/** Where a video shows what it is about: nothing fades in any more, and nothing fades out yet. */
const THUMBNAIL_POSITION = 0.4;
const THUMBNAIL_LONGER_SIDE = 480;
const SPRITE_LONGER_SIDE = 160;
const SPRITES_PER_SIDE = 5;
const SPRITE_COUNT = SPRITES_PER_SIDE * SPRITES_PER_SIDE;
const QUALITY = 80;

export interface EncodedPictures {
  /** WebP. */
  readonly thumbnail: Buffer;
  /** JPEG: rows of sprites in the order of time, evenly spread over the video. */
  readonly spritesheet: Buffer;
}

export interface PictureGatherer {
  /** To be called with every frame; the bytes may be reused as soon as this returns. */
  take(frameIndex: number, pixels: Uint8Array): void;
  /** After the last frame. */
  encode(): Promise<EncodedPictures>;
}

interface VideoShape {
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
}

export function gatherPictures({ width, height, frameCount }: VideoShape): PictureGatherer {
  const thumbnailFrame = Math.floor(frameCount * THUMBNAIL_POSITION);
  let thumbnail: Still | null = null;
  /** A video of few frames shows some of them more than once. */
  const sprites: Still[] = [];

  function shrink(pixels: Uint8Array, longerSide: number): Still {
    const scale = Math.min(1, longerSide / Math.max(width, height));
    const scaled = (length: number): number => Math.max(1, Math.round(length * scale));
    return shrinkFrame({ pixels, width, height }, scaled(width), scaled(height));
  }

  return {
    take(frameIndex, pixels) {
      if (frameIndex === thumbnailFrame) thumbnail = shrink(pixels, THUMBNAIL_LONGER_SIDE);
      while (sprites.length < SPRITE_COUNT && frameIndex >= spriteFrame(sprites, frameCount)) {
        sprites.push(shrink(pixels, SPRITE_LONGER_SIDE));
      }
    },

    async encode() {
      if (thumbnail === null) throw new Error('the video ended before its thumbnail');
      const [thumbnailBytes, spritesheet] = await Promise.all([
        stillCanvas(thumbnail).encode('webp', QUALITY),
        encodeSheet(sprites),
      ]);
      return { thumbnail: thumbnailBytes, spritesheet };
    },
  };
}

/** The frame in the middle of the next sprite's part of the video. */
function spriteFrame(sprites: readonly Still[], frameCount: number): number {
  return Math.floor(((sprites.length + 0.5) * frameCount) / SPRITE_COUNT);
}

async function encodeSheet(sprites: readonly Still[]): Promise<Buffer> {
  const [first] = sprites;
  if (first === undefined) throw new Error('the video had no frames');
  const { width, height } = first;
  const sheet = createCanvas(width * SPRITES_PER_SIDE, height * SPRITES_PER_SIDE);
  const context = sheet.getContext('2d');
  for (const [index, sprite] of sprites.entries()) {
    const left = (index % SPRITES_PER_SIDE) * width;
    const top = Math.floor(index / SPRITES_PER_SIDE) * height;
    context.drawImage(stillCanvas(sprite), left, top);
  }
  return await sheet.encode('jpeg', QUALITY);
}
