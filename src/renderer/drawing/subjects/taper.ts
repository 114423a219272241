/** Rounded shapes that figures are put together from. */

import { type Colour, css } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A bone with flesh: two circles and what lies between them. */
export function fillTaper(
  pen: Pen,
  from: Point,
  to: Point,
  start: number,
  end: number,
  colour: Colour,
): void {
  const angle = Math.atan2(to.y - from.y, to.x - from.x);
  const quarter = Math.PI / 2;
  pen.fillStyle = css(colour);
  pen.beginPath();
  pen.arc(from.x, from.y, start, angle + quarter, angle - quarter);
  pen.arc(to.x, to.y, end, angle - quarter, angle + quarter);
  pen.fill();
}

export function fillEllipse(
  pen: Pen,
  x: number,
  y: number,
  radiusX: number,
  radiusY: number,
  colour: Colour,
  turn = 0,
): void {
  pen.fillStyle = css(colour);
  pen.beginPath();
  pen.ellipse(x, y, radiusX, radiusY, turn, 0, 2 * Math.PI);
  pen.fill();
}

/** What a figure standing on y = 0 takes of the light on the ground. */
export function fillFootShadow(pen: Pen, x: number, radius: number, strength = 0.22): void {
  pen.fillStyle = `rgba(0,0,0,${strength})`;
  pen.beginPath();
  pen.ellipse(x, 0.012, radius, 0.022, 0, 0, 2 * Math.PI);
  pen.fill();
}
