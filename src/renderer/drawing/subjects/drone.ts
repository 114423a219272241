/** A camera drone that climbs, hovers and leans into the wind, with spinning rotors and a lamp. */

import { createStamp } from '../../compositor/stamp.ts';
import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import { countOf } from '../../scene/subject-numbers.ts';
import { cameraAt, settle } from '../camera.ts';
import type { Pen } from '../canvas-raster.ts';
import { placeInView } from '../place-in-view.ts';
import type { Painter, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { createSprite } from './sprite.ts';
import { travel } from './subject-path.ts';

interface DroneColours {
  readonly body: Colour;
  readonly shade: Colour;
  readonly rim: Colour;
  readonly glass: Colour;
}

interface Station {
  readonly size: number;
  /** From where a single drone would fly: shares of the frame's width and of the sky's height. */
  readonly aside: number;
  readonly below: number;
  readonly phase: number;
}

const STATIONS: readonly Station[] = [
  { size: 0.3, aside: 0, below: 0, phase: 0 },
  { size: 0.19, aside: 0.22, below: -0.2, phase: 1.7 },
  { size: 0.17, aside: -0.2, below: -0.24, phase: 3.1 },
  { size: 0.14, aside: 0.03, below: -0.34, phase: 4.6 },
  { size: 0.13, aside: 0.24, below: 0.1, phase: 2.4 },
  { size: 0.12, aside: -0.24, below: 0.06, phase: 5.3 },
];

export function createDrone(stage: Stage): Painter {
  const stations = STATIONS.slice(0, countOf(stage.scene, 'drone'));
  const painters = stations
    .map((station, index) =>
      createOneDrone(stage, station, askedColour(stage.scene, 'drone', index)),
    )
    .toReversed();
  return (moment) => {
    for (const paint of painters) paint(moment);
  };
}

function createOneDrone(stage: Stage, station: Station, asked: Colour | null): Painter {
  const { layout, light, scene, kernel } = stage;
  const size = layout.unit * station.size;
  const colours: DroneColours = {
    body: lit(asked ?? [104, 110, 120], light, 0.75),
    shade: mix(lit(asked ?? [58, 62, 70], light, 0.1), BLACK, 0.3),
    rim: mix(light.sun, lit([200, 205, 212], light, 1), 0.4),
    glass: lit([40, 70, 110], light, 0.8),
  };
  const sprite = createSprite(stage, {
    width: size * 1.3,
    height: size * 0.7,
    originX: 0.5,
    originY: 0.45,
  });
  const shine = createStamp(kernel, 48, 48, (x, y) => {
    const q = ((x - 23.5) ** 2 + (y - 23.5) ** 2) / 24 ** 2;
    return q >= 1 ? 0 : (0.9 * Math.exp(-q * 9) + 0.25 * Math.exp(-q * 2.5)) * (1 - q);
  });
  return ({ timeSeconds, compositor }) => {
    const camera = { ...cameraAt(scene, timeSeconds), pan: 0, rise: 0 };
    const way = travel(scene, timeSeconds, 0.34, 0.6, 14);
    const x = layout.width * way + Math.min(layout.width, layout.unit * 1.3) * station.aside;
    const climb = 0.86 + station.below - 0.36 * settle(timeSeconds, 5);
    const air = timeSeconds + station.phase;
    const sway = Math.sin(air * 1.3) * 0.03 + Math.sin(air * 2.9 + 1) * 0.008;
    const hover = Math.sin(air * 1.9) * 0.03 + Math.sin(air * 0.7) * 0.05;
    const seen = placeInView(
      layout,
      camera,
      0.5,
      x + sway * size,
      layout.horizon * climb + hover * size,
    );
    const view = sprite.keepInFrame(seen);
    const lean = 0.09 * Math.cos(air * 1.3) + 0.05 * Math.exp(-timeSeconds / 6);
    sprite.draw((pen) => {
      pen.scale(size, size);
      pen.rotate(lean);
      drawDrone(pen, colours, air);
    });
    sprite.show(compositor, view);
    const blink = air % 1.2;
    const strength = Math.max(0, 1 - blink / 0.28) ** 0.6;
    const lampX = view.x - 0.3 * size * view.scale;
    const lampY = view.y + (0.005 - 0.3 * Math.sin(lean)) * size * view.scale;
    compositor.press(shine, lampX, lampY, (size / 48) * 0.34 * view.scale, strength, [255, 74, 58]);
  };
}

/** One unit is the distance between the outer rotors' tips; the camera looks to the right. */
function drawDrone(pen: Pen, colours: DroneColours, timeSeconds: number): void {
  const arms = [
    { x: -0.25, y: -0.035, reach: 0.13, isFar: true },
    { x: 0.27, y: -0.035, reach: 0.13, isFar: true },
    { x: -0.36, y: 0.01, reach: 0.16, isFar: false },
    { x: 0.36, y: 0.01, reach: 0.16, isFar: false },
  ];
  for (const arm of arms.filter(({ isFar }) => isFar)) drawArm(pen, colours, arm, timeSeconds);
  drawLegs(pen, colours);
  drawShell(pen, colours);
  for (const arm of arms.filter(({ isFar }) => !isFar)) drawArm(pen, colours, arm, timeSeconds);
}

interface Arm {
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly isFar: boolean;
}

function drawArm(pen: Pen, colours: DroneColours, arm: Arm, timeSeconds: number): void {
  const { x, y, reach, isFar } = arm;
  const colour = isFar ? colours.shade : mix(colours.shade, colours.body, 0.5);
  pen.lineCap = 'round';
  pen.strokeStyle = css(colour);
  pen.lineWidth = isFar ? 0.024 : 0.034;
  pen.beginPath();
  pen.moveTo(x * 0.2, isFar ? -0.02 : 0);
  pen.quadraticCurveTo(x * 0.7, y + 0.01, x, y);
  pen.stroke();
  pen.fillStyle = css(colour);
  pen.fillRect(x - 0.02, y - 0.075, 0.04, 0.085);
  pen.fillStyle = css(colours.rim, isFar ? 0.3 : 0.7);
  pen.fillRect(x - 0.02, y - 0.075, 0.04, 0.01);
  const rotorY = y - 0.085;
  pen.fillStyle = css(colours.rim, 0.16);
  pen.beginPath();
  pen.ellipse(x, rotorY, reach, 0.019, 0, 0, 2 * Math.PI);
  pen.fill();
  // The blades' strobing ellipse changes its width from frame to frame, as on film.
  const turn = timeSeconds * 47 + x * 9;
  for (const blade of [0, Math.PI / 2]) {
    const length = reach * Math.abs(Math.cos(turn + blade)) + 0.012;
    pen.fillStyle = css(colours.shade, 0.5);
    pen.beginPath();
    pen.ellipse(x, rotorY, length, 0.008, 0, 0, 2 * Math.PI);
    pen.fill();
  }
}

function drawLegs(pen: Pen, colours: DroneColours): void {
  pen.strokeStyle = css(colours.shade);
  pen.lineWidth = 0.018;
  for (const side of [-1, 1]) {
    pen.beginPath();
    pen.moveTo(side * 0.09, 0.03);
    pen.lineTo(side * 0.15, 0.15);
    pen.moveTo(side * 0.15 - 0.05, 0.155);
    pen.lineTo(side * 0.15 + 0.05, 0.155);
    pen.stroke();
  }
}

function drawShell(pen: Pen, colours: DroneColours): void {
  const gradient = pen.createLinearGradient(0, -0.09, 0, 0.07);
  gradient.addColorStop(0, css(mix(colours.body, colours.rim, 0.35)));
  gradient.addColorStop(0.45, css(colours.body));
  gradient.addColorStop(1, css(colours.shade));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(-0.19, -0.005);
  pen.bezierCurveTo(-0.17, -0.075, -0.06, -0.085, 0.03, -0.08);
  pen.bezierCurveTo(0.13, -0.075, 0.19, -0.04, 0.2, 0);
  pen.bezierCurveTo(0.17, 0.055, 0.08, 0.06, 0, 0.06);
  pen.bezierCurveTo(-0.09, 0.06, -0.17, 0.045, -0.19, -0.005);
  pen.fill();
  pen.strokeStyle = css(colours.rim, 0.8);
  pen.lineWidth = 0.009;
  pen.beginPath();
  pen.moveTo(-0.17, -0.035);
  pen.bezierCurveTo(-0.12, -0.08, -0.04, -0.08, 0.03, -0.076);
  pen.bezierCurveTo(0.12, -0.07, 0.17, -0.045, 0.19, -0.015);
  pen.stroke();
  pen.fillStyle = css(colours.shade);
  pen.beginPath();
  pen.arc(0.1, 0.085, 0.047, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = css(colours.glass);
  pen.beginPath();
  pen.arc(0.115, 0.088, 0.028, 0, 2 * Math.PI);
  pen.fill();
  pen.fillStyle = css(colours.rim, 0.9);
  pen.beginPath();
  pen.arc(0.122, 0.08, 0.008, 0, 2 * Math.PI);
  pen.fill();
}
