/** The cat itself, facing right, standing on y = 0; one unit is its size. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import { type CatColours, drawCatHead } from './cat-head.ts';
import { CAT_GAIT, type Leg, stanceAt } from './four-legged-gait.ts';
import type { FigurePose } from './ground-group.ts';
import { fillFootShadow, fillTaper } from './taper.ts';

export function drawCat(pen: Pen, colours: CatColours, pose: FigurePose): void {
  const stance = stanceAt(CAT_GAIT, pose.distance, pose.vigour);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  fillFootShadow(pen, 0, 0.36);
  drawLeg(pen, stance.farHind, colours.far, colours.far, true);
  drawLeg(pen, stance.farFront, colours.far, colours.far, false);
  drawTail(pen, colours, pose);
  const nod = 0.012 * Math.sin(pose.distance * 2 * Math.PI * 4) * pose.vigour;
  pen.save();
  pen.translate(0, -stance.lift);
  drawBody(pen, colours);
  drawCatHead(pen, colours, {
    x: 0.415,
    y: -0.465 + nod - 0.03 * (1 - pose.vigour),
    timeSeconds: pose.timeSeconds,
  });
  pen.restore();
  const thigh = mix(colours.side, colours.back, 0.12);
  drawLeg(pen, stance.nearHind, thigh, colours.belly, true);
  drawLeg(pen, stance.nearFront, mix(colours.side, colours.belly, 0.25), colours.belly, false);
}

function drawLeg(pen: Pen, leg: Leg, upper: Colour, lower: Colour, isHind: boolean): void {
  const [top, middle, ankle, paw] = leg;
  const segments = [
    {
      from: top,
      to: middle,
      start: isHind ? 0.082 : 0.06,
      end: isHind ? 0.046 : 0.04,
      colour: upper,
    },
    {
      from: middle,
      to: ankle,
      start: isHind ? 0.046 : 0.04,
      end: 0.028,
      colour: mix(upper, lower, 0.3),
    },
    {
      from: ankle,
      to: { x: paw.x, y: paw.y - 0.016 },
      start: 0.028,
      end: 0.025,
      colour: mix(upper, lower, 0.5),
    },
  ];
  for (const { from, to, start, end, colour } of segments) {
    fillTaper(pen, from, to, start, end, colour);
  }
  pen.fillStyle = css(mix(upper, lower, 0.35));
  pen.beginPath();
  pen.ellipse(paw.x + 0.014, paw.y - 0.016, 0.034, 0.019, 0, 0, 2 * Math.PI);
  pen.fill();
}

function drawTail(pen: Pen, colours: CatColours, { timeSeconds, vigour }: FigurePose): void {
  const sway = Math.sin(timeSeconds * (1.4 + 0.8 * vigour));
  const curl = Math.sin(timeSeconds * 1.1 + 1);
  const points = Array.from({ length: 15 }, (_, index) => {
    const share = index / 14;
    return {
      x: -0.27 - 0.2 * share - 0.05 * Math.sin(share * 3) + 0.05 * sway * share * share,
      y: -0.33 + 0.09 * Math.sin(share * 2.6) - 0.3 * share * share - 0.035 * curl * share ** 3,
      radius: 0.036 - 0.014 * share,
    };
  });
  for (let index = 1; index < points.length; index++) {
    const from = points[index - 1]!;
    const to = points[index]!;
    const isRing = index % 3 === 0 || index > 12;
    const colour = mix(mix(colours.side, colours.back, 0.3), colours.stripe, isRing ? 0.6 : 0);
    fillTaper(pen, from, to, from.radius, to.radius, colour);
  }
}

function bodyOutline(pen: Pen): void {
  pen.beginPath();
  pen.moveTo(-0.3, -0.33);
  pen.bezierCurveTo(-0.27, -0.415, -0.16, -0.405, -0.06, -0.385);
  pen.bezierCurveTo(0.04, -0.37, 0.12, -0.4, 0.2, -0.405);
  pen.bezierCurveTo(0.28, -0.44, 0.34, -0.48, 0.37, -0.5);
  pen.lineTo(0.42, -0.37);
  pen.bezierCurveTo(0.36, -0.3, 0.3, -0.24, 0.25, -0.19);
  pen.bezierCurveTo(0.15, -0.15, 0.02, -0.175, -0.1, -0.19);
  pen.bezierCurveTo(-0.18, -0.17, -0.27, -0.17, -0.3, -0.24);
  pen.bezierCurveTo(-0.315, -0.28, -0.312, -0.3, -0.3, -0.33);
}

function drawBody(pen: Pen, colours: CatColours): void {
  const gradient = pen.createLinearGradient(0, -0.43, 0, -0.17);
  gradient.addColorStop(0, css(colours.back));
  gradient.addColorStop(0.45, css(colours.side));
  gradient.addColorStop(1, css(colours.belly));
  pen.fillStyle = gradient;
  bodyOutline(pen);
  pen.fill();
  pen.save();
  bodyOutline(pen);
  pen.clip();
  pen.strokeStyle = css(colours.stripe, 0.55);
  for (let stripe = 0; stripe < 8; stripe++) {
    const x = -0.25 + stripe * 0.058;
    pen.lineWidth = 0.015 + 0.005 * (stripe % 2);
    pen.beginPath();
    pen.moveTo(x, -0.44);
    pen.quadraticCurveTo(x - 0.022, -0.34, x + 0.004, -0.27);
    pen.stroke();
  }
  // The light along the back is what sets the cat off from a dark ground.
  pen.strokeStyle = css(colours.rim, 0.75);
  pen.lineWidth = 0.014;
  pen.beginPath();
  pen.moveTo(-0.305, -0.3);
  pen.bezierCurveTo(-0.27, -0.415, -0.16, -0.405, -0.06, -0.385);
  pen.bezierCurveTo(0.04, -0.37, 0.12, -0.4, 0.2, -0.405);
  pen.bezierCurveTo(0.28, -0.44, 0.34, -0.48, 0.37, -0.5);
  pen.stroke();
  pen.restore();
}
