/** CIELAB (D65), where lightness and hue can be changed apart from each other. */

import { clamp, type Colour } from './colour.ts';

/** L* from 0 to 100, then a* and b*. */
export type Lab = readonly [number, number, number];

const WHITE_X = 0.95047;
const WHITE_Z = 1.08883;

function linear(part: number): number {
  const value = clamp(part, 0, 255) / 255;
  return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
}

function encoded(value: number): number {
  const part = clamp(value);
  return 255 * (part <= 0.0031308 ? part * 12.92 : 1.055 * part ** (1 / 2.4) - 0.055);
}

function root(value: number): number {
  return value > 0.008856 ? Math.cbrt(value) : 7.787 * value + 16 / 116;
}

function cube(value: number): number {
  return value > 0.2068966 ? value ** 3 : (value - 16 / 116) / 7.787;
}

export function labFromColour(colour: Colour): Lab {
  const red = linear(colour[0]);
  const green = linear(colour[1]);
  const blue = linear(colour[2]);
  const x = root((0.4124 * red + 0.3576 * green + 0.1805 * blue) / WHITE_X);
  const y = root(0.2126 * red + 0.7152 * green + 0.0722 * blue);
  const z = root((0.0193 * red + 0.1192 * green + 0.9505 * blue) / WHITE_Z);
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

/** The nearest sRGB colour: what lies outside the gamut is clipped per channel. */
export function colourFromLab([lightness, a, b]: Lab): Colour {
  const middle = (lightness + 16) / 116;
  const x = WHITE_X * cube(middle + a / 500);
  const y = cube(middle);
  const z = WHITE_Z * cube(middle - b / 200);
  return [
    encoded(3.2406 * x - 1.5372 * y - 0.4986 * z),
    encoded(-0.9689 * x + 1.8758 * y + 0.0415 * z),
    encoded(0.0557 * x - 0.204 * y + 1.057 * z),
  ];
}
