/** The kinds of flowers: their petals, their hearts, and how tall they stand. */

import type { Colour } from '../../looks/colour.ts';
import type { FlowerKind } from '../../scene/scene.ts';

export interface Bloom {
  /** A rose is seen from its front as folded layers, a tulip from its side as a cup. */
  readonly form: 'open' | 'rose' | 'tulip';
  readonly petal: Colour;
  readonly centre: Colour;
  readonly petals: number;
  /** Length and width of a petal. */
  readonly long: number;
  readonly wide: number;
  /** Radius of the heart. */
  readonly heart: number;
  readonly leaves?: 'long';
}

/** Where nobody says which. */
export const ANY_FLOWERS: readonly Bloom[] = [
  open([232, 52, 78], [250, 206, 80], 8, 0.17, 0.075),
  open([250, 246, 240], [246, 186, 50], 14, 0.16, 0.042),
  open([250, 186, 38], [104, 62, 34], 16, 0.17, 0.045),
  open([158, 92, 214], [250, 228, 130], 6, 0.16, 0.095),
  open([244, 130, 168], [252, 226, 150], 7, 0.165, 0.085),
];

export const FLOWERS: Readonly<Record<FlowerKind, Bloom>> = {
  rose: { ...open([200, 28, 52], [120, 12, 34], 5, 0.135, 0.1), form: 'rose' },
  tulip: { ...open([226, 62, 74], [250, 206, 80], 3, 0.2, 0.09), form: 'tulip', leaves: 'long' },
  sunflower: { ...open([250, 186, 30], [92, 54, 28], 20, 0.19, 0.042), heart: 0.095 },
  daisy: { ...open([252, 250, 244], [246, 186, 44], 18, 0.15, 0.034), heart: 0.05 },
  lily: { ...open([250, 240, 236], [226, 160, 60], 6, 0.2, 0.072), heart: 0.022, leaves: 'long' },
  poppy: { ...open([226, 48, 34], [40, 34, 40], 4, 0.15, 0.17), heart: 0.042 },
};

/** Tulips and roses of a bed differ from each other. */
export const SHADES: Partial<Readonly<Record<FlowerKind, readonly Colour[]>>> = {
  tulip: [
    [226, 62, 74],
    [246, 190, 58],
    [238, 132, 168],
    [242, 236, 228],
    [146, 72, 170],
  ],
  rose: [
    [200, 28, 52],
    [206, 38, 70],
    [190, 22, 44],
  ],
};

function open(petal: Colour, centre: Colour, petals: number, long: number, wide: number): Bloom {
  return { form: 'open', petal, centre, petals, long, wide, heart: 0.055 };
}
