/** The legs of an animal on the move: where each paw is in its step, and how the joints follow. */

import { bentJoint } from './bent-joint.ts';
import type { Point } from './taper.ts';

/** Hip or shoulder, knee or elbow, hock or wrist, paw; one unit is the animal's size, y down. */
export type Leg = readonly [Point, Point, Point, Point];

export interface Stance {
  readonly nearHind: Leg;
  readonly nearFront: Leg;
  readonly farHind: Leg;
  readonly farFront: Leg;
  /** Rise of the body over its mean. */
  readonly lift: number;
}

export interface Gait {
  /** Ground covered by one full cycle of steps, in animal sizes. */
  readonly stride: number;
  /** Share of the cycle that a paw spends on the ground. */
  readonly groundShare: number;
  /** When in the cycle each leg begins its step. */
  readonly phases: Readonly<Record<'nearHind' | 'nearFront' | 'farHind' | 'farFront', number>>;
  readonly hip: Point;
  readonly shoulder: Point;
  /** Lengths of the upper and lower bone. */
  readonly hind: readonly [number, number];
  readonly front: readonly [number, number];
  /** Height of the hock and of the wrist over the paw. */
  readonly hock: number;
  readonly wrist: number;
  readonly swingHeight: number;
  readonly bounce: number;
}

/** Hind, then front of the same side, then the other hind: a cat's lateral sequence. */
export const CAT_GAIT: Gait = {
  stride: 0.5,
  groundShare: 0.6,
  phases: { nearHind: 0, nearFront: 0.26, farHind: 0.5, farFront: 0.76 },
  hip: { x: -0.2, y: -0.29 },
  shoulder: { x: 0.19, y: -0.275 },
  hind: [0.14, 0.145],
  front: [0.125, 0.125],
  hock: 0.098,
  wrist: 0.06,
  swingHeight: 0.062,
  bounce: 0.008,
};

/** The same as the cat's, on longer and heavier legs. */
export const LION_GAIT: Gait = {
  ...CAT_GAIT,
  stride: 0.54,
  hip: { x: -0.24, y: -0.4 },
  shoulder: { x: 0.23, y: -0.38 },
  hind: [0.185, 0.19],
  front: [0.17, 0.165],
  hock: 0.12,
  wrist: 0.075,
  swingHeight: 0.07,
  bounce: 0.01,
};

/** Legs across from each other move together: a dog's trot. */
export const DOG_GAIT: Gait = {
  stride: 0.62,
  groundShare: 0.5,
  phases: { nearHind: 0, nearFront: 0.52, farHind: 0.5, farFront: 0.02 },
  hip: { x: -0.22, y: -0.36 },
  shoulder: { x: 0.2, y: -0.34 },
  hind: [0.165, 0.17],
  front: [0.16, 0.16],
  hock: 0.12,
  wrist: 0.075,
  swingHeight: 0.085,
  bounce: 0.016,
};

/** `vigour` is 0 for standing, 1 for full steps. */
export function stanceAt(gait: Gait, distance: number, vigour: number): Stance {
  const cycle = distance / gait.stride;
  const lift = -gait.bounce * vigour * Math.cos(cycle * 4 * Math.PI);
  const hind = (phase: number): Leg =>
    hindLeg(gait, pawAt(gait, cycle + phase, vigour, gait.hip.x), lift);
  const front = (phase: number): Leg =>
    frontLeg(gait, pawAt(gait, cycle + phase, vigour, gait.shoulder.x + 0.01), lift);
  return {
    nearHind: hind(gait.phases.nearHind),
    nearFront: front(gait.phases.nearFront),
    farHind: hind(gait.phases.farHind),
    farFront: front(gait.phases.farFront),
    lift,
  };
}

interface Paw extends Point {
  /** 0 on the ground, 1 at the height of the swing. */
  readonly swing: number;
}

/** On the ground the paw moves back exactly as fast as its owner moves on; then it swings forward. */
function pawAt(gait: Gait, cycle: number, vigour: number, centre: number): Paw {
  const { stride, groundShare, swingHeight } = gait;
  const phase = cycle - Math.floor(cycle);
  const reach = (stride * groundShare) / 2;
  if (phase < groundShare) {
    return { x: centre + vigour * reach * (1 - (2 * phase) / groundShare), y: 0, swing: 0 };
  }
  const share = (phase - groundShare) / (1 - groundShare);
  const eased = share * share * (3 - 2 * share);
  const swing = Math.sin(share * Math.PI) * vigour;
  return { x: centre + vigour * reach * (2 * eased - 1), y: -swingHeight * swing, swing };
}

function hindLeg(gait: Gait, paw: Paw, lift: number): Leg {
  const hip = { x: gait.hip.x, y: gait.hip.y - lift };
  const hock = { x: paw.x - 0.045 - 0.03 * paw.swing, y: paw.y - gait.hock + 0.03 * paw.swing };
  return [hip, bentJoint(hip, hock, gait.hind[0], gait.hind[1], 1), hock, paw];
}

function frontLeg(gait: Gait, paw: Paw, lift: number): Leg {
  const shoulder = { x: gait.shoulder.x, y: gait.shoulder.y - lift };
  const wrist = { x: paw.x - 0.012 - 0.045 * paw.swing, y: paw.y - gait.wrist + 0.012 * paw.swing };
  return [shoulder, bentJoint(shoulder, wrist, gait.front[0], gait.front[1], -1), wrist, paw];
}
