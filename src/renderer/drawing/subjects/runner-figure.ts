/** How a running person looks: shorts, a shirt, a pony tail, and strides that leave the ground. */

import type { CameraMove } from '../../scene/scene.ts';
import { type Colour, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import type { FigurePose } from './ground-group.ts';
import { fillLimb, type Limb, limbAt, type PersonColours } from './person.ts';
import { drawHead, drawShoe, drawTorso, type Hair } from './person-parts.ts';
import type { SpriteSize } from './sprite.ts';
import { fillEllipse, fillFootShadow, fillTaper } from './taper.ts';

/** Ground covered by two steps, in body heights. */
const STRIDE = 0.98;
/** Steps per second, in pairs, where the camera does not run along: a jog. */
const JOGS_PER_SECOND = 1.25;
const LEG = [0.255, 0.245] as const;
const ARM = [0.165, 0.15] as const;
const FOOT_HEIGHT = 0.035;

/** In body heights. */
export const RUNNER_BOUNDS: SpriteSize = { width: 0.96, height: 1.16, originX: 0.5, originY: 0.95 };

/** Where in its strides a runner is: they fit the ground where the camera runs along. */
export function runningCycle(
  camera: CameraMove,
  pose: FigurePose,
): { readonly cycle: number; readonly pose: FigurePose } {
  const isFollowed = camera === 'pan_left' || camera === 'pan_right';
  const cycle = isFollowed
    ? pose.distance / STRIDE
    : pose.timeSeconds * JOGS_PER_SECOND + pose.phase;
  const vigour = isFollowed ? pose.vigour : 0.5 + 0.4 * pose.vigour;
  return { cycle, pose: { ...pose, vigour } };
}

function legSwing(phase: number, vigour: number): { upper: number; bend: number } {
  const upper = vigour * (0.16 + 0.72 * Math.sin(phase));
  // Folded most while it comes forward, nearly straight when it reaches and pushes.
  const forward = Math.max(0, Math.cos(phase - 0.35));
  return { upper, bend: 0.1 + vigour * (0.18 + 1.45 * forward ** 1.4) };
}

export function drawRunner(
  pen: Pen,
  colours: PersonColours,
  pose: FigurePose,
  cycle: number,
  hair: Hair = 'tail',
): void {
  const { vigour, timeSeconds } = pose;
  const phase = cycle * 2 * Math.PI;
  const near = legSwing(phase, vigour);
  const far = legSwing(phase + Math.PI, vigour);
  const hip = { x: 0, y: 0 };
  const legs = [limbAt(hip, near, LEG, -1), limbAt(hip, far, LEG, -1)] as const;
  const lowest = Math.max(legs[0].end.y, legs[1].end.y);
  const flight = 0.03 * vigour * Math.max(0, Math.cos(phase * 2 + 0.6));
  const breath = 0.004 * Math.sin(timeSeconds * 5) * (1 - vigour);
  fillFootShadow(pen, 0, 0.2 - flight * 2);
  pen.lineCap = 'round';
  pen.save();
  pen.translate(0, -(lowest + FOOT_HEIGHT + flight));
  const lean = 0.16 * vigour;
  const neck = { x: Math.sin(lean) * 0.31, y: -Math.cos(lean) * 0.31 + breath };
  const shoulder = { x: neck.x * 0.93, y: neck.y * 0.9 };
  const arm = (turn: number): Limb =>
    limbAt(
      shoulder,
      { upper: vigour * (-0.1 - 0.85 * Math.sin(turn)), bend: 0.25 + vigour * 1.25 },
      ARM,
      1,
    );
  const { skin, cloth, trousers } = colours;
  drawArm(pen, arm(phase + Math.PI), cloth.far, skin.far);
  drawLeg(pen, colours, legs[1], true);
  drawTorso(pen, colours, hip, neck);
  const swing = Math.sin(cycle * 4 * Math.PI) * vigour;
  drawHead(pen, colours, neck, { hair, swing, vigour, timeSeconds });
  drawLeg(pen, colours, legs[0], false);
  // The hem of the shorts covers where the legs begin.
  fillTaper(pen, { x: 0, y: -0.03 }, { x: 0, y: 0.015 }, 0.066, 0.068, trousers.middle);
  drawArm(pen, arm(phase), cloth.bright, skin.middle);
  pen.restore();
}

function drawLeg(pen: Pen, { skin, trousers, shoe }: PersonColours, leg: Limb, isFar: boolean) {
  const flesh = isFar ? skin.far : skin.middle;
  const calf = isFar ? skin.far : mix(skin.middle, skin.shade, 0.25);
  fillLimb(pen, leg, [0.062, 0.046, 0.026], flesh, calf);
  const along = 0.58;
  const hem = {
    x: leg.top.x + (leg.middle.x - leg.top.x) * along,
    y: leg.top.y + (leg.middle.y - leg.top.y) * along,
  };
  fillTaper(pen, leg.top, hem, 0.07, 0.062, isFar ? trousers.far : trousers.middle);
  drawShoe(pen, leg.end, -leg.lowerAngle * 0.75, shoe, isFar);
}

function drawArm(pen: Pen, limb: Limb, sleeve: Colour, skin: Colour): void {
  fillLimb(pen, limb, [0.036, 0.03, 0.02], skin, skin);
  fillEllipse(pen, limb.end.x, limb.end.y, 0.026, 0.024, skin);
  const hem = {
    x: limb.top.x + (limb.middle.x - limb.top.x) * 0.5,
    y: limb.top.y + (limb.middle.y - limb.top.y) * 0.5,
  };
  fillTaper(pen, limb.top, hem, 0.046, 0.041, sleeve);
}
