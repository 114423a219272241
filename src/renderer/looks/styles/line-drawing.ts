/** A pencil drawing: dark strokes along edges over light shading on white paper. */
import { createPaperTexture, TEXTURE_SIZE } from './paper-texture.ts';
import type { Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';
import { tonePairs } from './tone-pairs.ts';
import { boundedLevel } from './tone-table.ts';

const MASK = TEXTURE_SIZE - 1;
const PAPER = 228;
/** How dark the darkest shading is, and how soon it is: dusk is drawn in tones that can be told apart. */
const SHADING = 130;
const SHADE_CURVE = 0.5;

export function createLineDrawing(width: number, height: number): Stylist {
  const unit = Math.min(width, height);
  const around = createSurroundings(width, height, unit / 80);
  const paper = createPaperTexture();
  const shrink = 480 / unit;
  const grainColumns = Uint16Array.from({ length: width }, (_, x) => Math.floor(x * shrink) & MASK);
  // Edges are drawn on their dark side; the light side stays paper.
  const tones = tonePairs((level, mean) => {
    // What is dark all around has no room for ink: there bright things stay paper, without a rim.
    const room = Math.min(1, Math.max(0, mean - 16) / 80);
    const stroke = Math.min(120 * room, Math.max(0, mean - level - 1.8) * 5.6);
    const shade = SHADING * (1 - (Math.max(0, level - 16) / 219) ** SHADE_CURVE);
    return PAPER - shade + Math.min(6, Math.max(0, level - mean)) - stroke;
  });
  // Where the pencil goes over it, the paper's grain shows, least where it has filled it.
  const grainStrengths = Float64Array.from(
    { length: 256 },
    (_, tone) => Math.min(60, Math.max(0, PAPER - tone)) * 0.0004,
  );
  return (frame) => {
    around.measure(frame);
    const { luma, chromaU, chromaV, stride, chromaStride } = frame;
    const { means, columns } = around;
    for (let y = 0; y < height; y++) {
      const line = (y >> 1) * columns;
      const grainRow = (Math.floor(y * shrink) & MASK) * TEXTURE_SIZE;
      for (let x = 0; x < width; x++) {
        const at = y * stride + x;
        const tone = tones[(means[line + (x >> 1)]! << 8) | luma[at]!]!;
        const grain = paper[grainRow + grainColumns[x]!]!;
        luma[at] = boundedLevel(tone - grain * grainStrengths[tone]!);
      }
    }
    for (let row = 0; row < height / 2; row++) {
      chromaU.fill(126, row * chromaStride, row * chromaStride + width / 2);
      chromaV.fill(130, row * chromaStride, row * chromaStride + width / 2);
    }
  };
}
