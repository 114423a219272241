/** Replaces every colour of a frame by another one, by table. */

/** Table entries lie this far apart in 8-bit values; what lies between is dithered. */
export const MAP_STEP = 4;
/** Entries for 0, 4, … 256. */
export const MAP_ENTRIES = 65;
const LEVELS = 256;

export interface ColourMap {
  /** By U entry, V entry and luma. */
  readonly luma: Uint8Array;
  /** By U entry, V entry and luma entry. */
  readonly chromaU: Uint8Array;
  readonly chromaV: Uint8Array;
  /** 1 for each pair of U and V entries that has been filled, by `U * MAP_ENTRIES + V`. */
  readonly filled: Uint8Array;
  /** To be called for a pair before it is first used: a clip has a fraction of all hues. */
  fill(cell: number): void;
}

export function lumaAt(entryU: number, entryV: number, luma: number): number {
  return (entryU * MAP_ENTRIES + entryV) * LEVELS + luma;
}

export function chromaAt(entryU: number, entryV: number, entryY: number): number {
  return (entryU * MAP_ENTRIES + entryV) * MAP_ENTRIES + entryY;
}

/**
 * Ordered thresholds below one step: a value between two entries takes the upper one as often as it
 * lies near it, so that a clear sky shows no bands. Two different orders, lest U and V add up.
 */
const DITHER_U = Uint8Array.of(0, 2, 3, 1);
const DITHER_V = Uint8Array.of(2, 0, 1, 3);

/** Changes the packed I420 frame in place; width and height are even, and so is where it starts in memory. */
export function applyColourMap(
  frame: Uint8Array,
  width: number,
  height: number,
  map: ColourMap,
): void {
  const { luma, chromaU, chromaV, filled } = map;
  const columns = width / 2;
  const startU = width * height;
  const startV = startU + columns * (height / 2);
  // Two lumas at a time: touching each alone takes a seventh longer.
  const pairs = new Uint16Array(frame.buffer, frame.byteOffset, startU / 2);
  for (let row = 0; row < height / 2; row++) {
    let upper = row * width;
    let lower = upper + columns;
    let atU = startU + row * columns;
    let atV = startV + row * columns;
    const place = (row & 1) << 1;
    let ditherU = DITHER_U[place]!;
    let ditherV = DITHER_V[place]!;
    const turnU = ditherU ^ DITHER_U[place + 1]!;
    const turnV = ditherV ^ DITHER_V[place + 1]!;
    for (let column = 0; column < columns; column++, upper++, lower++, atU++, atV++) {
      const cell = ((frame[atU]! + ditherU) >> 2) * MAP_ENTRIES + ((frame[atV]! + ditherV) >> 2);
      if (filled[cell] === 0) map.fill(cell);
      const lumaCell = cell << 8;
      const above = pairs[upper]!;
      const below = pairs[lower]!;
      const first = above & 255;
      const chroma = cell * MAP_ENTRIES + ((first + ditherV) >> 2);
      pairs[upper] = luma[lumaCell + first]! | (luma[lumaCell + (above >> 8)]! << 8);
      pairs[lower] = luma[lumaCell + (below & 255)]! | (luma[lumaCell + (below >> 8)]! << 8);
      frame[atU] = chromaU[chroma]!;
      frame[atV] = chromaV[chroma]!;
      ditherU ^= turnU;
      ditherV ^= turnV;
    }
  }
}
