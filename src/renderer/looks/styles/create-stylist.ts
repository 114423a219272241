/** What a style does to a finished frame beyond its grade; most styles need no more than that. */
import type { Style } from '../../scene/scene.ts';
import { createCartoon } from './cartoon.ts';
import { createFilmGrain } from './film-grain.ts';
import { BLUEPRINT, createGlowingLines, NEON } from './glowing-lines.ts';
import { createLineDrawing } from './line-drawing.ts';
import { createPixelArt } from './pixel.ts';
import type { Stylist } from './planar-frame.ts';
import { createWatercolour } from './watercolour.ts';

const STYLISTS: Readonly<Record<Style, ((width: number, height: number) => Stylist) | null>> = {
  natural: null,
  noir: null,
  vivid: null,
  pastel: null,
  cartoon: createCartoon,
  watercolour: createWatercolour,
  pixel: createPixelArt,
  line_drawing: createLineDrawing,
  vintage: createFilmGrain,
  neon: (width, height) => createGlowingLines(width, height, NEON),
  blueprint: (width, height) => createGlowingLines(width, height, BLUEPRINT),
};

export function createStylist(style: Style, width: number, height: number): Stylist | null {
  return STYLISTS[style]?.(width, height) ?? null;
}
