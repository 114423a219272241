/** Which frames become which pictures, told by greys that name their frame. */
import { imageSize } from 'image-size';
import { describe, expect, test } from 'vitest';
import { readPng as readPicture } from '../../../test/support/read-png.ts';
import { gatherPictures, type EncodedPictures } from './gather-pictures.ts';

/** Far enough apart to be told after a lossy coding. */
function greyOf(frameIndex: number, frameCount: number): number {
  return 20 + Math.round((200 * frameIndex) / Math.max(1, frameCount - 1));
}

/** In limited range, so that the picture shows the grey itself. */
const coded = (grey: number): number => Math.round(16 + (219 * grey) / 255);

async function gather(width: number, height: number, frameCount: number): Promise<EncodedPictures> {
  const gatherer = gatherPictures({ width, height, frameCount });
  // One buffer for all frames, as in the renderer, and shared with another thread as there.
  const pixels = new Uint8Array(new SharedArrayBuffer((width * height * 3) / 2));
  for (let index = 0; index < frameCount; index++) {
    pixels.fill(128).fill(coded(greyOf(index, frameCount)), 0, width * height);
    gatherer.take(index, pixels);
  }
  return await gatherer.encode();
}

const sizeOf = (bytes: Uint8Array) => {
  const { type, width, height } = imageSize(bytes);
  return [type, width, height];
};

describe('the pictures of a video', () => {
  test.each([
    [1280, 720, [480, 270], [800, 450]],
    [720, 1280, [270, 480], [450, 800]],
    [1792, 1024, [480, 274], [800, 455]],
    [322, 182, [322, 182], [800, 450]],
    [64, 50, [64, 50], [320, 250]],
  ] as const)('keep the shape of %i x %i', async (width, height, thumbnail, sheet) => {
    const pictures = await gather(width, height, 30);
    expect(sizeOf(pictures.thumbnail)).toEqual(['webp', ...thumbnail]);
    expect(sizeOf(pictures.spritesheet)).toEqual(['jpg', ...sheet]);
  });

  test('show the frame at two fifths of the time, alone', async () => {
    const picture = await readPicture((await gather(160, 90, 96)).thumbnail);
    expect(Math.abs(picture.at(80, 45).red - greyOf(38, 96))).toBeLessThanOrEqual(2);
  });

  test.each([96, 31, 25, 7, 1])('show the whole of %i frames in their order', async (count) => {
    const picture = await readPicture((await gather(160, 90, count)).spritesheet);
    for (let index = 0; index < 25; index++) {
      const { red } = picture.at((index % 5) * 160 + 80, Math.floor(index / 5) * 90 + 45);
      const frame = Math.floor(((index + 0.5) * count) / 25);
      expect(Math.abs(red - greyOf(frame, count)), `sprite ${index}`).toBeLessThanOrEqual(4);
    }
  });

  test('are the same bytes each time', async () => {
    expect(await gather(322, 182, 40)).toEqual(await gather(322, 182, 40));
  });

  test('are refused when frames are missing', async () => {
    const gatherer = gatherPictures({ width: 64, height: 64, frameCount: 10 });
    await expect(gatherer.encode()).rejects.toThrow('before its thumbnail');
  });
});
