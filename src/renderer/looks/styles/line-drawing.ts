/** A pencil drawing: dark strokes along edges over light shading on white paper. */
import { createPaperRetoning } from './create-paper-retoning.ts';
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';

const PAPER = 228;
const [PAPER_U, PAPER_V] = [126, 130];

/** Edges are drawn on their dark side; the light side stays paper. */
function strokeOf(below: number): number {
  const stroke = below < 1 ? 0 : Math.min(120, (below - 1) * 5.4);
  return Math.min(6, Math.max(0, -below)) - stroke;
}

export function createLineDrawing(frame: PlanarFrame): Stylist {
  const { width, height, kernel, planes } = frame;
  const unit = Math.min(width, height);
  const retone = createPaperRetoning(frame, createSurroundings(frame, unit / 80), {
    shrink: 480 / unit,
    grainOf: (grain) => 0.52 + grain * 0.0004,
    toneOf: (level, mean) => ({
      base: PAPER,
      slope: level - 235,
      stroke: strokeOf(mean - level),
    }),
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
