/** A cat's head, seen from its right side. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';

export interface CatColours {
  readonly back: Colour;
  readonly side: Colour;
  readonly belly: Colour;
  /** Legs and ear on the far side. */
  readonly far: Colour;
  readonly stripe: Colour;
  readonly pale: Colour;
  readonly rim: Colour;
  readonly eye: Colour;
  readonly dark: Colour;
}

export interface CatHead {
  readonly x: number;
  readonly y: number;
  /** Downwards, in radians. */
  readonly turn?: number;
  readonly timeSeconds: number;
  readonly isAsleep?: boolean;
}

export function drawCatHead(pen: Pen, colours: CatColours, head: CatHead): void {
  pen.save();
  pen.translate(head.x, head.y);
  pen.rotate(head.turn ?? 0);
  fillEar(pen, colours.far, colours.far, 0.045, 0.12);
  const gradient = pen.createLinearGradient(0, -0.11, 0, 0.1);
  gradient.addColorStop(0, css(colours.back));
  gradient.addColorStop(0.6, css(colours.side));
  gradient.addColorStop(1, css(mix(colours.side, colours.belly, 0.6)));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(-0.1, 0.02);
  pen.bezierCurveTo(-0.105, -0.075, -0.04, -0.1, 0.015, -0.096);
  pen.bezierCurveTo(0.075, -0.09, 0.1, -0.04, 0.118, -0.005);
  pen.bezierCurveTo(0.14, 0.012, 0.142, 0.04, 0.12, 0.056);
  pen.bezierCurveTo(0.08, 0.092, 0.02, 0.1, -0.03, 0.085);
  pen.bezierCurveTo(-0.075, 0.075, -0.1, 0.06, -0.1, 0.02);
  pen.fill();
  pen.fillStyle = css(colours.pale, 0.9);
  pen.beginPath();
  pen.ellipse(0.095, 0.045, 0.042, 0.03, 0.2, 0, 2 * Math.PI);
  pen.fill();
  fillEar(pen, colours.side, mix(colours.pale, colours.stripe, 0.5), -0.035, 0.13);
  drawFace(pen, colours, head);
  pen.strokeStyle = css(colours.rim, 0.7);
  pen.lineWidth = 0.011;
  pen.beginPath();
  pen.moveTo(-0.095, -0.02);
  pen.bezierCurveTo(-0.08, -0.085, -0.04, -0.098, 0.015, -0.094);
  pen.stroke();
  pen.restore();
}

function fillEar(pen: Pen, outer: Colour, inner: Colour, x: number, height: number): void {
  pen.fillStyle = css(outer);
  pen.beginPath();
  pen.moveTo(x - 0.048, -0.06);
  pen.quadraticCurveTo(x - 0.045, -height * 0.85, x - 0.022, -height - 0.05);
  pen.quadraticCurveTo(x + 0.02, -height * 0.9, x + 0.042, -0.075);
  pen.fill();
  pen.fillStyle = css(inner);
  pen.beginPath();
  pen.moveTo(x - 0.024, -0.075);
  pen.quadraticCurveTo(x - 0.026, -height * 0.8, x - 0.017, -height - 0.018);
  pen.quadraticCurveTo(x + 0.008, -height * 0.85, x + 0.022, -0.082);
  pen.fill();
}

function drawFace(pen: Pen, colours: CatColours, { timeSeconds, isAsleep }: CatHead): void {
  const blink = isAsleep === true || (timeSeconds + 2) % 4.3 < 0.16 ? 0.15 : 1;
  pen.fillStyle = css(colours.eye);
  pen.beginPath();
  pen.ellipse(0.052, -0.018, 0.019, 0.016 * blink, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = css(colours.dark);
  pen.beginPath();
  pen.ellipse(0.056, -0.018, 0.006, 0.015 * blink, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.beginPath();
  pen.ellipse(0.133, 0.018, 0.011, 0.009, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.strokeStyle = css(colours.stripe, 0.7);
  pen.lineWidth = 0.01;
  for (const x of [-0.045, -0.015, 0.015]) {
    pen.beginPath();
    pen.moveTo(x, -0.088);
    pen.lineTo(x + 0.008, -0.05);
    pen.stroke();
  }
  pen.strokeStyle = css(colours.pale, 0.55);
  pen.lineWidth = 0.004;
  for (const drop of [-0.012, 0.008, 0.028]) {
    pen.beginPath();
    pen.moveTo(0.1, 0.045);
    pen.quadraticCurveTo(0.06, 0.05 + drop, 0.01, 0.055 + drop * 2);
    pen.stroke();
  }
}
