/** Every size that a vendor has a name for: a resolution and an aspect ratio. */
import type { Size } from '../../core/index.ts';

/** `1K` and `2K` are left out: no page says how many pixels they are. */
const SHORT_SIDES = { '480p': 480, '720p': 720, '768p': 768, '1080p': 1080, '4K': 2160 } as const;

export type Resolution = keyof typeof SHORT_SIDES;

export const RESOLUTIONS = Object.keys(SHORT_SIDES) as readonly Resolution[];

export const ASPECT_RATIOS = [
  '16:9',
  '9:16',
  '1:1',
  '4:3',
  '3:4',
  '3:2',
  '2:3',
  '21:9',
  '9:21',
] as const;

export type AspectRatio = (typeof ASPECT_RATIOS)[number];

export interface NamedSize extends Size {
  readonly resolution: Resolution;
  readonly aspectRatio: AspectRatio;
}

export const NAMED_SIZES: readonly NamedSize[] = RESOLUTIONS.flatMap((resolution) =>
  ASPECT_RATIOS.map((aspectRatio) => ({
    resolution,
    aspectRatio,
    ...sizeOf(resolution, aspectRatio),
  })),
);

export function sizeOf(resolution: Resolution, aspectRatio: AspectRatio): Size {
  const [across = 1, down = 1] = aspectRatio.split(':').map(Number);
  const unit = SHORT_SIDES[resolution] / Math.min(across, down);
  return { width: toEven(across * unit), height: toEven(down * unit) };
}

/** Video has no odd sides: colour is stored for two by two pixels. */
function toEven(length: number): number {
  return 2 * Math.round(length / 2);
}
