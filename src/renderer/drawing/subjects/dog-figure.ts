/** A golden retriever at a trot, facing right, standing on y = 0; one unit is its size. */

import { BLACK, type Colour, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import { DOG_GAIT, stanceAt } from './four-legged-gait.ts';
import type { FigurePose } from './ground-group.ts';
import { drawLimb, type LimbShape } from './limb.ts';
import { fillEllipse, fillFootShadow, fillTaper } from './taper.ts';
import { type Tones, tonesOf } from './tones.ts';

export interface DogColours {
  readonly coat: Tones;
  readonly pale: Colour;
  readonly collar: Colour;
  readonly tongue: Colour;
  readonly nose: Colour;
}

export function dogColours(light: Light, asked: Colour | null): DogColours {
  const coat: Colour = asked ?? [214, 162, 92];
  return {
    coat: tonesOf(coat, light),
    pale: lit(asked === null ? [246, 222, 178] : mix(asked, WHITE, 0.35), light, 0.7),
    collar: lit([188, 44, 40], light, 0.8),
    tongue: lit([232, 120, 124], light, 0.8),
    nose: mix(lit([44, 32, 28], light, 0.4), BLACK, 0.3),
  };
}

const HIND: LimbShape = { radii: [0.098, 0.056, 0.034, 0.03], pawLength: 0.042 };
const FRONT: LimbShape = { radii: [0.08, 0.046, 0.033, 0.03], pawLength: 0.04 };

export function drawDog(pen: Pen, colours: DogColours, pose: FigurePose): void {
  const { coat, pale } = colours;
  const stance = stanceAt(DOG_GAIT, pose.distance, pose.vigour);
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  fillFootShadow(pen, 0, 0.38);
  drawLimb(pen, stance.farHind, HIND, coat.far, coat.far);
  drawLimb(pen, stance.farFront, FRONT, coat.far, coat.far);
  pen.save();
  pen.translate(0, -stance.lift);
  drawTail(pen, colours, pose);
  drawTrunk(pen, colours);
  pen.restore();
  drawLimb(pen, stance.nearHind, HIND, mix(coat.middle, coat.bright, 0.15), coat.shade);
  drawLimb(pen, stance.nearFront, FRONT, mix(coat.middle, pale, 0.15), coat.shade);
  pen.save();
  pen.translate(0, -stance.lift);
  drawHead(pen, colours, pose);
  pen.restore();
}

/** A feathered tail that wags; it wags most when its owner stands. */
function drawTail(pen: Pen, { coat, pale }: DogColours, pose: FigurePose): void {
  const wag = Math.sin(pose.timeSeconds * 8.5 + pose.phase * 6) * (0.75 - 0.35 * pose.vigour);
  const tip = { x: -0.6, y: -0.62 + 0.07 * wag };
  const bend = { x: -0.47, y: -0.47 + 0.03 * wag };
  pen.fillStyle = css(coat.middle);
  pen.beginPath();
  pen.moveTo(-0.27, -0.47);
  pen.quadraticCurveTo(bend.x + 0.06, bend.y - 0.04, tip.x, tip.y);
  pen.quadraticCurveTo(bend.x - 0.06, bend.y + 0.1, bend.x + 0.03, bend.y + 0.13);
  pen.quadraticCurveTo(-0.36, -0.35, -0.27, -0.39);
  pen.fill();
  pen.strokeStyle = css(mix(coat.bright, pale, 0.5), 0.8);
  pen.lineWidth = 0.012;
  pen.beginPath();
  pen.moveTo(-0.29, -0.465);
  pen.quadraticCurveTo(bend.x + 0.05, bend.y - 0.03, tip.x + 0.02, tip.y + 0.012);
  pen.stroke();
}

function trunkOutline(pen: Pen): void {
  pen.beginPath();
  pen.moveTo(-0.31, -0.4);
  pen.bezierCurveTo(-0.31, -0.5, -0.2, -0.515, -0.08, -0.49);
  pen.bezierCurveTo(0.03, -0.475, 0.12, -0.49, 0.2, -0.52);
  pen.bezierCurveTo(0.25, -0.56, 0.27, -0.6, 0.3, -0.66);
  pen.lineTo(0.43, -0.55);
  pen.bezierCurveTo(0.4, -0.46, 0.37, -0.38, 0.31, -0.3);
  pen.bezierCurveTo(0.27, -0.235, 0.19, -0.215, 0.1, -0.24);
  pen.bezierCurveTo(-0.02, -0.27, -0.1, -0.29, -0.17, -0.285);
  pen.bezierCurveTo(-0.25, -0.26, -0.31, -0.3, -0.31, -0.4);
}

function drawTrunk(pen: Pen, { coat, pale, collar }: DogColours): void {
  const gradient = pen.createLinearGradient(0, -0.56, 0, -0.2);
  gradient.addColorStop(0, css(coat.bright));
  gradient.addColorStop(0.5, css(coat.middle));
  gradient.addColorStop(1, css(mix(coat.shade, coat.middle, 0.3)));
  pen.fillStyle = gradient;
  trunkOutline(pen);
  pen.fill();
  pen.save();
  trunkOutline(pen);
  pen.clip();
  // Long hair on the chest and below, in strokes along the way it falls.
  pen.lineWidth = 0.011;
  for (let strand = 0; strand < 13; strand++) {
    const share = strand / 12;
    pen.strokeStyle = css(strand % 2 === 0 ? pale : coat.shade, 0.28);
    pen.beginPath();
    pen.moveTo(0.36 - 0.3 * share, -0.5 + 0.1 * share);
    pen.quadraticCurveTo(0.33 - 0.33 * share, -0.38, 0.28 - 0.36 * share, -0.2);
    pen.stroke();
  }
  pen.strokeStyle = css(coat.rim, 0.75);
  pen.lineWidth = 0.016;
  pen.beginPath();
  pen.moveTo(-0.31, -0.42);
  pen.bezierCurveTo(-0.3, -0.505, -0.2, -0.515, -0.08, -0.49);
  pen.bezierCurveTo(0.03, -0.475, 0.12, -0.49, 0.2, -0.52);
  pen.bezierCurveTo(0.25, -0.56, 0.27, -0.6, 0.3, -0.66);
  pen.stroke();
  pen.strokeStyle = css(collar);
  pen.lineWidth = 0.032;
  pen.beginPath();
  pen.moveTo(0.275, -0.6);
  pen.quadraticCurveTo(0.345, -0.53, 0.415, -0.52);
  pen.stroke();
  pen.restore();
}

function drawHead(pen: Pen, colours: DogColours, pose: FigurePose): void {
  const { coat, pale, tongue, nose } = colours;
  const step = Math.sin((pose.distance / DOG_GAIT.stride) * 4 * Math.PI);
  pen.save();
  pen.translate(0.37, -0.645 + 0.008 * step * pose.vigour);
  pen.rotate(-0.06 + 0.05 * Math.sin(pose.timeSeconds * 1.1 + pose.phase * 5) * (1 - pose.vigour));
  const pant = 0.012 + 0.01 * Math.sin(pose.timeSeconds * 13);
  fillTaper(pen, { x: 0.15, y: 0.07 }, { x: 0.155, y: 0.1 + pant }, 0.017, 0.02, tongue);
  fillTaper(pen, { x: 0.06, y: 0.055 }, { x: 0.17, y: 0.065 }, 0.04, 0.024, coat.shade);
  const gradient = pen.createLinearGradient(0, -0.11, 0, 0.1);
  gradient.addColorStop(0, css(coat.bright));
  gradient.addColorStop(0.6, css(coat.middle));
  gradient.addColorStop(1, css(mix(coat.middle, coat.shade, 0.5)));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(-0.1, 0.04);
  pen.bezierCurveTo(-0.12, -0.06, -0.05, -0.115, 0.02, -0.11);
  pen.bezierCurveTo(0.07, -0.105, 0.095, -0.065, 0.11, -0.035);
  pen.bezierCurveTo(0.16, -0.03, 0.215, -0.015, 0.225, 0.01);
  pen.bezierCurveTo(0.23, 0.045, 0.2, 0.062, 0.15, 0.064);
  pen.bezierCurveTo(0.08, 0.07, 0.02, 0.11, -0.04, 0.1);
  pen.bezierCurveTo(-0.08, 0.09, -0.1, 0.07, -0.1, 0.04);
  pen.fill();
  fillEllipse(pen, 0.16, 0.03, 0.055, 0.03, mix(pale, coat.middle, 0.3), 0.1);
  fillEllipse(pen, 0.222, -0.002, 0.022, 0.018, nose);
  pen.strokeStyle = css(nose, 0.7);
  pen.lineWidth = 0.007;
  pen.beginPath();
  pen.moveTo(0.215, 0.03);
  pen.quadraticCurveTo(0.16, 0.066, 0.1, 0.05);
  pen.stroke();
  fillEllipse(pen, 0.082, -0.038, 0.015, 0.015, nose);
  fillEllipse(pen, 0.086, -0.043, 0.005, 0.005, pale);
  pen.strokeStyle = css(coat.rim, 0.7);
  pen.lineWidth = 0.012;
  pen.beginPath();
  pen.moveTo(-0.08, -0.06);
  pen.bezierCurveTo(-0.05, -0.105, -0.02, -0.112, 0.02, -0.108);
  pen.bezierCurveTo(0.07, -0.103, 0.095, -0.065, 0.11, -0.035);
  pen.stroke();
  drawEar(pen, colours, 0.1 * step * pose.vigour);
  pen.restore();
}

/** Falls beside the cheek and swings a little behind the steps. */
function drawEar(pen: Pen, { coat }: DogColours, swing: number): void {
  pen.save();
  pen.translate(-0.025, -0.07);
  pen.rotate(swing + 0.12);
  const gradient = pen.createLinearGradient(0, 0, 0, 0.17);
  gradient.addColorStop(0, css(mix(coat.middle, coat.shade, 0.25)));
  gradient.addColorStop(1, css(mix(coat.shade, BLACK, 0.12)));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(-0.045, -0.02);
  pen.bezierCurveTo(0.01, -0.035, 0.05, 0, 0.045, 0.06);
  pen.bezierCurveTo(0.045, 0.12, 0.01, 0.175, -0.03, 0.165);
  pen.bezierCurveTo(-0.07, 0.15, -0.08, 0.03, -0.045, -0.02);
  pen.fill();
  pen.restore();
}
