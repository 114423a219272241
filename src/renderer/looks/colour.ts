/**
 * Colours as numbers: sRGB triples from 0 to 255, their CIELAB values, and mixing.
 */

/** Red, green, blue, each 0 to 255 and not necessarily whole. */
export type Colour = readonly [number, number, number];

export const WHITE: Colour = [255, 255, 255];
export const BLACK: Colour = [0, 0, 0];

export function clamp(value: number, low = 0, high = 1): number {
  return value < low ? low : value > high ? high : value;
}

/** 0 at `from`, 1 at `to`, with a soft start and end; `from` may be the larger one. */
export function smoothstep(from: number, to: number, value: number): number {
  const x = clamp((value - from) / (to - from));
  return x * x * (3 - 2 * x);
}

/** Reads `#rrggbb`. */
export function colourFromHex(hex: string): Colour {
  const value = Number.parseInt(hex.slice(1), 16);
  return [(value >> 16) & 255, (value >> 8) & 255, value & 255];
}

export function mix(a: Colour, b: Colour, share: number): Colour {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, a[2] + (b[2] - a[2]) * share];
}

export function scale(colour: Colour, factor: number): Colour {
  return [colour[0] * factor, colour[1] * factor, colour[2] * factor];
}

/** A surface under a light: both as colours, where 255 in the light leaves the surface as it is. */
export function multiply(surface: Colour, light: Colour): Colour {
  return [
    (surface[0] * light[0]) / 255,
    (surface[1] * light[1]) / 255,
    (surface[2] * light[2]) / 255,
  ];
}

export function luminance(colour: Colour): number {
  return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
}

/** A CSS colour that Skia reads. */
export function css(colour: Colour, alpha = 1): string {
  const [red, green, blue] = colour.map((part) => Math.round(clamp(part, 0, 255)));
  return `rgba(${red},${green},${blue},${alpha})`;
}
