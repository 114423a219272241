/** A car on a road of its own: wheels that turn as far as it drives, and lamps when it is dark. */

import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Setting } from '../../scene/scene.ts';
import { createRandom } from '../random.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { paintsOf } from './asked-colour.ts';
import { createGroundGroup, type FigurePose } from './ground-group.ts';
import { createRoad } from './road.ts';
import { fillEllipse } from './taper.ts';
import { type Tones, tonesOf } from './tones.ts';

const WHEEL = 0.083;
const AXLES = [-0.295, 0.3] as const;

/** In a street it keeps to the lane, beyond the pavement that is the nearest ground. */
const SINKS: Partial<Readonly<Record<Setting, number>>> = { street: -0.035, studio: 0.03 };

const PAINTS: readonly Colour[] = [
  [204, 38, 42],
  [34, 98, 176],
  [238, 184, 44],
  [226, 228, 230],
  [36, 128, 100],
];

interface CarColours {
  readonly paint: Tones;
  readonly glass: Colour;
  readonly glassLow: Colour;
  readonly tyre: Colour;
  readonly steel: Tones;
  readonly dark: Colour;
  /** 0 by day, 1 when lamps are needed. */
  readonly lamps: number;
}

function carColours(light: Light, paint: Colour): CarColours {
  return {
    paint: tonesOf(paint, light),
    glass: mix(light.sky[1], lit([70, 90, 110], light, 0.6), 0.45),
    glassLow: mix(light.sky[3], lit([40, 50, 60], light, 0.3), 0.55),
    tyre: mix(lit([40, 40, 44], light, 0.35), BLACK, 0.3),
    steel: tonesOf([196, 200, 206], light),
    dark: mix(lit([24, 26, 30], light, 0.3), BLACK, 0.4),
    lamps: Math.min(1, light.windowShare * 2.6 - 0.15),
  };
}

export function createCar(stage: Stage, { ground }: Plan): Painter {
  const { light, scene } = stage;
  const paints = paintsOf(scene, 'car', PAINTS);
  const first = Math.floor(createRandom(scene.seed, 'car-paint')() * PAINTS.length);
  const colours = PAINTS.map((_, index) =>
    carColours(light, paints[(first + index) % paints.length]!),
  );
  const road = createRoad(stage, ground);
  const cars = createGroundGroup(stage, ground, {
    subject: 'car',
    size: 0.56,
    bounds: { width: 1.44, height: 0.5, originX: 0.4, originY: 0.86 },
    from: 0.3,
    to: 0.62,
    seconds: 9,
    fullSpeed: 0.3,
    spacing: 1.2,
    sink: SINKS[scene.setting] ?? 0.082,
    draw: (pen, pose) => drawCar(pen, colours[pose.index % colours.length]!, pose),
  });
  return (moment) => {
    road?.(moment);
    cars(moment);
  };
}

/** One unit is the length; it drives to the right, its wheels stand on y = 0. */
function drawCar(pen: Pen, colours: CarColours, pose: FigurePose): void {
  const shake = 0.003 * pose.vigour * Math.sin(pose.timeSeconds * 11 + pose.phase * 6);
  pen.fillStyle = 'rgba(0,0,0,0.34)';
  pen.beginPath();
  pen.ellipse(0, -0.002, 0.5, 0.028, 0, 0, 2 * Math.PI);
  pen.fill();
  if (colours.lamps > 0) drawBeam(pen, colours.lamps);
  for (const x of AXLES) fillEllipse(pen, x, -WHEEL - 0.004, 0.1, 0.1, colours.dark);
  pen.save();
  pen.translate(0, shake);
  pen.rotate(-0.004 * pose.vigour);
  drawShell(pen, colours);
  drawGlass(pen, colours);
  drawDetails(pen, colours);
  pen.restore();
  for (const x of AXLES) drawWheel(pen, colours, x, pose.distance / WHEEL);
}

function drawBeam(pen: Pen, strength: number): void {
  const beam = pen.createLinearGradient(0.46, 0, 0.84, 0);
  beam.addColorStop(0, `rgba(255,240,190,${0.34 * strength})`);
  beam.addColorStop(1, 'rgba(255,240,190,0)');
  pen.fillStyle = beam;
  pen.beginPath();
  pen.moveTo(0.46, -0.16);
  pen.lineTo(0.84, -0.21);
  pen.lineTo(0.84, -0.01);
  pen.lineTo(0.6, 0);
  pen.lineTo(0.46, -0.12);
  pen.fill();
}

function shellOutline(pen: Pen): void {
  pen.beginPath();
  pen.moveTo(-0.49, -0.1);
  pen.bezierCurveTo(-0.51, -0.16, -0.5, -0.2, -0.47, -0.215);
  pen.bezierCurveTo(-0.4, -0.225, -0.34, -0.228, -0.31, -0.232);
  pen.bezierCurveTo(-0.23, -0.32, -0.14, -0.335, -0.02, -0.333);
  pen.bezierCurveTo(0.08, -0.33, 0.14, -0.28, 0.2, -0.226);
  pen.bezierCurveTo(0.32, -0.215, 0.44, -0.2, 0.48, -0.16);
  pen.bezierCurveTo(0.5, -0.12, 0.495, -0.08, 0.48, -0.062);
  pen.lineTo(-0.46, -0.062);
  pen.bezierCurveTo(-0.48, -0.07, -0.485, -0.08, -0.49, -0.1);
}

function drawShell(pen: Pen, { paint, dark }: CarColours): void {
  const gradient = pen.createLinearGradient(0, -0.33, 0, -0.06);
  gradient.addColorStop(0, css(mix(paint.bright, paint.rim, 0.45)));
  gradient.addColorStop(0.36, css(paint.bright));
  gradient.addColorStop(0.5, css(mix(paint.bright, paint.rim, 0.25)));
  gradient.addColorStop(0.56, css(paint.middle));
  gradient.addColorStop(1, css(paint.shade));
  pen.fillStyle = gradient;
  shellOutline(pen);
  pen.fill();
  pen.save();
  shellOutline(pen);
  pen.clip();
  for (const x of AXLES) fillEllipse(pen, x, -WHEEL, 0.102, 0.1, dark);
  pen.fillStyle = css(mix(paint.far, dark, 0.5));
  pen.fillRect(-0.5, -0.082, 1, 0.03);
  pen.strokeStyle = css(paint.rim, 0.8);
  pen.lineWidth = 0.009;
  pen.beginPath();
  pen.moveTo(-0.31, -0.23);
  pen.bezierCurveTo(-0.23, -0.32, -0.14, -0.332, -0.02, -0.33);
  pen.bezierCurveTo(0.08, -0.327, 0.14, -0.277, 0.2, -0.224);
  pen.bezierCurveTo(0.32, -0.212, 0.44, -0.197, 0.48, -0.157);
  pen.stroke();
  pen.restore();
}

function drawGlass(pen: Pen, { glass, glassLow, dark, steel }: CarColours): void {
  const gradient = pen.createLinearGradient(-0.1, -0.32, 0.05, -0.22);
  gradient.addColorStop(0, css(glass));
  gradient.addColorStop(1, css(glassLow));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(-0.27, -0.232);
  pen.bezierCurveTo(-0.21, -0.298, -0.14, -0.313, -0.065, -0.313);
  pen.lineTo(-0.065, -0.23);
  pen.fill();
  pen.beginPath();
  pen.moveTo(-0.045, -0.313);
  pen.bezierCurveTo(0.05, -0.313, 0.1, -0.275, 0.155, -0.228);
  pen.lineTo(-0.045, -0.23);
  pen.fill();
  // The driver, and the wheel in the hands.
  fillEllipse(pen, 0, -0.268, 0.022, 0.027, dark);
  pen.fillStyle = css(dark);
  pen.beginPath();
  pen.moveTo(-0.035, -0.23);
  pen.quadraticCurveTo(-0.03, -0.252, 0, -0.25);
  pen.quadraticCurveTo(0.035, -0.245, 0.05, -0.23);
  pen.fill();
  pen.strokeStyle = css(steel.rim, 0.35);
  pen.lineWidth = 0.014;
  pen.beginPath();
  pen.moveTo(-0.19, -0.24);
  pen.lineTo(-0.13, -0.31);
  pen.moveTo(0.06, -0.24);
  pen.lineTo(0.085, -0.285);
  pen.stroke();
}

function drawDetails(pen: Pen, { paint, dark, steel, lamps }: CarColours): void {
  pen.strokeStyle = css(mix(paint.shade, dark, 0.4), 0.9);
  pen.lineWidth = 0.005;
  pen.beginPath();
  for (const x of [-0.2, -0.055, 0.135]) {
    pen.moveTo(x, -0.226);
    pen.quadraticCurveTo(x + 0.012, -0.15, x, -0.09);
  }
  pen.stroke();
  pen.fillStyle = css(steel.bright);
  pen.fillRect(-0.1, -0.188, 0.035, 0.009);
  pen.fillRect(0.09, -0.188, 0.035, 0.009);
  const front: Colour = lamps > 0 ? [255, 246, 210] : mix(steel.bright, [255, 255, 255], 0.4);
  pen.fillStyle = css(front);
  pen.beginPath();
  pen.ellipse(0.452, -0.158, 0.03, 0.02, 0.35, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = css(lamps > 0 ? [255, 60, 50] : mix(paint.shade, [200, 20, 20], 0.7));
  pen.beginPath();
  pen.ellipse(-0.484, -0.175, 0.014, 0.026, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = css(dark);
  pen.fillRect(0.44, -0.11, 0.05, 0.014);
}

function drawWheel(pen: Pen, { tyre, steel, dark }: CarColours, x: number, turn: number): void {
  fillEllipse(pen, x, -WHEEL, WHEEL, WHEEL, tyre);
  fillEllipse(pen, x, -WHEEL, WHEEL * 0.66, WHEEL * 0.66, steel.shade);
  pen.save();
  pen.translate(x, -WHEEL);
  pen.rotate(turn);
  pen.fillStyle = css(steel.bright);
  for (let spoke = 0; spoke < 5; spoke++) {
    pen.rotate((2 * Math.PI) / 5);
    pen.beginPath();
    pen.moveTo(-0.008, 0);
    pen.lineTo(-0.013, -WHEEL * 0.63);
    pen.lineTo(0.013, -WHEEL * 0.63);
    pen.lineTo(0.008, 0);
    pen.fill();
  }
  pen.restore();
  fillEllipse(pen, x, -WHEEL, 0.015, 0.015, dark);
}
