/** A rocket that lifts off on its flame and a column of smoke; among the stars it just flies. */

import type { Compositor } from '../../compositor/compositor.ts';
import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import { countOf } from '../../scene/subject-numbers.ts';
import { cameraAt, settle } from '../camera.ts';
import type { Pen } from '../canvas-raster.ts';
import { placeInView } from '../place-in-view.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { createPuff, PUFF_COLUMNS, scatterOf } from './puff.ts';
import { createSprite } from './sprite.ts';
import { fillEllipse } from './taper.ts';
import { type Tones, tonesOf } from './tones.ts';

const DEPTH = 1;
/** How far it leans to the right where nothing is up or down. */
const SPACE_LEAN = 0.62;

interface RocketColours {
  readonly hull: Tones;
  readonly red: Tones;
  readonly glass: Colour;
  readonly steel: Tones;
}

function rocketColours(light: Light, asked: Colour | null): RocketColours {
  return {
    hull: tonesOf(asked ?? [238, 238, 236], light),
    red: tonesOf(asked === null ? [212, 50, 44] : mix(asked, BLACK, 0.35), light),
    glass: mix(light.sky[1], lit([60, 90, 120], light, 0.7), 0.4),
    steel: tonesOf([110, 114, 122], light),
  };
}

export function createRocket(stage: Stage, plan: Plan): Painter {
  const count = countOf(stage.scene, 'rocket');
  const painters = Array.from({ length: count }, (_, index) =>
    createOne(stage, plan, {
      paint: askedColour(stage.scene, 'rocket', index),
      x: count === 1 ? 0.5 - 0.06 * stage.layout.sunSide : 0.26 + (0.48 * index) / (count - 1),
      size: (index === Math.floor(count / 2) ? 0.4 : 0.32) / (1 + 0.08 * (count - 1)),
      delay: index === Math.floor(count / 2) ? 0 : 0.9 + 0.5 * index,
    }),
  );
  return (moment) => {
    for (const paint of painters) paint(moment);
  };
}

/** From the middle of the rocket to the tip of its flame. */
const FLAME_REACH = 0.57;

interface Launch {
  readonly paint: Colour | null;
  readonly x: number;
  readonly size: number;
  readonly delay: number;
}

function createOne(stage: Stage, { ground }: Plan, launch: Launch): Painter {
  const { layout, light, scene, kernel } = stage;
  const size = layout.unit * launch.size;
  const colours = rocketColours(light, launch.paint);
  const smokeLight = mix(lit([244, 242, 240], light, 0.85), light.haze, 0.12);
  const smokeDark = mix(lit([150, 146, 146], light, 0.4), light.haze, 0.2);
  const puff = createPuff(kernel);
  const isInSpace = scene.setting === 'space';
  const sprite = createSprite(stage, {
    width: size * (isInSpace ? 1.5 : 0.62),
    height: size * 1.55,
    originX: 0.5,
    originY: 0.64,
  });
  const groundY = ground.rowAt(layout.width * launch.x) + layout.unit * 0.04;
  // The flame is seen from the first frame on, also where the ground is at the frame's lower edge.
  const standing = Math.min(groundY - size * 0.31, layout.height - size * FLAME_REACH);
  const pathAt = (timeSeconds: number): { x: number; y: number } => {
    if (isInSpace) {
      const share = settle(timeSeconds + launch.delay, 9);
      const x = layout.width * (launch.x + 0.22 * (share - 0.6));
      return { x, y: layout.height * (0.66 - 0.26 * share + 0.01 * Math.sin(timeSeconds)) };
    }
    const time = Math.max(0, timeSeconds - launch.delay);
    // Slow off the ground, then on towards a height at which the whole of it still shows.
    const share = settle(time, 5.5) * Math.min(1, 0.15 + time * 0.28);
    const top = Math.max(layout.horizon * 0.3, size * 0.64 + layout.height * 0.04);
    const x = layout.width * launch.x + 0.002 * layout.unit * Math.sin(time * 17);
    return { x, y: standing - (standing - top) * share };
  };
  return ({ timeSeconds, compositor }) => {
    const camera = { ...cameraAt(scene, timeSeconds), pan: 0 };
    const place = pathAt(timeSeconds);
    const view = sprite.keepInFrame(placeInView(layout, camera, DEPTH, place.x, place.y));
    const foot = placeInView(layout, camera, DEPTH, layout.width * launch.x, groundY).y;
    const burn = Math.min(1, Math.max(0.35, timeSeconds - launch.delay + 0.6));
    sprite.draw((pen) => {
      pen.scale(size, size);
      const lean = isInSpace ? SPACE_LEAN : 0;
      pen.rotate(lean + 0.012 * Math.sin(timeSeconds * 2.1 + launch.delay));
      drawFlame(pen, timeSeconds, burn);
      drawRocket(pen, colours, layout.sunSide);
    });
    const plume = { puff, smokeLight, smokeDark, size: size * view.scale, timeSeconds };
    if (!isInSpace) paintPlume(compositor, plume, view.x, view.y + size * 0.3 * view.scale, foot);
    sprite.show(compositor, view);
  };
}

interface Plume {
  readonly puff: ReturnType<typeof createPuff>;
  readonly smokeLight: Colour;
  readonly smokeDark: Colour;
  readonly size: number;
  readonly timeSeconds: number;
}

/** Balls of smoke from the nozzle down to the ground, and billows that roll out along it. */
function paintPlume(
  compositor: Compositor,
  { puff, smokeLight, smokeDark, size, timeSeconds }: Plume,
  x: number,
  nozzleY: number,
  footY: number,
): void {
  const length = Math.max(0, footY - nozzleY);
  const column = Math.min(46, Math.ceil(length / (size * 0.05)));
  for (let index = column; index >= 0; index--) {
    const share = index / Math.max(1, column);
    const chance = scatterOf(index);
    const drift = Math.sin(timeSeconds * 0.7 + index * 1.7) * size * 0.06 * share;
    const wide = size * (0.1 + 0.34 * share ** 0.8) * (0.85 + 0.3 * chance);
    const y = nozzleY + size * 0.1 + length * share;
    const opacity = 0.85 * Math.min(1, 0.3 + share * 4) * (1 - 0.4 * share);
    const colour = mix(smokeLight, smokeDark, 0.2 + 0.6 * chance);
    compositor.press(puff, x + drift, y, wide / PUFF_COLUMNS, opacity, colour);
  }
  for (let index = 0; index < 22; index++) {
    const side = index % 2 === 0 ? 1 : -1;
    const chance = scatterOf(index + 90);
    const spread = settle(timeSeconds + 0.4, 2.2) * (0.15 + 1.05 * chance);
    const roll = Math.sin(timeSeconds * (0.8 + chance) + index) * 0.03;
    const left = x + side * size * (spread + roll);
    const y = footY - size * (0.02 + 0.11 * scatterOf(index + 40)) + size * roll;
    const wide = size * (0.2 + 0.24 * chance) * (0.7 + 0.3 * settle(timeSeconds, 3));
    const colour = mix(smokeLight, smokeDark, scatterOf(index + 7) * 0.7);
    compositor.press(puff, left, y, wide / PUFF_COLUMNS, 0.85 - 0.3 * chance, colour);
  }
}

/** The nozzle is at y = 0.3; the flame licks down from it and flickers. */
function drawFlame(pen: Pen, timeSeconds: number, burn: number): void {
  const flicker = 1 + 0.08 * Math.sin(timeSeconds * 41) + 0.05 * Math.sin(timeSeconds * 67 + 1);
  const layers: readonly (readonly [number, number, string])[] = [
    [0.12, 0.52, 'rgba(255,120,30,0.75)'],
    [0.085, 0.4, 'rgba(255,190,60,0.9)'],
    [0.05, 0.26, 'rgba(255,250,220,1)'],
  ];
  const glow = pen.createRadialGradient(0, 0.36, 0, 0, 0.36, 0.3);
  glow.addColorStop(0, 'rgba(255,210,120,0.65)');
  glow.addColorStop(1, 'rgba(255,150,60,0)');
  pen.fillStyle = glow;
  pen.fillRect(-0.3, 0.06, 0.6, 0.5);
  for (const [wide, long, colour] of layers) {
    const tip = 0.3 + long * burn * flicker;
    pen.fillStyle = colour;
    pen.beginPath();
    pen.moveTo(-wide * 0.55, 0.29);
    pen.bezierCurveTo(-wide, 0.4, -wide * 0.5, 0.3 + long * 0.6, 0, Math.min(0.54, tip));
    pen.bezierCurveTo(wide * 0.5, 0.3 + long * 0.6, wide, 0.4, wide * 0.55, 0.29);
    pen.fill();
  }
}

/** One unit is its length, nose up, from y = -0.6 to y = 0.3. */
function drawRocket(pen: Pen, { hull, red, glass, steel }: RocketColours, sunSide: -1 | 1): void {
  const across = (tones: Tones): CanvasGradient => {
    const gradient = pen.createLinearGradient(-0.13 * sunSide, 0, 0.13 * sunSide, 0);
    gradient.addColorStop(0, css(mix(tones.shade, BLACK, 0.1)));
    gradient.addColorStop(0.5, css(tones.middle));
    gradient.addColorStop(0.82, css(tones.bright));
    gradient.addColorStop(1, css(tones.middle));
    return gradient;
  };
  pen.fillStyle = css(steel.shade);
  pen.beginPath();
  pen.moveTo(-0.06, 0.22);
  pen.lineTo(0.06, 0.22);
  pen.lineTo(0.085, 0.31);
  pen.lineTo(-0.085, 0.31);
  pen.fill();
  for (const side of [-1, 1]) {
    pen.fillStyle = css(side === sunSide ? red.bright : red.shade);
    pen.beginPath();
    pen.moveTo(side * 0.105, 0.02);
    pen.quadraticCurveTo(side * 0.22, 0.1, side * 0.235, 0.31);
    pen.quadraticCurveTo(side * 0.16, 0.22, side * 0.085, 0.23);
    pen.fill();
  }
  pen.fillStyle = across(hull);
  pen.beginPath();
  pen.moveTo(0, -0.6);
  pen.bezierCurveTo(0.1, -0.5, 0.135, -0.34, 0.135, -0.16);
  pen.bezierCurveTo(0.135, 0, 0.11, 0.14, 0.085, 0.24);
  pen.lineTo(-0.085, 0.24);
  pen.bezierCurveTo(-0.11, 0.14, -0.135, 0, -0.135, -0.16);
  pen.bezierCurveTo(-0.135, -0.34, -0.1, -0.5, 0, -0.6);
  pen.fill();
  pen.fillStyle = across(red);
  pen.beginPath();
  pen.moveTo(0, -0.6);
  pen.bezierCurveTo(0.055, -0.545, 0.088, -0.48, 0.108, -0.4);
  pen.quadraticCurveTo(0, -0.37, -0.108, -0.4);
  pen.bezierCurveTo(-0.088, -0.48, -0.055, -0.545, 0, -0.6);
  pen.fill();
  pen.fillStyle = across(red);
  pen.beginPath();
  pen.moveTo(-0.117, 0.1);
  pen.quadraticCurveTo(0, 0.13, 0.117, 0.1);
  pen.lineTo(0.105, 0.155);
  pen.quadraticCurveTo(0, 0.185, -0.105, 0.155);
  pen.fill();
  fillEllipse(pen, 0, -0.2, 0.062, 0.062, steel.middle);
  fillEllipse(pen, 0, -0.2, 0.047, 0.047, glass);
  fillEllipse(pen, 0.014 * sunSide, -0.216, 0.014, 0.01, hull.rim, -0.5);
  pen.fillStyle = css(red.middle);
  pen.beginPath();
  pen.moveTo(-0.018, 0.02);
  pen.lineTo(0.018, 0.02);
  pen.lineTo(0.02, 0.3);
  pen.lineTo(-0.02, 0.3);
  pen.fill();
}

type CanvasGradient = ReturnType<Pen['createLinearGradient']>;
