/** A steam locomotive with its tender and two coaches, heading right, rails at y = 0. */

import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import type { FigurePose } from './ground-group.ts';
import { fillEllipse } from './taper.ts';
import { type Tones, tonesOf } from './tones.ts';

export interface TrainColours {
  readonly boiler: Tones;
  readonly red: Tones;
  readonly coach: Tones;
  readonly cream: Tones;
  readonly brass: Tones;
  readonly steel: Tones;
  readonly dark: Colour;
  readonly window: Colour;
  readonly lamps: number;
}

export function trainColours(light: Light, asked: Colour | null): TrainColours {
  const lamps = Math.max(0, Math.min(1, light.windowShare * 2.6 - 0.15));
  return {
    boiler: tonesOf(asked === null ? [48, 66, 58] : mix(asked, BLACK, 0.25), light),
    red: tonesOf([176, 40, 36], light),
    coach: tonesOf(asked ?? [136, 40, 42], light),
    cream: tonesOf([238, 222, 186], light),
    brass: tonesOf([218, 176, 90], light),
    steel: tonesOf([150, 154, 160], light),
    dark: mix(lit([34, 36, 40], light, 0.35), BLACK, 0.35),
    window: mix(mix(light.sky[2], [60, 76, 92], 0.5), [255, 214, 130], lamps),
    lamps,
  };
}

/** Where the smoke comes out, and how far the whole reaches, in figure sizes. */
export const CHIMNEY = { x: 0.95, y: -0.66 };

const DRIVER = 0.115;
const COACH_LENGTH = 0.82;
const COACHES = [-1.42, -0.56] as const;

export function drawTrain(pen: Pen, colours: TrainColours, pose: FigurePose): void {
  const { distance, vigour, timeSeconds } = pose;
  const rattle = (at: number): number => 0.004 * vigour * Math.sin(timeSeconds * 9 + at * 5);
  pen.fillStyle = 'rgba(0,0,0,0.3)';
  pen.fillRect(COACHES[0], -0.012, 2.62, 0.03);
  pen.fillStyle = css(colours.dark);
  pen.fillRect(-0.62, -0.17, 1.0, 0.022);
  for (const x of COACHES) {
    pen.save();
    pen.translate(x, rattle(x));
    drawCoach(pen, colours, distance);
    pen.restore();
  }
  pen.save();
  pen.translate(0, rattle(1));
  drawTender(pen, colours, distance);
  drawEngine(pen, colours, distance);
  pen.restore();
}

function drawWheel(
  pen: Pen,
  { red, steel, dark }: TrainColours,
  x: number,
  radius: number,
  distance: number,
): void {
  fillEllipse(pen, x, -radius, radius, radius, dark);
  fillEllipse(pen, x, -radius, radius * 0.84, radius * 0.84, red.shade);
  pen.save();
  pen.translate(x, -radius);
  pen.rotate(distance / radius);
  pen.strokeStyle = css(red.bright);
  pen.lineWidth = radius * 0.16;
  pen.beginPath();
  for (let spoke = 0; spoke < 6; spoke++) {
    const turn = (spoke / 6) * 2 * Math.PI;
    pen.moveTo(0, 0);
    pen.lineTo(Math.cos(turn) * radius * 0.8, Math.sin(turn) * radius * 0.8);
  }
  pen.stroke();
  pen.restore();
  fillEllipse(pen, x, -radius, radius * 0.22, radius * 0.22, steel.middle);
}

function drawCoach(pen: Pen, colours: TrainColours, distance: number): void {
  const { coach, cream, window, dark, lamps } = colours;
  const length = COACH_LENGTH;
  pen.fillStyle = css(dark);
  pen.fillRect(0.02, -0.16, length - 0.04, 0.05);
  for (const x of [0.12, 0.24, 0.58, 0.7]) drawWheel(pen, colours, x, 0.055, distance);
  panel(pen, coach, 0, -0.33, length, 0.18);
  panel(pen, cream, 0, -0.46, length, 0.14);
  const roof = pen.createLinearGradient(0, -0.52, 0, -0.45);
  roof.addColorStop(0, css(mix(dark, cream.rim, 0.45)));
  roof.addColorStop(1, css(dark));
  pen.fillStyle = roof;
  pen.beginPath();
  pen.moveTo(-0.015, -0.455);
  pen.bezierCurveTo(0.02, -0.525, 0.1, -0.525, 0.16, -0.525);
  pen.lineTo(length - 0.16, -0.525);
  pen.bezierCurveTo(length - 0.1, -0.525, length - 0.02, -0.525, length + 0.015, -0.455);
  pen.fill();
  for (let index = 0; index < 6; index++) {
    const x = 0.055 + index * 0.124;
    pen.fillStyle = css(window);
    pen.fillRect(x, -0.435, 0.09, 0.1);
    if (index % 3 !== 1) fillEllipse(pen, x + 0.05, -0.365, 0.017, 0.03, mix(dark, window, 0.25));
    if (lamps < 0.3) {
      pen.fillStyle = css(cream.rim, 0.35);
      pen.beginPath();
      pen.moveTo(x + 0.015, -0.335);
      pen.lineTo(x + 0.05, -0.435);
      pen.lineTo(x + 0.07, -0.435);
      pen.lineTo(x + 0.035, -0.335);
      pen.fill();
    }
  }
  pen.fillStyle = css(colours.brass.middle);
  pen.fillRect(0, -0.326, length, 0.009);
}

function panel(pen: Pen, tones: Tones, x: number, y: number, width: number, height: number): void {
  const gradient = pen.createLinearGradient(0, y, 0, y + height);
  gradient.addColorStop(0, css(tones.bright));
  gradient.addColorStop(0.5, css(tones.middle));
  gradient.addColorStop(1, css(tones.shade));
  pen.fillStyle = gradient;
  pen.fillRect(x, y, width, height);
}

function drawTender(pen: Pen, colours: TrainColours, distance: number): void {
  const { boiler, brass, dark } = colours;
  for (const x of [0.355, 0.455]) drawWheel(pen, colours, x, 0.055, distance);
  panel(pen, boiler, 0.29, -0.36, 0.23, 0.24);
  pen.fillStyle = css(mix(dark, BLACK, 0.3));
  pen.beginPath();
  pen.moveTo(0.3, -0.36);
  pen.quadraticCurveTo(0.35, -0.43, 0.41, -0.4);
  pen.quadraticCurveTo(0.47, -0.43, 0.51, -0.36);
  pen.fill();
  pen.strokeStyle = css(brass.middle);
  pen.lineWidth = 0.008;
  pen.strokeRect(0.31, -0.335, 0.19, 0.16);
}

function drawEngine(pen: Pen, colours: TrainColours, distance: number): void {
  const { boiler, red, brass, steel, dark, window, lamps } = colours;
  const gradient = pen.createLinearGradient(0, -0.47, 0, -0.21);
  gradient.addColorStop(0, css(mix(boiler.bright, boiler.rim, 0.35)));
  gradient.addColorStop(0.25, css(boiler.bright));
  gradient.addColorStop(0.6, css(boiler.middle));
  gradient.addColorStop(1, css(boiler.far));
  pen.fillStyle = css(dark);
  pen.fillRect(0.53, -0.235, 0.6, 0.06);
  pen.fillRect(0.925, -0.6, 0.05, 0.14);
  pen.fillStyle = css(brass.bright);
  pen.fillRect(0.915, -0.62, 0.07, 0.028);
  pen.fillStyle = gradient;
  pen.fillRect(0.7, -0.455, 0.33, 0.24);
  pen.fillStyle = css(dark);
  pen.beginPath();
  pen.moveTo(1.02, -0.46);
  pen.quadraticCurveTo(1.08, -0.455, 1.08, -0.335);
  pen.quadraticCurveTo(1.08, -0.215, 1.02, -0.21);
  pen.fill();
  for (const x of [0.78, 0.88, 0.98]) {
    pen.fillStyle = css(brass.middle);
    pen.fillRect(x, -0.457, 0.011, 0.244);
  }
  dome(pen, brass, 0.83);
  dome(pen, boiler, 0.74);
  panel(pen, red, 0.53, -0.5, 0.19, 0.29);
  pen.fillStyle = css(window);
  pen.fillRect(0.565, -0.47, 0.1, 0.1);
  fillEllipse(pen, 0.625, -0.405, 0.02, 0.03, mix(dark, window, 0.3));
  pen.fillStyle = css(mix(dark, red.rim, 0.2));
  pen.beginPath();
  pen.moveTo(0.51, -0.5);
  pen.quadraticCurveTo(0.62, -0.57, 0.745, -0.5);
  pen.fill();
  pen.fillStyle = css(red.middle);
  pen.fillRect(0.53, -0.21, 0.6, 0.022);
  fillEllipse(pen, 1.085, -0.4, 0.026, 0.03, lamps > 0 ? [255, 244, 200] : brass.bright);
  if (lamps > 0) drawLampGlow(pen, lamps);
  pen.fillStyle = css(red.shade);
  pen.beginPath();
  pen.moveTo(1.06, -0.15);
  pen.lineTo(1.11, -0.15);
  pen.lineTo(1.17, -0.02);
  pen.lineTo(1.02, -0.02);
  pen.fill();
  pen.fillStyle = css(steel.middle);
  pen.fillRect(0.95, -0.2, 0.14, 0.075);
  for (const x of [0.62, 0.79]) drawWheel(pen, colours, x, DRIVER, distance);
  for (const x of [0.94, 1.04]) drawWheel(pen, colours, x, 0.055, distance);
  drawRods(pen, steel, distance);
}

function dome(pen: Pen, tones: Tones, x: number): void {
  pen.fillStyle = css(tones.bright);
  pen.beginPath();
  pen.ellipse(x, -0.452, 0.036, 0.055, 0, Math.PI, 2 * Math.PI);
  pen.fill();
}

function drawLampGlow(pen: Pen, strength: number): void {
  const glow = pen.createRadialGradient(1.085, -0.4, 0, 1.085, -0.4, 0.11);
  glow.addColorStop(0, `rgba(255,240,190,${0.8 * strength})`);
  glow.addColorStop(1, 'rgba(255,236,180,0)');
  pen.fillStyle = glow;
  pen.fillRect(0.97, -0.52, 0.23, 0.23);
}

/** The rod between the driving wheels keeps level while its ends go round with them. */
function drawRods(pen: Pen, steel: Tones, distance: number): void {
  const turn = distance / DRIVER;
  const x = Math.cos(turn) * DRIVER * 0.5;
  const y = -DRIVER + Math.sin(turn) * DRIVER * 0.5;
  pen.strokeStyle = css(steel.bright);
  pen.lineWidth = 0.022;
  pen.beginPath();
  pen.moveTo(0.62 + x, y);
  pen.lineTo(0.79 + x, y);
  pen.lineTo(0.985 + x * 0.5, -0.165);
  pen.stroke();
  for (const axle of [0.62, 0.79]) fillEllipse(pen, axle + x, y, 0.016, 0.016, steel.shade);
}
