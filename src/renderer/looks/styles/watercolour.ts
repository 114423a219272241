/** Watercolour: washes that run into each other, darker where they dry at their edges, on rough paper. */
import { levelSteps } from './level-steps.ts';
import { createPaperTexture, TEXTURE_SIZE } from './paper-texture.ts';
import type { Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';
import { boundedLevel } from './tone-table.ts';

const MASK = TEXTURE_SIZE - 1;

export function createWatercolour(width: number, height: number): Stylist {
  const unit = Math.min(width, height);
  const around = createSurroundings(width, height, unit / 90);
  const paper = createPaperTexture();
  // The paper is as rough on a large picture as on a small one.
  const shrink = 360 / unit;
  const grainColumns = Uint16Array.from({ length: width }, (_, x) => Math.floor(x * shrink) & MASK);
  const { values: edges, offset } = levelSteps((above) => Math.max(-26, Math.min(10, above * 0.8)));
  return (frame) => {
    around.measure(frame);
    const { luma, stride } = frame;
    const { means, columns } = around;
    for (let y = 0; y < height; y++) {
      const line = (y >> 1) * columns;
      const grainRow = (Math.floor(y * shrink) & MASK) * TEXTURE_SIZE;
      for (let x = 0; x < width; x++) {
        const at = y * stride + x;
        const level = luma[at]!;
        const mean = means[line + (x >> 1)]!;
        const wash = mean + edges[level - mean + offset]!;
        const grain = paper[grainRow + grainColumns[x]!]!;
        luma[at] = boundedLevel(38 + wash * 0.86 + grain * 0.085 * (0.5 + (235 - wash) / 235));
      }
    }
  };
}
