/** Somebody who runs: long strides, swinging arms, both feet off the ground between the steps. */

import type { Colour } from '../../looks/colour.ts';
import { css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import { createRandom } from '../random.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { paintsOf } from './asked-colour.ts';
import { createGroundGroup, type FigurePose } from './ground-group.ts';
import { fillLimb, type Limb, limbAt, personColours, type PersonColours } from './person.ts';
import { fillEllipse, fillFootShadow, fillTaper } from './taper.ts';

/** Ground covered by two steps, in body heights. */
const STRIDE = 0.98;
/** Steps per second, in pairs, where the camera does not run along: a jog. */
const JOGS_PER_SECOND = 1.25;
const LEG = [0.255, 0.245] as const;
const ARM = [0.165, 0.15] as const;
const FOOT_HEIGHT = 0.035;

const SHIRTS: readonly Colour[] = [
  [226, 62, 52],
  [36, 126, 204],
  [246, 190, 46],
  [48, 164, 112],
  [150, 84, 190],
];

export function createRunner(stage: Stage, { ground }: Plan): Painter {
  const { light, scene } = stage;
  const shirts = paintsOf(scene, 'runner', SHIRTS);
  const first = Math.floor(createRandom(scene.seed, 'runner-colours')() * 12);
  const colours = SHIRTS.map((_, index) =>
    personColours(light, first + index, shirts[(first + index) % shirts.length]!, [40, 46, 66]),
  );
  return createGroundGroup(stage, ground, {
    subject: 'runner',
    size: 0.43,
    bounds: { width: 0.96, height: 1.16, originX: 0.5, originY: 0.95 },
    from: 0.26,
    to: 0.68,
    seconds: 9,
    fullSpeed: 0.3,
    spacing: 0.62,
    sink: 0.03,
    draw: (pen, pose) => {
      const isFollowed = scene.camera === 'pan_left' || scene.camera === 'pan_right';
      const cycle = isFollowed
        ? pose.distance / STRIDE
        : pose.timeSeconds * JOGS_PER_SECOND + pose.phase;
      const vigour = isFollowed ? pose.vigour : 0.5 + 0.4 * pose.vigour;
      drawRunner(pen, colours[pose.index % colours.length]!, { ...pose, vigour }, cycle);
    },
  });
}

function legSwing(phase: number, vigour: number): { upper: number; bend: number } {
  const upper = vigour * (0.16 + 0.72 * Math.sin(phase));
  // Folded most while it comes forward, nearly straight when it reaches and pushes.
  const forward = Math.max(0, Math.cos(phase - 0.35));
  return { upper, bend: 0.1 + vigour * (0.18 + 1.45 * forward ** 1.4) };
}

function drawRunner(pen: Pen, colours: PersonColours, pose: FigurePose, cycle: number): void {
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
  drawHead(pen, colours, neck, pose, cycle);
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
  const turn = -leg.lowerAngle * 0.75;
  pen.save();
  pen.translate(leg.end.x, leg.end.y);
  pen.rotate(turn);
  const sole = isFar ? shoe.far : shoe.bright;
  pen.fillStyle = css(sole);
  pen.beginPath();
  pen.moveTo(-0.04, -0.02);
  pen.quadraticCurveTo(-0.046, 0.034, -0.03, 0.034);
  pen.lineTo(0.085, 0.034);
  pen.quadraticCurveTo(0.1, 0.02, 0.07, 0.008);
  pen.quadraticCurveTo(0.035, 0, 0.026, -0.022);
  pen.fill();
  pen.fillStyle = css(isFar ? shoe.far : colouredSole(shoe.shade));
  pen.fillRect(-0.036, 0.024, 0.126, 0.012);
  pen.restore();
}

function colouredSole(colour: Colour): Colour {
  return mix(colour, [228, 80, 60], 0.4);
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

function drawTorso(
  pen: Pen,
  { cloth }: PersonColours,
  hip: { x: number; y: number },
  neck: { x: number; y: number },
): void {
  const gradient = pen.createLinearGradient(-0.09, 0, 0.11, 0);
  gradient.addColorStop(0, css(cloth.shade));
  gradient.addColorStop(0.55, css(cloth.middle));
  gradient.addColorStop(1, css(cloth.bright));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(hip.x - 0.068, hip.y);
  pen.quadraticCurveTo(neck.x * 0.5 - 0.085, neck.y * 0.55, neck.x - 0.085, neck.y * 0.88);
  pen.quadraticCurveTo(neck.x - 0.05, neck.y * 1.03, neck.x + 0.02, neck.y);
  pen.quadraticCurveTo(neck.x + 0.1, neck.y * 0.9, neck.x * 0.55 + 0.088, neck.y * 0.5);
  pen.quadraticCurveTo(hip.x + 0.075, neck.y * 0.2, hip.x + 0.068, hip.y);
  pen.fill();
  pen.strokeStyle = css(cloth.rim, 0.5);
  pen.lineWidth = 0.008;
  pen.beginPath();
  pen.moveTo(neck.x - 0.07, neck.y * 0.95);
  pen.quadraticCurveTo(neck.x - 0.03, neck.y * 1.02, neck.x + 0.02, neck.y * 0.99);
  pen.stroke();
}

function drawHead(
  pen: Pen,
  { skin, hair, hairLight }: PersonColours,
  neck: { x: number; y: number },
  { vigour, timeSeconds }: FigurePose,
  cycle: number,
): void {
  pen.save();
  pen.translate(neck.x + 0.012, neck.y);
  fillTaper(pen, { x: -0.012, y: 0.02 }, { x: 0, y: -0.05 }, 0.034, 0.03, skin.shade);
  const swing = Math.sin(cycle * 4 * Math.PI) * vigour;
  // A pony tail that follows the steps late.
  const tip = { x: -0.15 - 0.03 * vigour, y: -0.06 + 0.035 * swing - 0.03 * vigour };
  fillTaper(pen, { x: -0.06, y: -0.115 }, tip, 0.03, 0.008, hair);
  fillEllipse(pen, 0.01, -0.098, 0.062, 0.072, skin.middle);
  pen.fillStyle = css(skin.bright);
  pen.beginPath();
  pen.moveTo(0.06, -0.12);
  pen.quadraticCurveTo(0.088, -0.092, 0.068, -0.08);
  pen.quadraticCurveTo(0.07, -0.045, 0.03, -0.03);
  pen.quadraticCurveTo(0.05, -0.08, 0.06, -0.12);
  pen.fill();
  pen.fillStyle = css(hair);
  pen.beginPath();
  pen.moveTo(0.066, -0.128);
  pen.bezierCurveTo(0.06, -0.19, -0.06, -0.2, -0.068, -0.11);
  pen.bezierCurveTo(-0.07, -0.06, -0.045, -0.04, -0.022, -0.05);
  pen.bezierCurveTo(-0.02, -0.1, 0.02, -0.135, 0.066, -0.128);
  pen.fill();
  pen.strokeStyle = css(hairLight, 0.6);
  pen.lineWidth = 0.01;
  pen.beginPath();
  pen.arc(0, -0.1, 0.068, -2.5, -1);
  pen.stroke();
  const blink = (timeSeconds + 1) % 3.7 < 0.13 ? 0.2 : 1;
  fillEllipse(pen, 0.05, -0.1, 0.007, 0.01 * blink, hair);
  pen.restore();
}
