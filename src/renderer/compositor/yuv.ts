/** BT.709 limited range, the colour space of every plane here. */

import type { Colour } from '../looks/colour.ts';

/** Luma 16 to 235, then the two chroma values around 128. */
export function yuvFromColour([red, green, blue]: Colour): [number, number, number] {
  return [
    16 + 0.1826 * red + 0.6142 * green + 0.062 * blue,
    128 - 0.1006 * red - 0.3386 * green + 0.4392 * blue,
    128 + 0.4392 * red - 0.3989 * green - 0.0403 * blue,
  ];
}
