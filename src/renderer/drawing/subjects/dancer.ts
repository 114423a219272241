/** A dancer in a wide dress: turns, sways, lifts a leg and draws a ribbon through the air. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import { createRandom } from '../random.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { paintsOf } from './asked-colour.ts';
import { bentJoint } from './bent-joint.ts';
import { createGroundGroup, type FigurePose } from './ground-group.ts';
import { fillLimb, personColours, type PersonColours } from './person.ts';
import { fillEllipse, fillFootShadow, fillTaper, type Point } from './taper.ts';

const DRESSES: readonly Colour[] = [
  [206, 42, 68],
  [250, 240, 226],
  [38, 120, 150],
  [236, 150, 52],
  [128, 70, 170],
];
const GORES = 22;
const WAIST = -0.6;
const SHOULDER = -0.82;

export function createDancer(stage: Stage, { ground, floor = ground }: Plan): Painter {
  const { light, scene } = stage;
  const dresses = paintsOf(scene, 'dancer', DRESSES);
  const first = Math.floor(createRandom(scene.seed, 'dancer-colours')() * 12);
  const colours = DRESSES.map((_, index) => {
    const dress = dresses[(first + index) % dresses.length]!;
    return personColours(light, first + index, dress, dress);
  });
  return createGroundGroup(stage, floor, {
    subject: 'dancer',
    size: 0.46,
    bounds: { width: 1.34, height: 1.3, originX: 0.5, originY: 0.94 },
    from: 0.5,
    to: 0.5,
    seconds: 10,
    fullSpeed: 0.12,
    spacing: 0.8,
    sink: 0.03,
    isRooted: true,
    draw: (pen, pose) => drawDancer(pen, colours[pose.index % colours.length]!, pose),
  });
}

interface Moves {
  /** Turn about the own axis. */
  readonly turn: number;
  /** 0 at rest, 1 in full spin. */
  readonly spin: number;
  readonly sway: number;
  /** How far the free leg is lifted, 0 to 1. */
  readonly kick: number;
  /** Height of the arms, -1 hanging to 1 straight up. */
  readonly arms: number;
}

/** Eight seconds: sway, wind up, turn three times, open out with a lifted leg. */
function movesAt(time: number): Moves {
  const beat = (2 * Math.PI * time) / 8;
  const spin = (0.5 - 0.5 * Math.cos(beat)) ** 2;
  // The turn is the integral of its speed, so that it never jumps.
  const turned = 0.375 * beat - 0.5 * Math.sin(beat) + 0.0625 * Math.sin(2 * beat);
  const kick = Math.max(0, Math.sin(beat * 2 - 1.1)) ** 1.5 * (1 - spin);
  return {
    turn: 6 * turned + 0.35 * Math.sin(beat * 2),
    spin,
    sway: Math.sin(beat * 2) * (1 - 0.7 * spin),
    kick,
    arms: 0.1 + 0.55 * Math.sin(beat * 2 + 0.7) + 0.4 * spin,
  };
}

function drawDancer(pen: Pen, colours: PersonColours, pose: FigurePose): void {
  const time = pose.timeSeconds + pose.phase * 2.2;
  const moves = movesAt(time);
  const rise = 0.03 * moves.spin + 0.014 * Math.abs(Math.sin(time * 1.6));
  pen.lineCap = 'round';
  pen.lineJoin = 'round';
  fillFootShadow(pen, 0, 0.24);
  pen.save();
  pen.translate(0.035 * moves.sway, -rise);
  pen.rotate(0.05 * moves.sway);
  const arms = [armAt(moves, 0), armAt(moves, Math.PI)];
  const behind = arms.filter(({ depth }) => depth < 0);
  drawRibbon(pen, colours, time);
  for (const arm of behind) drawArm(pen, colours, arm, true);
  drawLegs(pen, colours, moves, rise);
  drawSkirt(pen, colours, moves, time);
  drawBodice(pen, colours, moves);
  drawHead(pen, colours, moves);
  for (const arm of arms) if (arm.depth >= 0) drawArm(pen, colours, arm, false);
  pen.restore();
}

interface Arm {
  readonly top: Point;
  readonly middle: Point;
  readonly end: Point;
  readonly depth: number;
}

function armAt(moves: Moves, side: number): Arm {
  const around = moves.turn + side;
  const across = Math.cos(around);
  const up = moves.arms * 1.1 + (side === 0 ? 0.15 : -0.1);
  const top = { x: 0.075 * across, y: SHOULDER + 0.02 };
  const reach = 0.3 * Math.max(0.35, Math.cos(up));
  const end = { x: top.x + reach * across, y: top.y - 0.32 * Math.sin(up) + 0.02 };
  const middle = bentJoint(top, end, 0.18, 0.17, across > 0 ? 1 : -1);
  return { top, middle, end, depth: Math.sin(around) };
}

function drawArm(pen: Pen, { skin }: PersonColours, arm: Arm, isFar: boolean): void {
  const colour = isFar ? mix(skin.far, skin.shade, 0.5) : skin.middle;
  fillLimb(pen, arm, [0.032, 0.026, 0.017], colour, isFar ? colour : skin.bright);
  fillEllipse(pen, arm.end.x, arm.end.y, 0.02, 0.02, colour);
}

/** Where the hand was a moment ago, and longer ago the further along the ribbon. */
function drawRibbon(pen: Pen, { cloth }: PersonColours, time: number): void {
  const colour = mix(cloth.bright, [255, 226, 150], 0.4);
  let last = armAt(movesAt(time), 0).end;
  for (let step = 1; step <= 18; step++) {
    const age = step * 0.035;
    const { end } = armAt(movesAt(time - age), 0);
    const wave = 0.03 * Math.sin(time * 5 - step * 0.8) * (step / 18);
    const next = { x: end.x * (1 + 0.35 * age), y: end.y + 0.28 * age + wave };
    fillTaper(pen, last, next, 0.014 * (1 - step / 26), 0.014 * (1 - (step + 1) / 26), colour);
    last = next;
  }
}

function drawLegs(pen: Pen, { skin, cloth }: PersonColours, moves: Moves, rise: number): void {
  const ground = rise;
  const hip = { x: 0, y: WAIST + 0.08 };
  const toe = { x: -0.01, y: ground - 0.04 };
  const side = Math.cos(moves.turn) >= 0 ? 1 : -1;
  const lifted = {
    x: side * (0.06 + 0.3 * moves.kick + 0.05 * moves.spin),
    y: ground - 0.05 - 0.13 * moves.kick - 0.17 * moves.spin,
  };
  const free = bentJoint({ x: hip.x + 0.03 * side, y: hip.y }, lifted, 0.26, 0.25, side);
  fillLimb(
    pen,
    { top: hip, middle: free, end: lifted },
    [0.055, 0.042, 0.022],
    skin.far,
    skin.shade,
  );
  fillTaper(pen, lifted, { x: lifted.x + side * 0.05, y: lifted.y + 0.03 }, 0.022, 0.01, cloth.far);
  const knee = bentJoint(hip, toe, 0.27, 0.26, 1);
  fillLimb(
    pen,
    { top: hip, middle: knee, end: toe },
    [0.056, 0.043, 0.022],
    skin.middle,
    skin.middle,
  );
  fillTaper(pen, toe, { x: toe.x + 0.022, y: ground }, 0.023, 0.014, cloth.shade);
}

/** Gores around the waist: those in front hide those behind, and each catches its own light. */
function drawSkirt(pen: Pen, { cloth }: PersonColours, moves: Moves, time: number): void {
  const wide = 0.21 + 0.2 * moves.spin;
  const hemY = -0.17 - 0.17 * moves.spin;
  const at = (angle: number): { hem: Point; waist: Point; front: number } => {
    const ripple =
      0.12 * Math.sin(angle * 5 - moves.turn * 0.4 + time * 1.5) +
      0.06 * Math.sin(angle * 9 + time * 2.6);
    const radius = wide * (1 + ripple * (0.6 + 0.6 * moves.spin));
    const lift = 0.05 * moves.kick * Math.cos(angle);
    return {
      hem: {
        x: Math.cos(angle) * radius - 0.05 * moves.sway,
        y: hemY + Math.sin(angle) * 0.055 + 0.1 * ripple - lift,
      },
      waist: { x: Math.cos(angle) * 0.062, y: WAIST + Math.sin(angle) * 0.012 },
      front: Math.sin(angle),
    };
  };
  const gores = Array.from({ length: GORES }, (_, index) => {
    const from = (index / GORES) * 2 * Math.PI + moves.turn;
    const to = ((index + 1.06) / GORES) * 2 * Math.PI + moves.turn;
    return { from: at(from), to: at(to), middle: (from + to) / 2, isEven: index % 2 === 0 };
  }).toSorted((one, other) => one.from.front - other.from.front);
  for (const { from, to, middle, isEven } of gores) {
    const facing = 0.5 + 0.5 * Math.cos(middle - 0.6);
    const inside = from.front < 0 ? 0.55 : 0;
    const tone = mix(mix(cloth.shade, cloth.bright, facing), cloth.far, inside);
    pen.fillStyle = css(isEven ? tone : mix(tone, cloth.middle, 0.5));
    pen.beginPath();
    pen.moveTo(from.waist.x, from.waist.y);
    const bulge = 0.62;
    pen.quadraticCurveTo(
      from.waist.x + (from.hem.x - from.waist.x) * bulge,
      from.waist.y + (from.hem.y - from.waist.y) * 0.35,
      from.hem.x,
      from.hem.y,
    );
    pen.lineTo(to.hem.x, to.hem.y);
    pen.quadraticCurveTo(
      to.waist.x + (to.hem.x - to.waist.x) * bulge,
      to.waist.y + (to.hem.y - to.waist.y) * 0.35,
      to.waist.x,
      to.waist.y,
    );
    pen.fill();
  }
}

function drawBodice(pen: Pen, { cloth, skin }: PersonColours, moves: Moves): void {
  const wide = 0.062 + 0.02 * Math.abs(Math.cos(moves.turn));
  fillTaper(pen, { x: 0, y: SHOULDER }, { x: 0, y: SHOULDER - 0.06 }, 0.03, 0.026, skin.shade);
  const gradient = pen.createLinearGradient(-wide, 0, wide, 0);
  gradient.addColorStop(0, css(cloth.shade));
  gradient.addColorStop(0.6, css(cloth.middle));
  gradient.addColorStop(1, css(cloth.bright));
  pen.fillStyle = css(skin.middle);
  pen.beginPath();
  pen.ellipse(0, SHOULDER + 0.025, wide * 1.1, 0.035, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(-wide, SHOULDER + 0.03);
  pen.quadraticCurveTo(0, SHOULDER + 0.07, wide, SHOULDER + 0.03);
  pen.quadraticCurveTo(wide * 0.95, WAIST - 0.08, 0.062, WAIST + 0.01);
  pen.lineTo(-0.062, WAIST + 0.01);
  pen.quadraticCurveTo(-wide * 0.95, WAIST - 0.08, -wide, SHOULDER + 0.03);
  pen.fill();
  pen.strokeStyle = css(cloth.rim, 0.7);
  pen.lineWidth = 0.012;
  pen.beginPath();
  pen.moveTo(-0.062, WAIST);
  pen.quadraticCurveTo(0, WAIST + 0.018, 0.062, WAIST);
  pen.stroke();
}

function drawHead(pen: Pen, { skin, hair, hairLight }: PersonColours, moves: Moves): void {
  const y = SHOULDER - 0.115;
  const side = Math.cos(moves.turn);
  const isFront = Math.sin(moves.turn) > -0.25;
  fillEllipse(pen, 0.006 * side, y, 0.05, 0.063, isFront ? skin.middle : hair);
  if (isFront) {
    fillEllipse(pen, 0.022 * side, y + 0.012, 0.034, 0.042, skin.bright);
    for (const eye of [-1, 1]) {
      fillEllipse(pen, 0.03 * side + eye * 0.017, y + 0.004, 0.0055, 0.007, hair);
    }
  }
  pen.fillStyle = css(hair);
  pen.beginPath();
  pen.moveTo(-0.053, y + 0.01);
  pen.bezierCurveTo(-0.06, y - 0.09, 0.06, y - 0.09, 0.053, y + 0.01);
  pen.bezierCurveTo(0.04, y - 0.045, -0.04, y - 0.045, -0.053, y + 0.01);
  pen.fill();
  fillEllipse(pen, -0.03 * side, y - 0.068, 0.03, 0.026, hair);
  pen.strokeStyle = css(hairLight, 0.6);
  pen.lineWidth = 0.008;
  pen.beginPath();
  pen.arc(0, y, 0.055, -2.2, -1);
  pen.stroke();
}
