/** Watercolour: washes that run into each other, darker where they dry at their edges, on rough paper. */
import { createPaperTexture, TEXTURE_SIZE } from './paper-texture.ts';
import type { Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';
import { tonePairs } from './tone-pairs.ts';
import { boundedLevel } from './tone-table.ts';

const MASK = TEXTURE_SIZE - 1;

export function createWatercolour(width: number, height: number): Stylist {
  const unit = Math.min(width, height);
  const around = createSurroundings(width, height, unit / 90);
  const paper = createPaperTexture();
  // The paper is as rough on a large picture as on a small one.
  const shrink = 360 / unit;
  const grainColumns = Uint16Array.from({ length: width }, (_, x) => Math.floor(x * shrink) & MASK);
  const tones = tonePairs((level, mean) => {
    const wash = mean + Math.max(-26, Math.min(10, (level - mean) * 0.8));
    return 38 + wash * 0.86;
  });
  // A full brush fills the paper and a dry one hardly touches it: grain shows most in between.
  const grainStrengths = Float64Array.from({ length: 256 }, (_, tone) => {
    const share = Math.max(0, Math.min(1, (235 - tone) / 197));
    return 0.085 * (0.4 + 1.5 * share * (1 - share));
  });
  return (frame) => {
    around.measure(frame);
    const { luma, stride } = frame;
    const { means, columns } = around;
    for (let y = 0; y < height; y++) {
      const line = (y >> 1) * columns;
      const grainRow = (Math.floor(y * shrink) & MASK) * TEXTURE_SIZE;
      for (let x = 0; x < width; x++) {
        const at = y * stride + x;
        const tone = tones[(means[line + (x >> 1)]! << 8) | luma[at]!]!;
        const grain = paper[grainRow + grainColumns[x]!]!;
        luma[at] = boundedLevel(tone + grain * grainStrengths[tone]!);
      }
    }
  };
}
