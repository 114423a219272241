/** A pencil drawing: dark strokes along edges over light shading on white paper. */
import { createPaperRetoning } from './create-paper-retoning.ts';
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';
import { boundedLevel } from './tone-table.ts';

const PAPER = 228;
const [PAPER_U, PAPER_V] = [126, 130];
/** How dark the darkest shading is, and how soon it is: dusk is drawn in tones that can be told apart. */
const SHADING = 130;
const SHADE_CURVE = 0.5;

/** Edges are drawn on their dark side; the light side stays paper. */
function toneOf(level: number, mean: number): number {
  // What is dark all around has no room for ink: there bright things stay paper, without a rim.
  const room = Math.min(1, Math.max(0, mean - 16) / 80);
  const stroke = Math.min(120 * room, Math.max(0, mean - level - 1.8) * 5.6);
  const shade = SHADING * (1 - (Math.max(0, level - 16) / 219) ** SHADE_CURVE);
  return boundedLevel(PAPER - shade + Math.min(6, Math.max(0, level - mean)) - stroke);
}

export function createLineDrawing(frame: PlanarFrame): Stylist {
  const { width, height, kernel, planes } = frame;
  const unit = Math.min(width, height);
  const retone = createPaperRetoning(frame, createSurroundings(frame, unit / 80), {
    shrink: 480 / unit,
    grainOf: (grain) => grain * 0.0004,
    toneOf: (level, mean) => {
      const tone = toneOf(level, mean);
      // Where the pencil goes over it, the paper's grain shows, least where it has filled it.
      return { base: tone, slope: -Math.min(60, Math.max(0, PAPER - tone)) };
    },
  });
  return (timeSeconds) => {
    retone(timeSeconds);
    const { chromaU, chromaV, chromaStride } = planes;
    const memory = kernel.bytes();
    for (let row = 0; row < height / 2; row++) {
      const start = row * chromaStride;
      memory.fill(PAPER_U, chromaU + start, chromaU + start + width / 2);
      memory.fill(PAPER_V, chromaV + start, chromaV + start + width / 2);
    }
  };
}
