/** A cat that sits, lies or sleeps, facing right on y = 0; one unit is its size. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Posture } from '../../scene/scene.ts';
import type { Pen } from '../canvas-raster.ts';
import { type CatColours, drawCatHead } from './cat-head.ts';
import type { FigurePose } from './ground-group.ts';
import { fillEllipse, fillFootShadow, fillTaper, type Point } from './taper.ts';

export const CAT_POSTURES = ['sitting', 'lying', 'sleeping'] as const satisfies readonly Posture[];
export type CatPosture = (typeof CAT_POSTURES)[number];

export function drawCatAtRest(
  pen: Pen,
  colours: CatColours,
  pose: FigurePose,
  posture: CatPosture,
): void {
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  if (posture === 'sitting') drawSitting(pen, colours, pose);
  else drawLying(pen, colours, pose, posture === 'sleeping');
}

function drawSitting(pen: Pen, colours: CatColours, { timeSeconds, phase }: FigurePose): void {
  const time = timeSeconds + phase * 5;
  const breath = 0.006 * Math.sin(time * 2.1);
  fillFootShadow(pen, -0.04, 0.3);
  const sway = Math.sin(time * 0.9);
  drawTail(pen, colours, (share) => ({
    x: -0.2 - 0.3 * share + 0.03 * share * share,
    y: -0.045 - 0.14 * share ** 3 * (1 + 0.6 * sway),
  }));
  fillTaper(pen, { x: 0.1, y: -0.3 }, { x: 0.155, y: -0.02 }, 0.055, 0.026, colours.far);
  fillPaw(pen, 0.17, colours.far);
  const outline = (): void => {
    pen.beginPath();
    pen.moveTo(-0.24, -0.005);
    pen.bezierCurveTo(-0.32, -0.12, -0.27, -0.3 - breath, -0.14, -0.41 - breath);
    pen.bezierCurveTo(-0.07, -0.47, -0.02, -0.5, 0.02, -0.56);
    pen.lineTo(0.18, -0.5);
    pen.bezierCurveTo(0.2 + breath, -0.4, 0.2 + breath, -0.3, 0.15, -0.18);
    pen.bezierCurveTo(0.13, -0.1, 0.1, -0.05, 0.06, -0.005);
    pen.lineTo(-0.24, -0.005);
  };
  fillFur(pen, colours, outline, -0.5, [-0.21, -0.15, -0.09, -0.03]);
  fillEllipse(pen, 0.13, -0.38, 0.055, 0.1, mix(colours.pale, colours.side, 0.35), 0.15);
  const upper = mix(colours.side, colours.belly, 0.2);
  fillTaper(pen, { x: 0.07, y: -0.3 }, { x: 0.105, y: -0.02 }, 0.06, 0.028, upper);
  fillPaw(pen, 0.12, mix(upper, colours.pale, 0.3));
  const thigh = mix(colours.side, colours.back, 0.18);
  fillEllipse(pen, -0.11, -0.13, 0.145, 0.125, thigh, -0.3);
  pen.strokeStyle = css(colours.stripe, 0.35);
  pen.lineWidth = 0.01;
  pen.beginPath();
  pen.arc(-0.09, -0.12, 0.13, -1.9, 0.5);
  pen.stroke();
  fillTaper(pen, { x: -0.12, y: -0.025 }, { x: 0.01, y: -0.02 }, 0.024, 0.022, thigh);
  fillPaw(pen, 0.03, mix(thigh, colours.pale, 0.2));
  // It looks about now and then.
  const nod = 0.012 * Math.sin(time * 0.8) + 0.004 * Math.sin(time * 2.1);
  const turn = 0.07 * Math.sin(time * 0.55);
  drawCatHead(pen, colours, { x: 0.11, y: -0.585 + nod - breath, turn, timeSeconds: time });
}

function drawLying(
  pen: Pen,
  colours: CatColours,
  { timeSeconds, phase }: FigurePose,
  isAsleep: boolean,
): void {
  const time = timeSeconds + phase * 5;
  const breath = (isAsleep ? 0.014 : 0.008) * Math.sin(time * (isAsleep ? 1.5 : 2.1));
  fillFootShadow(pen, 0, 0.44);
  fillTaper(pen, { x: 0.16, y: -0.06 }, { x: 0.4, y: -0.024 }, 0.045, 0.026, colours.far);
  const outline = (): void => {
    pen.beginPath();
    pen.moveTo(-0.38, -0.004);
    pen.bezierCurveTo(-0.44, -0.12, -0.38, -0.25 - breath, -0.22, -0.265 - breath);
    pen.bezierCurveTo(-0.08, -0.275 - breath, 0.04, -0.23 - breath, 0.14, -0.25);
    pen.bezierCurveTo(0.24, -0.25, 0.3, -0.18, 0.3, -0.1);
    pen.bezierCurveTo(0.3, -0.04, 0.28, -0.004, 0.24, -0.004);
    pen.lineTo(-0.38, -0.004);
  };
  fillFur(pen, colours, outline, -0.27, [-0.3, -0.24, -0.18, -0.12, -0.06, 0, 0.06]);
  const thigh = mix(colours.side, colours.back, 0.18);
  fillEllipse(pen, -0.2, -0.1, 0.16, 0.095 + breath * 0.4, thigh, 0.1);
  fillTaper(pen, { x: -0.2, y: -0.03 }, { x: -0.04, y: -0.02 }, 0.024, 0.022, thigh);
  const tip = isAsleep ? 0 : 0.03 * Math.sin(time * 1.3);
  drawTail(pen, colours, (share) => ({
    x: -0.37 - 0.08 * Math.sin(share * 3.1) + 0.36 * share * share,
    y: -0.05 + 0.022 * share - tip * share ** 4,
  }));
  const upper = mix(colours.side, colours.belly, 0.2);
  fillTaper(pen, { x: 0.14, y: -0.08 }, { x: 0.34, y: -0.022 }, 0.055, 0.026, upper);
  fillPaw(pen, 0.36, mix(upper, colours.pale, 0.3));
  const head = isAsleep
    ? { x: 0.3, y: -0.125 + breath * 0.3, turn: 0.22 }
    : { x: 0.27, y: -0.31 + 0.01 * Math.sin(time * 0.7), turn: 0.05 * Math.sin(time * 0.5) };
  drawCatHead(pen, colours, { ...head, timeSeconds: time, isAsleep });
}

/** Fur with stripes across the back and light along it, inside of an outline. */
function fillFur(
  pen: Pen,
  colours: CatColours,
  outline: () => void,
  top: number,
  stripes: readonly number[],
): void {
  const gradient = pen.createLinearGradient(0, top, 0, 0);
  gradient.addColorStop(0, css(colours.back));
  gradient.addColorStop(0.5, css(colours.side));
  gradient.addColorStop(1, css(colours.belly));
  pen.fillStyle = gradient;
  outline();
  pen.fill();
  pen.save();
  outline();
  pen.clip();
  pen.strokeStyle = css(colours.stripe, 0.5);
  for (const x of stripes) {
    pen.lineWidth = 0.017;
    pen.beginPath();
    pen.moveTo(x - 0.05, top - 0.06);
    pen.quadraticCurveTo(x - 0.01, top * 0.8, x + 0.03, top * 0.52);
    pen.stroke();
  }
  pen.strokeStyle = css(colours.rim, 0.75);
  pen.lineWidth = 0.022;
  outline();
  pen.stroke();
  pen.restore();
}

function fillPaw(pen: Pen, x: number, colour: Colour): void {
  fillEllipse(pen, x, -0.018, 0.036, 0.02, colour);
}

function drawTail(pen: Pen, colours: CatColours, at: (share: number) => Point): void {
  for (let index = 1; index < 15; index++) {
    const isRing = index % 3 === 0 || index > 12;
    const fur = mix(colours.side, colours.back, 0.3);
    const colour = mix(fur, colours.stripe, isRing ? 0.6 : 0);
    const [start, end] = [index - 1, index].map((step) => 0.036 - (0.014 * step) / 14);
    fillTaper(pen, at((index - 1) / 14), at(index / 14), start!, end!, colour);
  }
}
