/** What all people have: skin, hair, limbs in two pieces, and clothes that differ from one to the next. */

import { BLACK, type Colour, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import { fillTaper, type Point } from './taper.ts';
import { type Tones, tonesOf } from './tones.ts';

export interface PersonColours {
  readonly skin: Tones;
  readonly hair: Colour;
  readonly hairLight: Colour;
  /** Shirt or dress. */
  readonly cloth: Tones;
  readonly trousers: Tones;
  readonly shoe: Tones;
}

const SKINS: readonly Colour[] = [
  [236, 186, 150],
  [178, 120, 82],
  [122, 78, 52],
  [214, 158, 116],
];
const HAIRS: readonly Colour[] = [
  [58, 38, 28],
  [28, 24, 26],
  [128, 78, 38],
];

/** `variant` is any whole number; neighbours differ. */
export function personColours(
  light: Light,
  variant: number,
  cloth: Colour,
  trousers: Colour,
): PersonColours {
  const skin = tonesOf(SKINS[variant % SKINS.length]!, light);
  const hair = HAIRS[variant % HAIRS.length]!;
  return {
    skin: { ...skin, far: mix(skin.middle, skin.shade, 0.75) },
    hair: mix(lit(hair, light, 0.35), BLACK, 0.15),
    hairLight: lit(mix(hair, [255, 236, 200], 0.2), light, 1),
    cloth: tonesOf(cloth, light),
    trousers: tonesOf(trousers, light),
    shoe: tonesOf([236, 236, 232], light),
  };
}

/** Angles are from straight down, forward positive; `bend` folds the lower piece backward. */
export interface Swing {
  readonly upper: number;
  readonly bend: number;
}

export interface Limb {
  readonly top: Point;
  readonly middle: Point;
  readonly end: Point;
  readonly lowerAngle: number;
}

/** `fold` is -1 for knees, which fold backward, and 1 for elbows. */
export function limbAt(
  top: Point,
  { upper, bend }: Swing,
  lengths: readonly [number, number],
  fold: -1 | 1,
): Limb {
  const lowerAngle = upper + fold * bend;
  const middle = {
    x: top.x + Math.sin(upper) * lengths[0],
    y: top.y + Math.cos(upper) * lengths[0],
  };
  const end = {
    x: middle.x + Math.sin(lowerAngle) * lengths[1],
    y: middle.y + Math.cos(lowerAngle) * lengths[1],
  };
  return { top, middle, end, lowerAngle };
}

export function fillLimb(
  pen: Pen,
  { top, middle, end }: Pick<Limb, 'top' | 'middle' | 'end'>,
  radii: readonly [number, number, number],
  upper: Colour,
  lower: Colour,
): void {
  fillTaper(pen, middle, end, radii[1], radii[2], lower);
  fillTaper(pen, top, middle, radii[0], radii[1] * 1.04, upper);
}
