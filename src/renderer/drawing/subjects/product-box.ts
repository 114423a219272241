/** A product's box that turns on the spot, with a label on each side and light on its edges. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import { createRandom } from '../random.ts';
import { SUBJECT_NUMBERS } from '../../scene/subject-numbers.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { createGroundGroup, type FigurePose } from './ground-group.ts';
import type { Point } from './taper.ts';
import { type Tones, tonesOf } from './tones.ts';

/** Card, band, mark. */
const DESIGNS: readonly (readonly [Colour, Colour, Colour])[] = [
  [
    [244, 240, 232],
    [226, 74, 56],
    [30, 44, 72],
  ],
  [
    [34, 58, 96],
    [246, 184, 60],
    [246, 240, 228],
  ],
  [
    [238, 196, 88],
    [40, 92, 88],
    [250, 246, 236],
  ],
  [
    [66, 128, 112],
    [244, 236, 216],
    [232, 108, 72],
  ],
];

const HALF = 0.23;
const TALL = 0.62;
/** How far the camera looks down on it: depth moves a point by this share of itself. */
const TILT = 0.2;

interface BoxColours {
  readonly card: Tones;
  readonly band: Tones;
  readonly mark: Tones;
  readonly sunSide: -1 | 1;
}

export function createProductBox(stage: Stage, { ground }: Plan): Painter {
  const { light, scene, layout } = stage;
  const first = Math.floor(createRandom(scene.seed, 'product-box-design')() * DESIGNS.length);
  const colours = Array.from({ length: SUBJECT_NUMBERS.product_box.most }, (_, index) => {
    const [card, band, mark] = DESIGNS[(first + index) % DESIGNS.length]!;
    const asked = askedColour(scene, 'product_box', index);
    return boxColours(light, [asked ?? card, band, mark], layout.sunSide);
  });
  return createGroundGroup(stage, ground, {
    subject: 'product_box',
    size: 0.52,
    bounds: { width: 1.06, height: 1.0, originX: 0.5, originY: 0.86 },
    from: 0.5,
    to: 0.5,
    seconds: 10,
    fullSpeed: 1,
    spacing: 0.85,
    sink: 0.05,
    isRooted: true,
    draw: (pen, pose) => drawBox(pen, colours[pose.index % colours.length]!, pose),
  });
}

function boxColours(
  light: Light,
  [card, band, mark]: readonly [Colour, Colour, Colour],
  sunSide: -1 | 1,
): BoxColours {
  return {
    card: tonesOf(card, light),
    band: tonesOf(band, light),
    mark: tonesOf(mark, light),
    sunSide,
  };
}

/** Corners of one upright side: along the ground `across` 0 to 1, from the ground `up` 0 to 1. */
type Side = (across: number, up: number) => Point;

function drawBox(pen: Pen, colours: BoxColours, pose: FigurePose): void {
  const turn = 0.55 + pose.timeSeconds * 0.5 + pose.phase * 3;
  const corner = (angle: number): Point => ({
    x: Math.cos(angle) * HALF * Math.SQRT2,
    y: Math.sin(angle) * HALF * Math.SQRT2 * TILT,
  });
  const corners = [0, 1, 2, 3].map((index) => corner(turn + (index * Math.PI) / 2));
  drawShadow(pen, corners, colours.sunSide);
  for (let index = 0; index < 4; index++) {
    const from = corners[index]!;
    const to = corners[(index + 1) % 4]!;
    // A side faces the camera when its middle lies before the box's own.
    const facing = Math.sin(turn + (index * Math.PI) / 2 + Math.PI / 4);
    if (facing <= 0) continue;
    const left = from.x < to.x ? from : to;
    const right = from.x < to.x ? to : from;
    const side: Side = (across, up) => ({
      x: left.x + (right.x - left.x) * across,
      y: left.y + (right.y - left.y) * across - TALL * up,
    });
    const lightFrom = Math.cos(turn + (index * Math.PI) / 2 + Math.PI / 4) * colours.sunSide;
    drawSide(pen, side, colours, Math.max(0, Math.min(1, 0.52 + 0.5 * lightFrom)), index);
  }
  drawLid(pen, corners, colours);
}

function drawShadow(pen: Pen, corners: readonly Point[], sunSide: -1 | 1): void {
  const gradient = pen.createRadialGradient(-0.06 * sunSide, 0, 0.1, -0.06 * sunSide, 0, 0.48);
  gradient.addColorStop(0, 'rgba(0,0,0,0.42)');
  gradient.addColorStop(1, 'rgba(0,0,0,0)');
  pen.save();
  pen.scale(1, 0.28);
  pen.fillStyle = gradient;
  pen.fillRect(-0.53, -0.5, 1.06, 1);
  pen.restore();
  pen.fillStyle = 'rgba(0,0,0,0.4)';
  fillShape(pen, corners);
}

function fillShape(pen: Pen, points: readonly Point[]): void {
  pen.beginPath();
  for (const { x, y } of points) pen.lineTo(x, y);
  pen.closePath();
  pen.fill();
}

function shaded(tones: Tones, facing: number): Colour {
  return facing < 0.5
    ? mix(tones.shade, tones.middle, facing * 2)
    : mix(tones.middle, tones.bright, facing * 2 - 1);
}

function drawSide(
  pen: Pen,
  side: Side,
  { card, band, mark }: BoxColours,
  facing: number,
  index: number,
): void {
  const area = (from: Point, to: Point, colour: Colour): void => {
    pen.fillStyle = css(colour);
    fillShape(pen, [
      side(from.x, from.y),
      side(to.x, from.y),
      side(to.x, to.y),
      side(from.x, to.y),
    ]);
  };
  const base = shaded(card, facing);
  const top = side(0.5, 1);
  const gradient = pen.createLinearGradient(0, top.y, 0, top.y + TALL);
  gradient.addColorStop(0, css(mix(base, card.rim, 0.18 * facing)));
  gradient.addColorStop(1, css(mix(base, card.shade, 0.35)));
  pen.fillStyle = gradient;
  fillShape(pen, [side(0, 0), side(1, 0), side(1, 1), side(0, 1)]);
  area({ x: 0, y: 0.16 }, { x: 1, y: 0.36 }, shaded(band, facing));
  area({ x: 0, y: 0.94 }, { x: 1, y: 1 }, shaded(band, facing));
  // A round mark, drawn as the ellipse that a circle on this side becomes.
  pen.fillStyle = css(shaded(mark, facing));
  const disc = Array.from({ length: 28 }, (_, step) => {
    const angle = (step / 28) * 2 * Math.PI;
    return side(0.5 + 0.27 * Math.cos(angle), 0.66 + 0.2 * Math.sin(angle));
  });
  fillShape(pen, disc);
  area({ x: 0.36, y: 0.62 }, { x: 0.64, y: 0.7 }, shaded(card, facing));
  area({ x: 0.46, y: 0.54 }, { x: 0.54, y: 0.78 }, shaded(card, facing));
  const lines = index % 2 === 0 ? [0.68, 0.5] : [0.5, 0.6];
  lines.forEach((long, line) => {
    const y = 0.3 - line * 0.08;
    area({ x: 0.5 - long / 2, y: y - 0.025 }, { x: 0.5 + long / 2, y: y + 0.012 }, base);
  });
  pen.strokeStyle = css(card.rim, 0.5 * facing + 0.1);
  pen.lineWidth = 0.006;
  pen.beginPath();
  const low = side(0, 0);
  const high = side(0, 1);
  pen.moveTo(low.x, low.y);
  pen.lineTo(high.x, high.y);
  pen.stroke();
}

function drawLid(pen: Pen, corners: readonly Point[], { card, band }: BoxColours): void {
  const lifted = corners.map(({ x, y }) => ({ x, y: y - TALL }));
  pen.fillStyle = css(mix(card.bright, card.rim, 0.3));
  fillShape(pen, lifted);
  const [a, b, c, d] = lifted;
  if (a === undefined || b === undefined || c === undefined || d === undefined) return;
  const between = (from: Point, to: Point, share: number): Point => ({
    x: from.x + (to.x - from.x) * share,
    y: from.y + (to.y - from.y) * share,
  });
  pen.fillStyle = css(band.bright);
  fillShape(pen, [
    between(a, b, 0.42),
    between(a, b, 0.58),
    between(d, c, 0.58),
    between(d, c, 0.42),
  ]);
  pen.strokeStyle = css(card.rim, 0.7);
  pen.lineWidth = 0.006;
  pen.beginPath();
  for (const { x, y } of lifted) pen.lineTo(x, y);
  pen.closePath();
  pen.stroke();
}
