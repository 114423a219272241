/** Watercolour: washes that run into each other, darker where they dry at their edges, on rough paper. */
import { createPaperRetoning } from './create-paper-retoning.ts';
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';

export function createWatercolour(frame: PlanarFrame): Stylist {
  const unit = Math.min(frame.width, frame.height);
  return createPaperRetoning(frame, createSurroundings(frame, unit / 90), {
    // The paper is as rough on a large picture as on a small one.
    shrink: 360 / unit,
    grainOf: (grain) => grain * 0.085,
    toneOf: (level, mean) => {
      const wash = mean + Math.max(-26, Math.min(10, (level - mean) * 0.8));
      const base = 38 + wash * 0.86;
      // A full brush fills the paper and a dry one hardly touches it: grain shows most in between.
      const share = Math.max(0, Math.min(1, (235 - base) / 197));
      return { base, slope: 0.4 + 1.5 * share * (1 - share) };
    },
  });
}
