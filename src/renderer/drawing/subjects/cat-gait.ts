/** A walking cat's legs: where each paw is in its step, and how the joints follow. */

export interface Joint {
  readonly x: number;
  readonly y: number;
}

/** Hip or shoulder, knee or elbow, hock or wrist, paw; one unit is the cat's size, y down. */
export type Leg = readonly [Joint, Joint, Joint, Joint];

export interface CatStance {
  readonly nearHind: Leg;
  readonly nearFront: Leg;
  readonly farHind: Leg;
  readonly farFront: Leg;
  /** Rise of the body over its mean. */
  readonly lift: number;
}

/** Ground covered by one full cycle of steps, in cat sizes. */
export const STRIDE = 0.5;

const GROUND_SHARE = 0.6;
const HIP: Joint = { x: -0.2, y: -0.29 };
const SHOULDER: Joint = { x: 0.19, y: -0.275 };

/** Hind, then front of the same side, then the other hind: a cat's lateral sequence. */
const PHASES = { nearHind: 0, nearFront: 0.26, farHind: 0.5, farFront: 0.76 };

/** `vigour` is 0 for standing, 1 for full steps. */
export function catStance(distance: number, vigour: number): CatStance {
  const cycle = distance / STRIDE;
  const lift = -0.008 * vigour * Math.cos(cycle * 4 * Math.PI);
  const hind = (phase: number): Leg => hindLeg(pawAt(cycle + phase, vigour, -0.2), lift);
  const front = (phase: number): Leg => frontLeg(pawAt(cycle + phase, vigour, 0.2), lift);
  return {
    nearHind: hind(PHASES.nearHind),
    nearFront: front(PHASES.nearFront),
    farHind: hind(PHASES.farHind),
    farFront: front(PHASES.farFront),
    lift,
  };
}

interface Paw extends Joint {
  /** 0 on the ground, 1 at the height of the swing. */
  readonly swing: number;
}

/** On the ground the paw moves back exactly as fast as the cat moves on; then it swings forward. */
function pawAt(cycle: number, vigour: number, centre: number): Paw {
  const phase = cycle - Math.floor(cycle);
  const reach = (STRIDE * GROUND_SHARE) / 2;
  if (phase < GROUND_SHARE) {
    return { x: centre + vigour * reach * (1 - (2 * phase) / GROUND_SHARE), y: 0, swing: 0 };
  }
  const share = (phase - GROUND_SHARE) / (1 - GROUND_SHARE);
  const eased = share * share * (3 - 2 * share);
  const swing = Math.sin(share * Math.PI) * vigour;
  return { x: centre + vigour * reach * (2 * eased - 1), y: -0.062 * swing, swing };
}

function hindLeg(paw: Paw, lift: number): Leg {
  const hip = { x: HIP.x, y: HIP.y - lift };
  const hock = { x: paw.x - 0.045 - 0.03 * paw.swing, y: paw.y - 0.098 + 0.03 * paw.swing };
  return [hip, bentJoint(hip, hock, 0.14, 0.145, 1), hock, paw];
}

function frontLeg(paw: Paw, lift: number): Leg {
  const shoulder = { x: SHOULDER.x, y: SHOULDER.y - lift };
  const wrist = { x: paw.x - 0.012 - 0.045 * paw.swing, y: paw.y - 0.06 + 0.012 * paw.swing };
  return [shoulder, bentJoint(shoulder, wrist, 0.125, 0.125, -1), wrist, paw];
}

/** The middle joint of two bones between `from` and `to`; `side` 1 bends it forward. */
function bentJoint(from: Joint, to: Joint, upper: number, lower: number, side: -1 | 1): Joint {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const distance = Math.min(Math.hypot(dx, dy), (upper + lower) * 0.999);
  const along = (upper * upper - lower * lower + distance * distance) / (2 * distance);
  const off = Math.sqrt(Math.max(0, upper * upper - along * along)) * side;
  const length = Math.hypot(dx, dy);
  return {
    x: from.x + (dx * along) / length + (dy * off) / length,
    y: from.y + (dy * along) / length - (dx * off) / length,
  };
}
