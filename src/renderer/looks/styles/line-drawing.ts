/** A pencil drawing: dark strokes along edges over light shading on white paper. */
import { levelSteps } from './level-steps.ts';
import { createPaperTexture, TEXTURE_SIZE } from './paper-texture.ts';
import type { Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';
import { boundedLevel } from './tone-table.ts';

const MASK = TEXTURE_SIZE - 1;
const PAPER = 228;

export function createLineDrawing(width: number, height: number): Stylist {
  const unit = Math.min(width, height);
  const around = createSurroundings(width, height, unit / 80);
  const paper = createPaperTexture();
  const shrink = 480 / unit;
  const grainColumns = Uint16Array.from({ length: width }, (_, x) => Math.floor(x * shrink) & MASK);
  // Edges are drawn on their dark side; the light side stays paper.
  const { values: strokes, offset } = levelSteps((below) => {
    const stroke = below < 1 ? 0 : Math.min(120, (below - 1) * 5.4);
    return Math.min(6, Math.max(0, -below)) - stroke;
  });
  return (frame) => {
    around.measure(frame);
    const { luma, chromaU, chromaV, stride, chromaStride } = frame;
    const { means, columns } = around;
    for (let y = 0; y < height; y++) {
      const line = (y >> 1) * columns;
      const grainRow = (Math.floor(y * shrink) & MASK) * TEXTURE_SIZE;
      for (let x = 0; x < width; x++) {
        const at = y * stride + x;
        const level = luma[at]!;
        const stroke = strokes[means[line + (x >> 1)]! - level + offset]!;
        const grain = paper[grainRow + grainColumns[x]!]!;
        const shade = (235 - level) * (0.52 + grain * 0.0004);
        luma[at] = boundedLevel(PAPER - shade + stroke);
      }
    }
    for (let row = 0; row < height / 2; row++) {
      chromaU.fill(126, row * chromaStride, row * chromaStride + width / 2);
      chromaV.fill(130, row * chromaStride, row * chromaStride + width / 2);
    }
  };
}
