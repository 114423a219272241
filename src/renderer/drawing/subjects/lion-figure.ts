/** The lion itself, facing right, standing on y = 0; one unit is its size. */

import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import { type Leg, LION_GAIT, stanceAt } from './four-legged-gait.ts';
import type { FigurePose } from './ground-group.ts';
import { fillEllipse, fillFootShadow, fillTaper } from './taper.ts';
import { type Tones, tonesOf } from './tones.ts';

export interface LionColours {
  readonly coat: Tones;
  readonly mane: Tones;
  readonly pale: Colour;
  readonly eye: Colour;
  readonly dark: Colour;
}

const TAWNY: Colour = [206, 154, 84];
const MANE: Colour = [124, 70, 32];
/** Locks around the face, outer ring and inner ring. */
const LOCKS = [
  { count: 17, radius: 0.175, long: 0.092 },
  { count: 13, radius: 0.115, long: 0.08 },
] as const;

export function lionColours(light: Light, asked: Colour | null): LionColours {
  const coat = asked ?? TAWNY;
  return {
    coat: tonesOf(coat, light),
    mane: tonesOf(asked === null ? MANE : mix(asked, BLACK, 0.4), light),
    pale: lit(mix(coat, [255, 244, 224], 0.6), light, 0.65),
    eye: lit([214, 160, 50], light, 1),
    dark: mix(lit([52, 30, 22], light, 0.3), BLACK, 0.3),
  };
}

export function drawLion(pen: Pen, colours: LionColours, pose: FigurePose): void {
  const { coat } = colours;
  const stance = stanceAt(LION_GAIT, pose.distance, pose.vigour);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  fillFootShadow(pen, 0.02, 0.42);
  drawLeg(pen, stance.farHind, coat.far, coat.far, true);
  drawLeg(pen, stance.farFront, coat.far, coat.far, false);
  pen.save();
  pen.translate(0, -stance.lift);
  drawTail(pen, colours, pose);
  drawBody(pen, colours);
  pen.restore();
  drawLeg(pen, stance.nearHind, mix(coat.middle, coat.bright, 0.25), coat.shade, true);
  drawLeg(pen, stance.nearFront, coat.middle, coat.shade, false);
  pen.save();
  const nod = 0.014 * Math.sin(pose.distance * 2 * Math.PI * 3) * pose.vigour;
  pen.translate(0.385, -0.55 - stance.lift + nod - 0.03 * (1 - pose.vigour));
  drawMane(pen, colours, pose);
  drawHead(pen, colours, pose.timeSeconds);
  pen.restore();
}

function drawLeg(pen: Pen, leg: Leg, upper: Colour, lower: Colour, isHind: boolean): void {
  const [top, middle, ankle, paw] = leg;
  const thick = isHind ? 0.1 : 0.078;
  fillTaper(pen, top, middle, thick, 0.052, upper);
  fillTaper(pen, middle, ankle, 0.05, 0.036, mix(upper, lower, 0.25));
  fillTaper(pen, ankle, { x: paw.x, y: paw.y - 0.022 }, 0.036, 0.034, mix(upper, lower, 0.4));
  fillEllipse(pen, paw.x + 0.018, paw.y - 0.02, 0.046, 0.024, mix(upper, lower, 0.3));
}

function drawTail(
  pen: Pen,
  { coat, mane }: LionColours,
  { timeSeconds, vigour }: FigurePose,
): void {
  const sway = Math.sin(timeSeconds * (1.2 + 0.6 * vigour));
  const at = (share: number): { x: number; y: number } => ({
    x: -0.33 - 0.24 * share - 0.03 * Math.sin(share * 4),
    y: -0.47 + 0.3 * share ** 1.3 - 0.06 * share * share * (1 + sway) + 0.03 * sway * share,
  });
  for (let step = 1; step <= 12; step++) {
    const [from, to] = [at((step - 1) / 12), at(step / 12)];
    fillTaper(pen, from, to, 0.03 - 0.001 * step, 0.029 - 0.001 * step, coat.middle);
  }
  const tip = at(1);
  for (const [x, y, turn] of [
    [-0.02, 0.01, 2.6],
    [-0.01, 0.03, 2.1],
    [-0.03, -0.01, 3],
  ] as const) {
    fillEllipse(pen, tip.x + x, tip.y + y, 0.055, 0.024, mix(mane.middle, mane.shade, 0.4), turn);
  }
}

function bodyOutline(pen: Pen): void {
  pen.beginPath();
  pen.moveTo(-0.35, -0.44);
  pen.bezierCurveTo(-0.32, -0.53, -0.2, -0.53, -0.08, -0.51);
  pen.bezierCurveTo(0.04, -0.495, 0.14, -0.52, 0.24, -0.55);
  pen.lineTo(0.42, -0.56);
  pen.bezierCurveTo(0.42, -0.42, 0.36, -0.3, 0.28, -0.26);
  pen.bezierCurveTo(0.16, -0.22, 0.02, -0.25, -0.1, -0.275);
  pen.bezierCurveTo(-0.2, -0.26, -0.31, -0.22, -0.345, -0.3);
  pen.bezierCurveTo(-0.362, -0.36, -0.36, -0.4, -0.35, -0.44);
}

function drawBody(pen: Pen, { coat }: LionColours): void {
  const gradient = pen.createLinearGradient(0, -0.55, 0, -0.22);
  gradient.addColorStop(0, css(coat.bright));
  gradient.addColorStop(0.5, css(coat.middle));
  gradient.addColorStop(1, css(coat.shade));
  pen.fillStyle = gradient;
  bodyOutline(pen);
  pen.fill();
  pen.strokeStyle = css(coat.rim, 0.75);
  pen.lineWidth = 0.014;
  pen.beginPath();
  pen.moveTo(-0.352, -0.42);
  pen.bezierCurveTo(-0.32, -0.53, -0.2, -0.53, -0.08, -0.51);
  pen.bezierCurveTo(0.02, -0.498, 0.1, -0.512, 0.18, -0.535);
  pen.stroke();
}

/** Locks that stir as it walks; the chest has some too. */
function drawMane(pen: Pen, { mane }: LionColours, { timeSeconds, vigour }: FigurePose): void {
  fillEllipse(pen, -0.06, 0.14, 0.15, 0.17, mane.shade, 0.5);
  fillEllipse(pen, -0.03, 0.02, 0.19, 0.195, mix(mane.middle, mane.shade, 0.5));
  for (const { count, radius, long } of LOCKS) {
    const isOuter = radius > 0.15;
    for (let lock = 0; lock < count; lock++) {
      const angle = (lock / count) * 2 * Math.PI + (isOuter ? 0 : 0.2);
      const stir = 0.07 * (0.3 + vigour) * Math.sin(timeSeconds * 2.3 + lock * 1.7);
      const x = -0.03 + Math.cos(angle) * radius;
      const y = 0.03 + Math.sin(angle) * radius * 1.08;
      const up = (1 - Math.sin(angle)) / 2;
      const base = isOuter ? mane.middle : mix(mane.middle, mane.bright, 0.4);
      const colour = mix(mix(mane.shade, base, 0.35 + 0.65 * up), mane.bright, 0.3 * up);
      fillEllipse(pen, x, y, long, 0.04, colour, angle + stir);
    }
  }
}

function drawHead(pen: Pen, colours: LionColours, timeSeconds: number): void {
  const { coat, mane, pale, eye, dark } = colours;
  fillEllipse(pen, -0.06, -0.105, 0.036, 0.036, mix(coat.middle, mane.middle, 0.3));
  fillEllipse(pen, -0.056, -0.1, 0.02, 0.02, mix(mane.shade, pale, 0.35));
  const gradient = pen.createLinearGradient(0, -0.12, 0, 0.13);
  gradient.addColorStop(0, css(coat.bright));
  gradient.addColorStop(0.6, css(coat.middle));
  gradient.addColorStop(1, css(coat.shade));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(-0.08, -0.01);
  pen.bezierCurveTo(-0.07, -0.1, 0.01, -0.125, 0.07, -0.09);
  pen.bezierCurveTo(0.11, -0.06, 0.14, -0.02, 0.172, 0.012);
  pen.bezierCurveTo(0.19, 0.04, 0.178, 0.075, 0.15, 0.085);
  pen.bezierCurveTo(0.11, 0.12, 0.04, 0.13, -0.02, 0.1);
  pen.bezierCurveTo(-0.07, 0.08, -0.085, 0.04, -0.08, -0.01);
  pen.fill();
  fillEllipse(pen, 0.128, 0.058, 0.05, 0.034, pale, 0.25);
  fillEllipse(pen, 0.1, 0.1, 0.034, 0.022, mix(pale, coat.shade, 0.3), 0.2);
  const blink = (timeSeconds + 1.2) % 4.7 < 0.16 ? 0.15 : 1;
  fillEllipse(pen, 0.068, -0.03, 0.017, 0.013 * blink, eye, 0.2);
  fillEllipse(pen, 0.071, -0.03, 0.008, 0.012 * blink, dark, 0.2);
  pen.strokeStyle = css(dark, 0.75);
  pen.lineWidth = 0.009;
  pen.beginPath();
  pen.moveTo(0.045, -0.054);
  pen.lineTo(0.088, -0.046);
  pen.moveTo(0.17, 0.034);
  pen.quadraticCurveTo(0.16, 0.066, 0.12, 0.08);
  pen.stroke();
  fillEllipse(pen, 0.169, 0.018, 0.02, 0.014, dark, 0.5);
}
