/** Bright lines along edges, over the picture dimmed: neon tubes or the white ink of a blueprint. */
import { createRetoning } from './create-retoning.ts';
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import { createSurroundings } from './surroundings.ts';

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

const BRIGHTEST_LEVEL = 235;
const GRID_LIFT = 5;

export function createGlowingLines(frame: PlanarFrame, lines: GlowingLines): Stylist {
  const unit = Math.min(frame.width, frame.height);
  const span = (lines.brightest - lines.darkest) / 219;
  const retone = createRetoning(frame, createSurroundings(frame, unit / 80), (level, mean) => {
    const ink = Math.max(0, Math.min(92, (level - mean - 2.2) * lines.lineStrength));
    return lines.darkest + (level - 16) * span + ink;
  });
  const tint = createTint(frame, lines);
  const gridStep = lines.gridLines === 0 ? 0 : Math.round(unit / lines.gridLines);
  return (timeSeconds) => {
    retone(timeSeconds);
    if (gridStep > 0) drawGrid(frame, gridStep);
    tint();
  };
}

function drawGrid({ width, height, kernel, planes }: PlanarFrame, step: number): void {
  const memory = kernel.bytes();
  for (let y = 0; y < height; y++) {
    const hop = y % step === 0 ? 1 : step;
    for (let x = 0; x < width; x += hop) {
      const at = planes.luma + y * planes.stride + x;
      memory[at] = Math.min(BRIGHTEST_LEVEL, memory[at]! + GRID_LIFT);
    }
  }
}

function createTint(
  { width, height, kernel, planes }: PlanarFrame,
  lines: GlowingLines,
): () => void {
  const [columns, rows] = [width / 2, height / 2];
  const tintedBy = (shift: number): number =>
    place(
      Float64Array.from({ length: 256 }, (_, level) => 128 + (level - 128) * lines.chroma + shift),
    );
  const [tintedU, tintedV] = [tintedBy(lines.tintU), tintedBy(lines.tintV)];
  const turns = place(
    Float64Array.from({ length: columns }, (_, x) => ((2 * x) / width - 0.5) * lines.turn),
  );
  return () => {
    const { chromaU, chromaV, chromaStride } = planes;
    kernel.tint(chromaU, chromaStride, columns, rows, tintedU, turns, -1, 0);
    kernel.tint(chromaV, chromaStride, columns, rows, tintedV, turns, 1, lines.turn);
  };

  function place(values: Float64Array): number {
    const address = kernel.allocate(values.byteLength);
    new Float64Array(kernel.bytes().buffer, address, values.length).set(values);
    return address;
  }
}
