/**
 * What a style does to a finished frame, of a scene or of footage, beyond its grade; most styles need
 * no more than that.
 */
import type { Style } from '../../scene/scene.ts';
import { createCartoon } from './cartoon.ts';
import { createFilmGrain } from './film-grain.ts';
import { BLUEPRINT, createGlowingLines, NEON } from './glowing-lines.ts';
import { createLineDrawing } from './line-drawing.ts';
import { createPixelArt } from './pixel.ts';
import type { PlanarFrame, Stylist } from './planar-frame.ts';
import { createWatercolour } from './watercolour.ts';

const STYLISTS: Readonly<Record<Style, ((frame: PlanarFrame) => Stylist) | null>> = {
  natural: null,
  noir: null,
  vivid: null,
  pastel: null,
  cartoon: createCartoon,
  watercolour: createWatercolour,
  pixel: createPixelArt,
  line_drawing: createLineDrawing,
  vintage: createFilmGrain,
  neon: (frame) => createGlowingLines(frame, NEON),
  blueprint: (frame) => createGlowingLines(frame, BLUEPRINT),
};

/** Null for a style that is no more than a grade. */
export function createStylist(style: Style, frame: PlanarFrame): Stylist | null {
  return STYLISTS[style]?.(frame) ?? null;
}
