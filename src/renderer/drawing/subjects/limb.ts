/** A leg of an animal, from hip to paw, as tapering pieces. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Leg } from './four-legged-gait.ts';
import { fillTaper } from './taper.ts';

export interface LimbShape {
  /** Radii at the top, the middle joint, the ankle and just above the paw. */
  readonly radii: readonly [number, number, number, number];
  readonly pawLength: number;
}

export function drawLimb(
  pen: Pen,
  [top, middle, ankle, paw]: Leg,
  { radii, pawLength }: LimbShape,
  upper: Colour,
  lower: Colour,
): void {
  fillTaper(pen, top, middle, radii[0], radii[1], upper);
  fillTaper(pen, middle, ankle, radii[1], radii[2], mix(upper, lower, 0.3));
  const heel = { x: paw.x, y: paw.y - 0.016 };
  fillTaper(pen, ankle, heel, radii[2], radii[3], mix(upper, lower, 0.5));
  pen.fillStyle = css(mix(upper, lower, 0.35));
  pen.beginPath();
  pen.ellipse(paw.x + pawLength * 0.4, paw.y - 0.016, pawLength, 0.019, 0, 0, 2 * Math.PI);
  pen.fill();
}
