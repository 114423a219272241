/** The same as a retoning, on uneven paper that takes more of the colour at one place than another. */
import { createPaperTexture, TEXTURE_SIZE } from './paper-texture.ts';
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import type { Surroundings } from './surroundings.ts';

const LEVELS = 256;

/** A level becomes `base` plus `slope` times what the grain does, kept to limited range. */
interface Tone {
  readonly base: number;
  readonly slope: number;
}

export interface OnPaper {
  /** Pixels of the paper for one of the frame. */
  readonly shrink: number;
  /** What the paper's grain, from -128 to 127, does. */
  readonly grainOf: (grain: number) => number;
  readonly toneOf: (level: number, mean: number) => Tone;
}

export function createPaperRetoning(
  { width, height, kernel, planes }: PlanarFrame,
  around: Surroundings,
  { shrink, grainOf, toneOf }: OnPaper,
): Stylist {
  const paper = place(new Uint8Array(createPaperTexture().buffer));
  const grains = place(
    Float64Array.from({ length: LEVELS }, (_, byte) => grainOf(byte < 128 ? byte : byte - 256)),
  );
  const places = place(
    Uint16Array.from({ length: width }, (_, x) => Math.floor(x * shrink) & (TEXTURE_SIZE - 1)),
  );
  const parts = new Float64Array(LEVELS * LEVELS * 2);
  for (let index = 0; index < LEVELS * LEVELS; index++) {
    const { base, slope } = toneOf(index & 255, index >> 8);
    parts.set([base, slope], index * 2);
  }
  const tones = place(parts);
  return () => {
    around.measure();
    kernel.retoneOnPaper(
      planes.luma,
      planes.stride,
      around.means,
      around.stride,
      width,
      height,
      tones,
      paper,
      grains,
      places,
      shrink,
    );
  };

  function place(values: Uint8Array | Uint16Array | Float64Array): number {
    const address = kernel.allocate(values.byteLength);
    kernel
      .bytes()
      .set(new Uint8Array(values.buffer, values.byteOffset, values.byteLength), address);
    return address;
  }
}
