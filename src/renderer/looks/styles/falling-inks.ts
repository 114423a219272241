/** What rain and snow are drawn with in styles that draw lines, once the picture's own are drawn. */
import type { Colour } from '../colour.ts';
import type { Style } from '../../scene/scene.ts';

export interface FallingInk {
  readonly rain: Colour;
  readonly snow: Colour;
}

/**
 * A style that lines all that stands out would line each drop and flake, and leave little of what it
 * falls on; so these lay their drops over the finished drawing. Other styles keep them in the picture.
 */
export const FALLING_INKS: Partial<Readonly<Record<Style, FallingInk>>> = {
  line_drawing: { rain: [70, 70, 72], snow: [128, 128, 130] },
  blueprint: { rain: [214, 228, 255], snow: [226, 236, 255] },
  neon: { rain: [190, 210, 255], snow: [216, 226, 255] },
};
