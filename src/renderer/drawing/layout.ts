/** Where things stand in the frame: horizon, sun and the measures that everything scales by. */

import type { Scene, Setting } from '../scene/scene.ts';
import { createRandom } from './random.ts';

export interface Layout {
  readonly width: number;
  readonly height: number;
  /** The shorter side: subjects, trees and strokes scale by it. */
  readonly unit: number;
  /** The height that hills and buildings scale by; between the shorter side and the height. */
  readonly relief: number;
  /** An even row. */
  readonly horizon: number;
  /** The sun stands on one third of the width, subjects favour the other one. */
  readonly sunX: number;
  /** -1 when the light comes from the left half, 1 from the right one. */
  readonly sunSide: -1 | 1;
}

/** Shares of the height. */
const HORIZONS: Readonly<Record<Setting, number>> = {
  coast: 0.56,
  lake: 0.58,
  city: 0.64,
  mountains: 0.66,
  meadow: 0.58,
  forest: 0.6,
  desert: 0.52,
  street: 0.6,
  room: 0.56,
  underwater: 0.62,
  space: 0.6,
  studio: 0.6,
};

export function createLayout(scene: Scene): Layout {
  const { width, height } = scene;
  const random = createRandom(scene.seed, 'layout');
  const sunSide = random() < 0.5 ? -1 : 1;
  const sunX = width * (0.5 + sunSide * (0.15 + 0.07 * random()));
  const portraitDrop = height > width ? 0.02 : 0;
  const horizonShare =
    HORIZONS[scene.setting] + portraitDrop + horizonRange(scene.setting) * (random() - 0.5);
  const unit = Math.min(width, height);
  return {
    width,
    height,
    unit,
    relief: (unit + height) / 2,
    horizon: 2 * Math.round((height * horizonShare) / 2),
    sunX,
    sunSide,
  };
}

/** Where little stands on the horizon, its height tells one picture from another. */
function horizonRange(setting: Setting): number {
  return setting === 'coast' || setting === 'studio' ? 0.1 : 0.02;
}
