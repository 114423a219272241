/** How people look who walk, stand or sit: in clothes of every day, seen from the side. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import { bentJoint } from './bent-joint.ts';
import type { FigurePose } from './ground-group.ts';
import { fillLimb, type Limb, limbAt, type PersonColours } from './person.ts';
import { drawHead, drawShoe, drawTorso, type Hair } from './person-parts.ts';
import type { SpriteSize } from './sprite.ts';
import { fillEllipse, fillFootShadow, type Point } from './taper.ts';
import type { Tones } from './tones.ts';

export interface Build {
  readonly hair: Hair;
  /** A skirt to the knees and bare legs, or trousers. */
  readonly hasSkirt: boolean;
  /** Of the head, for the height of the body. */
  readonly headScale: number;
}

/** In body heights; a seated person is lower, and no wider. */
export const PERSON_BOUNDS: SpriteSize = { width: 0.9, height: 1.16, originX: 0.5, originY: 0.95 };

const LEG = [0.25, 0.25] as const;
const ARM = [0.16, 0.15] as const;
const TRUNK = 0.31;
const FOOT_HEIGHT = 0.035;
const WALK_SWING = 0.4;
/** What a walker's hips rise and sink by, from the straightest to the widest leg. */
const HIP_SOFTNESS = 0.6;

/** Ground covered by two steps of legs that swing this far, in body heights. */
export function strideOf(swing: number): number {
  return 4 * (LEG[0] + LEG[1]) * Math.sin(swing) * 0.96;
}

/** `cycle` counts pairs of steps; `swing` is how far the legs go, in radians. */
export function drawWalker(
  pen: Pen,
  colours: PersonColours,
  build: Build,
  pose: FigurePose,
  { cycle, swing }: { readonly cycle: number; readonly swing: number },
): void {
  const phase = cycle * 2 * Math.PI;
  const share = swing / WALK_SWING;
  const breath = 0.003 * Math.sin(pose.timeSeconds * 1.9 + pose.phase * 6);
  const hip = { x: 0, y: 0 };
  const legAt = (turn: number): Limb => {
    // The knee folds while the foot comes forward, and gives a little as it takes the weight.
    const fold = Math.max(0, Math.cos(turn - 0.3)) ** 1.5;
    const upper = swing * (Math.sin(turn) + 0.35 * fold) + 0.02;
    return limbAt(hip, { upper, bend: 0.06 + swing * 1.75 * fold }, LEG, -1);
  };
  const near = legAt(phase);
  const far = legAt(phase + Math.PI);
  const lowest = Math.max(near.end.y, far.end.y);
  const straight = LEG[0] + LEG[1];
  const height = lowest + (straight - lowest) * 0.1 * HIP_SOFTNESS + FOOT_HEIGHT;
  const neck = { x: 0.015 + 0.03 * share, y: -TRUNK + breath };
  const shoulder = { x: neck.x * 0.9 - 0.008, y: neck.y * 0.9 };
  const armAt = (turn: number): Limb =>
    limbAt(
      shoulder,
      { upper: 0.04 - swing * 1.05 * Math.sin(turn), bend: 0.16 + 0.2 * share },
      ARM,
      1,
    );
  pen.lineCap = 'round';
  fillFootShadow(pen, 0.01, 0.17);
  pen.save();
  pen.translate(0, -height);
  drawArm(pen, colours, armAt(phase + Math.PI), true);
  drawLeg(pen, colours, build, far, true);
  // A skirt hangs from under the blouse; trousers end over it.
  if (build.hasSkirt) drawLeg(pen, colours, build, near, false);
  drawTorso(pen, colours, hip, neck);
  if (!build.hasSkirt) drawLeg(pen, colours, build, near, false);
  if (build.hasSkirt) {
    drawSkirt(pen, colours, [near.middle, far.middle], pose.timeSeconds + pose.phase * 3, share);
  }
  drawHead(pen, colours, neck, {
    hair: build.hair,
    swing: Math.sin(phase * 2) * share + 0.4 * Math.sin(pose.timeSeconds * 1.3),
    vigour: 0.35 * share,
    timeSeconds: pose.timeSeconds + pose.phase * 3,
    scale: build.headScale,
  });
  drawArm(pen, colours, armAt(phase), false);
  pen.restore();
}

/** On the ground, knees drawn up and the hands about them. */
export function drawSitter(pen: Pen, colours: PersonColours, build: Build, pose: FigurePose): void {
  const time = pose.timeSeconds + pose.phase * 4;
  const breath = 0.004 * Math.sin(time * 1.7);
  const sway = 0.02 * Math.sin(time * 0.55);
  const hip = { x: -0.12, y: -0.07 };
  const foot = { x: 0.2, y: -FOOT_HEIGHT };
  const neck = { x: hip.x + 0.02 + sway * 0.5, y: hip.y - TRUNK + breath };
  const shoulder = { x: neck.x, y: neck.y * 0.92 };
  const hands = { x: 0.13 + sway * 0.2, y: -0.2 };
  const legTo = (end: Point): Limb => limbTo(hip, end, LEG, 1);
  const armTo = (end: Point): Limb => limbTo(shoulder, end, ARM, -1);
  const near = legTo(foot);
  const far = legTo({ x: foot.x + 0.045, y: foot.y - 0.006 });
  pen.lineCap = 'round';
  fillFootShadow(pen, 0.03, 0.25);
  drawArm(pen, colours, armTo({ x: hands.x + 0.02, y: hands.y - 0.01 }), true);
  drawLeg(pen, colours, build, far, true, 0);
  pen.save();
  pen.translate(hip.x, hip.y);
  const seat = { x: 0, y: 0.03 };
  drawTorso(pen, colours, seat, { x: neck.x - hip.x, y: neck.y - hip.y });
  pen.restore();
  drawLeg(pen, colours, build, near, false, 0);
  if (build.hasSkirt) drawLap(pen, colours, hip, near.middle);
  drawHead(pen, colours, neck, {
    hair: build.hair,
    swing: 0.5 * Math.sin(time * 1.3),
    vigour: 0,
    timeSeconds: time,
    scale: build.headScale,
  });
  drawArm(pen, colours, armTo(hands), false);
}

/** A limb that has to reach a place; `side` 1 bends it forward. */
function limbTo(top: Point, end: Point, lengths: readonly [number, number], side: -1 | 1): Limb {
  const middle = bentJoint(top, end, lengths[0], lengths[1], side);
  return { top, middle, end, lowerAngle: Math.atan2(end.x - middle.x, end.y - middle.y) };
}

function drawLeg(
  pen: Pen,
  { skin, trousers, shoe }: PersonColours,
  { hasSkirt }: Build,
  leg: Limb,
  isFar: boolean,
  footTurn = -leg.lowerAngle * 0.85,
): void {
  const cover = hasSkirt ? skin : trousers;
  const middle = isFar ? cover.far : cover.middle;
  const lower = isFar ? cover.far : mix(cover.middle, cover.shade, 0.3);
  drawShoe(pen, leg.end, footTurn, shoe, isFar);
  fillLimb(pen, leg, hasSkirt ? [0.058, 0.042, 0.024] : [0.066, 0.05, 0.037], middle, lower);
}

function drawArm(pen: Pen, { cloth, skin }: PersonColours, limb: Limb, isFar: boolean): void {
  const sleeve = isFar ? cloth.far : mix(cloth.middle, cloth.bright, 0.55);
  fillLimb(pen, limb, [0.042, 0.034, 0.026], sleeve, mix(sleeve, cloth.shade, 0.25));
  const along = 0.035;
  const hand = {
    x: limb.end.x + Math.sin(limb.lowerAngle) * along,
    y: limb.end.y + Math.cos(limb.lowerAngle) * along,
  };
  fillEllipse(pen, hand.x, hand.y, 0.022, 0.028, isFar ? skin.far : skin.middle, -limb.lowerAngle);
}

/** From the waist to below the knees; its hem follows the legs and the wind. */
function drawSkirt(
  pen: Pen,
  { cloth }: PersonColours,
  knees: readonly [Point, Point],
  time: number,
  share: number,
): void {
  const flutter = 0.012 * Math.sin(time * 3.1) + 0.008 * Math.sin(time * 5.3);
  const hemY = 0.3;
  const front = Math.max(0.1, Math.max(knees[0].x, knees[1].x) + 0.075) + flutter * 0.5;
  const back = Math.min(-0.12, Math.min(knees[0].x, knees[1].x) - 0.08) - 0.02 * share + flutter;
  pen.fillStyle = acrossCloth(pen, cloth, back, front);
  pen.beginPath();
  pen.moveTo(-0.072, -0.03);
  pen.quadraticCurveTo(-0.1, 0.1, back, hemY - 0.012);
  pen.quadraticCurveTo((back + front) / 2, hemY + 0.035, front, hemY - 0.02);
  pen.quadraticCurveTo(0.11, 0.1, 0.072, -0.03);
  pen.fill();
  pen.strokeStyle = css(cloth.shade, 0.55);
  pen.lineWidth = 0.009;
  for (const fold of [0.3, 0.62]) {
    pen.beginPath();
    pen.moveTo(-0.05 + 0.1 * fold, 0.03);
    pen.quadraticCurveTo(-0.07 + 0.14 * fold, 0.16, back + (front - back) * fold, hemY);
    pen.stroke();
  }
}

/** A skirt over drawn-up knees. */
function drawLap(pen: Pen, { cloth }: PersonColours, hip: Point, knee: Point): void {
  pen.fillStyle = acrossCloth(pen, cloth, hip.x, knee.x);
  pen.beginPath();
  pen.moveTo(hip.x - 0.07, hip.y + 0.035);
  pen.quadraticCurveTo(hip.x - 0.06, hip.y - 0.06, hip.x + 0.03, hip.y - 0.08);
  pen.lineTo(knee.x - 0.02, knee.y - 0.055);
  pen.quadraticCurveTo(knee.x + 0.07, knee.y - 0.03, knee.x + 0.06, knee.y + 0.09);
  pen.quadraticCurveTo(hip.x + 0.12, hip.y - 0.03, hip.x + 0.07, hip.y + 0.06);
  pen.closePath();
  pen.fill();
}

function acrossCloth(
  pen: Pen,
  cloth: Tones,
  from: number,
  to: number,
): ReturnType<Pen['createLinearGradient']> {
  const gradient = pen.createLinearGradient(from, 0, to, 0);
  const stops: readonly (readonly [number, Colour])[] = [
    [0, cloth.shade],
    [0.55, cloth.middle],
    [1, cloth.bright],
  ];
  for (const [at, colour] of stops) gradient.addColorStop(at, css(colour));
  return gradient;
}
