/** Bright lines along edges, over the picture dimmed: neon tubes or the white ink of a blueprint. */
import type { Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';
import { tonePairs } from './tone-pairs.ts';

export interface GlowingLines {
  /** Luma of black and of white in the dimmed picture. */
  readonly darkest: number;
  readonly brightest: number;
  readonly lineStrength: number;
  /** Chroma gain of the picture and the colour that all of it is drawn towards. */
  readonly chroma: number;
  readonly tintU: number;
  readonly tintV: number;
  /** How far the tint turns from left to right and from top to bottom of the frame. */
  readonly turn: number;
  /** Lines of a drawing grid across the shorter side; 0 for none. */
  readonly gridLines: number;
}

export const NEON: GlowingLines = {
  darkest: 16,
  brightest: 168,
  lineStrength: 7,
  chroma: 1.2,
  tintU: 9,
  tintV: 7,
  turn: 22,
  gridLines: 0,
};

export const BLUEPRINT: GlowingLines = {
  darkest: 32,
  brightest: 164,
  lineStrength: 4.6,
  chroma: 0,
  tintU: 34,
  tintV: -20,
  turn: 0,
  gridLines: 22,
};

export function createGlowingLines(width: number, height: number, lines: GlowingLines): Stylist {
  const unit = Math.min(width, height);
  const around = createSurroundings(width, height, unit / 80);
  const span = (lines.brightest - lines.darkest) / 219;
  const tones = tonePairs((level, mean) => {
    const ink = Math.max(0, Math.min(92, (level - mean - 2.2) * lines.lineStrength));
    return lines.darkest + (level - 16) * span + ink;
  });
  const gridStep = lines.gridLines === 0 ? 0 : Math.round(unit / lines.gridLines);
  const tinted = (tint: number): Float64Array =>
    Float64Array.from({ length: 256 }, (_, level) => 128 + (level - 128) * lines.chroma + tint);
  const [tintedU, tintedV] = [tinted(lines.tintU), tinted(lines.tintV)];
  const turns = Float64Array.from(
    { length: width / 2 },
    (_, x) => ((2 * x) / width - 0.5) * lines.turn,
  );
  return (frame) => {
    around.measure(frame);
    const { luma, chromaU, chromaV, stride, chromaStride } = frame;
    const { means, columns } = around;
    for (let y = 0; y < height; y++) {
      const line = (y >> 1) * columns;
      const isGridRow = gridStep > 0 && y % gridStep === 0;
      for (let x = 0; x < width; x++) {
        const at = y * stride + x;
        const tone = tones[(means[line + (x >> 1)]! << 8) | luma[at]!]!;
        const isGrid = isGridRow || (gridStep > 0 && x % gridStep === 0);
        luma[at] = isGrid ? Math.min(235, tone + 5) : tone;
      }
    }
    for (let y = 0; y < height / 2; y++) {
      const down = ((2 * y) / height - 0.5) * lines.turn;
      for (let x = 0; x < width / 2; x++) {
        const at = y * chromaStride + x;
        const u = tintedU[chromaU[at]!]! - turns[x]!;
        const v = tintedV[chromaV[at]!]! + turns[x]! + down;
        chromaU[at] = Math.max(16, Math.min(240, u));
        chromaV[at] = Math.max(16, Math.min(240, v));
      }
    }
  };
}
