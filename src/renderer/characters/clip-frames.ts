/** The pictures of a character's clip, and how far two of their colours are apart. */

export interface ClipFrames {
  readonly width: number;
  readonly height: number;
  /** Packed I420. */
  readonly frames: readonly Uint8Array[];
}

/** Y, U and V. */
export type ClipColour = readonly [number, number, number];

export function colourAt({ width, height }: ClipFrames, frame: Uint8Array, at: number): ClipColour {
  const row = Math.floor(at / width);
  const chroma = (row >> 1) * (width / 2) + ((at % width) >> 1);
  const luma = width * height;
  return [frame[at]!, frame[luma + chroma]!, frame[(luma * 5) / 4 + chroma]!];
}

/** Hue tells things apart better than light and shade do. */
export function distance(one: ClipColour, other: ClipColour): number {
  const light = 0.6 * (one[0] - other[0]);
  const blue = 1.6 * (one[1] - other[1]);
  const red = 1.6 * (one[2] - other[2]);
  return Math.sqrt(light * light + blue * blue + red * red);
}
