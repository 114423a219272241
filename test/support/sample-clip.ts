/** A little film that nobody planned as a scene: sky, hills, a field and a ball that crosses them. */
import { encodeMp4 } from '../../src/renderer/encoding/encode-mp4.ts';
import type { Mp4Source } from '../../src/renderer/encoding/mp4-source.ts';

export interface ClipShape {
  readonly width: number;
  readonly height: number;
  readonly frameCount: number;
  readonly framesPerSecond: number;
}

export const CLIP: ClipShape = { width: 320, height: 180, frameCount: 48, framesPerSecond: 24 };

/** Its sound, a tone that a crossing of zero would betray if it stepped. */
export const CLIP_TONE_HERTZ = 330;

export async function writeSampleClip(path: string, shape: ClipShape = CLIP): Promise<void> {
  await encodeMp4(sampleClip(shape), path, () => {});
}

function sampleClip(shape: ClipShape): Mp4Source {
  const { width, height } = shape;
  const pixels = new Uint8Array((width * height * 3) / 2);
  return {
    ...shape,
    async readFrame(frameIndex) {
      drawFrame(pixels, width, height, frameIndex / shape.framesPerSecond);
      return pixels;
    },
    readSound(firstSample, sampleCount) {
      const left = Float32Array.from(
        { length: sampleCount },
        (_, index) =>
          0.3 * Math.sin((2 * Math.PI * CLIP_TONE_HERTZ * (firstSample + index)) / 48_000),
      );
      return { left, right: left };
    },
  };
}

/** Values are BT.709 limited range: luma, then the two of chroma. */
function drawFrame(pixels: Uint8Array, width: number, height: number, seconds: number): void {
  const startU = width * height;
  const startV = startU + startU / 4;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const [luma, u, v] = colourAt(x / width, y / height, x, y, seconds);
      pixels[y * width + x] = luma;
      if (((x | y) & 1) !== 0) continue;
      pixels[startU + (y >> 1) * (width / 2) + (x >> 1)] = u;
      pixels[startV + (y >> 1) * (width / 2) + (x >> 1)] = v;
    }
  }
}

function colourAt(
  across: number,
  down: number,
  x: number,
  y: number,
  seconds: number,
): [number, number, number] {
  const ball = Math.hypot((across - 0.15 - 0.25 * seconds) * 1.78, down - 0.5);
  if (ball < 0.14) return [150 - 300 * ball, 96, 190];
  const hill = 0.55 + 0.08 * Math.sin(9 * across) + 0.04 * Math.sin(23 * across + 1);
  const drift = 9 * Math.sin(0.12 * (x - 30 * seconds)) * Math.sin(0.09 * y);
  if (down < hill - 0.12) return [150 + 60 * down + drift, 158 - 30 * down, 108];
  if (down < hill) return [105 + drift * 2, 132, 124];
  const blades = 20 * Math.sin(0.9 * x + 0.5 * y) * Math.sin(0.31 * x - 0.7 * y);
  return [95 + blades + 20 * (down - hill), 104, 116];
}
