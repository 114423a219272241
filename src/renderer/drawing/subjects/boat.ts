/** A sailing boat that heels and bobs, with its reflection and its wake. */

import type { Compositor } from '../../compositor/compositor.ts';
import { createStamp, type Stamp } from '../../compositor/stamp.ts';
import { BLACK, type Colour, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import { countOf } from '../../scene/subject-numbers.ts';
import { cameraAt } from '../camera.ts';
import type { Pen } from '../canvas-raster.ts';
import { placeInView } from '../place-in-view.ts';
import type { Painter, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { createSprite } from './sprite.ts';
import { heading, travel } from './subject-path.ts';

const DEPTH = 0.62;

interface BoatColours {
  readonly hull: Colour;
  readonly hullShade: Colour;
  readonly stripe: Colour;
  readonly sail: Colour;
  readonly sailShade: Colour;
  readonly wood: Colour;
}

function boatColours(light: Light, asked: Colour | null): BoatColours {
  const cloth = mix(light.materials.snow, [255, 240, 214], 0.5);
  return {
    hull: lit(asked ?? [236, 234, 228], light, 0.75),
    hullShade: lit(asked === null ? [150, 152, 160] : mix(asked, BLACK, 0.35), light, 0.15),
    stripe: lit(asked === null ? [178, 52, 44] : [240, 238, 232], light, 0.6),
    sail: mix(lit(cloth, light, 1), light.sun, 0.16),
    sailShade: lit(cloth, light, 0.35),
    wood: mix(lit(light.materials.wood, light, 0.4), BLACK, 0.15),
  };
}

/** The first boat sails where a single one does; the others keep clear of it and of each other. */
const BERTHS: readonly Berth[] = [
  { size: 0.27, from: 0.3, to: 0.64, row: 0.36, phase: 0 },
  { size: 0.16, from: 0.52, to: 0.8, row: 0.17, phase: 2.1 },
  { size: 0.13, from: 0.2, to: 0.36, row: 0.12, phase: 4.4 },
  { size: 0.1, from: 0.38, to: 0.5, row: 0.08, phase: 1.3 },
  { size: 0.09, from: 0.7, to: 0.9, row: 0.06, phase: 3.2 },
];

interface Berth {
  readonly size: number;
  readonly from: number;
  readonly to: number;
  /** Share of the water from the horizon down to the nearest edge. */
  readonly row: number;
  readonly phase: number;
}

export function createBoat(stage: Stage): Painter {
  const berths = BERTHS.slice(0, countOf(stage.scene, 'boat')).map((berth, index) => ({
    ...berth,
    paint: askedColour(stage.scene, 'boat', index),
  }));
  const painters = berths
    .toSorted((one, other) => one.row - other.row)
    .map((berth) => createOneBoat(stage, berth, boatColours(stage.light, berth.paint)));
  return (moment) => {
    for (const paint of painters) paint(moment);
  };
}

function createOneBoat(stage: Stage, berth: Berth, colours: BoatColours): Painter {
  const { layout, light, scene, kernel } = stage;
  const size = layout.unit * berth.size;
  const sprite = createSprite(stage, {
    width: size * 1.1,
    height: size * 1.36,
    originX: 0.5,
    originY: 0.86,
  });
  const way = heading(scene);
  const rowAtRest = layout.horizon + (layout.height - layout.horizon) * berth.row;
  const ripple = createStamp(kernel, 48, 8, (x, y) => {
    const across = (x - 23.5) / 24;
    const down = (y - 3.5) / 4;
    return Math.max(0, 1 - across * across) ** 1.5 * Math.max(0, 1 - down * down);
  });
  const foam = mix(mix(lit(WHITE, light, 0.75), light.sky[3], 0.3), WHITE, 0.15);
  const positionAt = (timeSeconds: number): number =>
    layout.width * travel(scene, timeSeconds, berth.from, berth.to, 22);
  return ({ timeSeconds, compositor }) => {
    const camera = { ...cameraAt(scene, timeSeconds), pan: 0 };
    const sea = timeSeconds + berth.phase;
    const bob = Math.sin(sea * 1.25) * 0.012 + Math.sin(sea * 2.1 + 1) * 0.005;
    const seen = placeInView(layout, camera, DEPTH, positionAt(timeSeconds), rowAtRest);
    const view = sprite.keepInFrame(seen);
    const place = { ...view, y: view.y + bob * size * view.scale };
    const drawnSeconds =
      (Math.floor(timeSeconds * DRAWINGS_PER_SECOND) + 0.5) / DRAWINGS_PER_SECOND;
    sprite.drawOnce(`${drawnSeconds}`, (pen) => {
      pen.scale(size * way, size);
      pen.rotate(heelAt(drawnSeconds + berth.phase) + 0.03);
      drawBoat(pen, colours, drawnSeconds);
    });
    const heeled = way * (heelAt(sea) - heelAt(drawnSeconds + berth.phase));
    sprite.showReflected(compositor, place, {
      opacity: 0.42,
      waterRow: view.y + size * view.scale * 0.03,
      bend: (row) => {
        const below = Math.max(0, row - view.y) / size;
        const phase = (row / layout.unit) * 150 - timeSeconds * 4.2;
        return size * (0.008 + 0.035 * below) * (Math.sin(phase) + 0.5 * Math.sin(phase * 1.7 + 2));
      },
    });
    paintWake(compositor, ripple, foam, { ...view, size, way, timeSeconds });
    sprite.show(compositor, place, (row) => heeled * (place.y - row));
  };
}

/** It turns so little meanwhile that the compositor can lean it over. */
const DRAWINGS_PER_SECOND = 8;

/** In radians, the mast towards where it is heading. */
function heelAt(seconds: number): number {
  return 0.045 * Math.sin(seconds * 0.9) + 0.02 * Math.sin(seconds * 1.7 + 2);
}

interface Wake {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
  readonly size: number;
  readonly way: -1 | 1;
  readonly timeSeconds: number;
}

const WAKE_GAP = 0.16;
const WAKE_AGE = 4.2;

/** Ripples left at even gaps, each of which widens and fades as it falls back. */
function paintWake(compositor: Compositor, ripple: Stamp, foam: Colour, wake: Wake): void {
  const { x, y, scale, size, way, timeSeconds } = wake;
  const travelled = timeSeconds * 0.9;
  const newest = Math.floor(travelled / WAKE_GAP);
  for (let number = newest; number > newest - WAKE_AGE / WAKE_GAP; number--) {
    const age = travelled - number * WAKE_GAP;
    const opacity = 0.36 * (1 - age / WAKE_AGE) * Math.min(1, 0.2 + age * 1.6);
    const back = x - way * size * scale * (0.3 + 0.24 * age);
    const jitter = Math.sin(number * 12.9) * size * 0.012;
    const width = (size / ripple.columns) * (0.16 + 0.12 * age) * scale;
    for (const side of [-1, 1]) {
      const down = size * (0.035 + 0.015 * age + side * 0.02 * age);
      compositor.press(ripple, back + jitter, y + down, width, opacity, foam);
    }
  }
}

/** One unit is the boat's height over the water; the bow points to the right. */
function drawBoat(pen: Pen, colours: BoatColours, timeSeconds: number): void {
  const belly = 0.015 * Math.sin(timeSeconds * 1.3);
  pen.fillStyle = css(colours.wood);
  pen.fillRect(-0.008, -0.98, 0.016, 0.92);
  fillSail(pen, colours, -0.36, () => {
    pen.moveTo(-0.014, -0.95);
    pen.bezierCurveTo(-0.13 - belly, -0.72, -0.27 - belly, -0.42, -0.34, -0.17);
    pen.quadraticCurveTo(-0.17, -0.125, -0.014, -0.145);
  });
  pen.strokeStyle = css(colours.sailShade, 0.6);
  pen.lineWidth = 0.006;
  for (const share of [0.3, 0.52, 0.74]) {
    pen.beginPath();
    pen.moveTo(-0.016, -0.95 + 0.8 * share);
    pen.quadraticCurveTo(-0.1, -0.94 + 0.8 * share, -0.32 * share ** 0.9, -0.95 + 0.76 * share);
    pen.stroke();
  }
  fillSail(pen, colours, 0.34, () => {
    pen.moveTo(0.018, -0.86);
    pen.bezierCurveTo(0.12 + belly, -0.62, 0.2 + belly, -0.35, 0.38, -0.13);
    pen.quadraticCurveTo(0.2, -0.11, 0.05, -0.15);
    pen.quadraticCurveTo(0.075, -0.5, 0.018, -0.86);
  });
  pen.strokeStyle = css(colours.wood);
  pen.lineWidth = 0.014;
  pen.beginPath();
  pen.moveTo(0, -0.135);
  pen.lineTo(-0.35, -0.155);
  pen.stroke();
  drawHull(pen, colours);
  pen.fillStyle = css(colours.stripe);
  pen.beginPath();
  pen.moveTo(0, -0.98);
  pen.quadraticCurveTo(-0.05, -0.985 + belly * 0.6, -0.1, -0.955);
  pen.lineTo(0, -0.93);
  pen.fill();
}

function fillSail(pen: Pen, colours: BoatColours, edgeX: number, outline: () => void): void {
  const gradient = pen.createLinearGradient(0, -0.6, edgeX, -0.3);
  gradient.addColorStop(0, css(colours.sailShade));
  gradient.addColorStop(0.45, css(mix(colours.sailShade, colours.sail, 0.75)));
  gradient.addColorStop(1, css(colours.sail));
  pen.fillStyle = gradient;
  pen.beginPath();
  outline();
  pen.fill();
}

function drawHull(pen: Pen, colours: BoatColours): void {
  const outline = (): void => {
    pen.beginPath();
    pen.moveTo(-0.39, -0.115);
    pen.quadraticCurveTo(0, -0.06, 0.46, -0.14);
    pen.quadraticCurveTo(0.37, 0.02, 0.24, 0.045);
    pen.lineTo(-0.31, 0.045);
    pen.quadraticCurveTo(-0.37, 0, -0.39, -0.115);
  };
  pen.fillStyle = css(mix(colours.hull, colours.wood, 0.3));
  pen.beginPath();
  pen.moveTo(-0.2, -0.09);
  pen.quadraticCurveTo(-0.17, -0.15, -0.08, -0.15);
  pen.lineTo(0.06, -0.14);
  pen.quadraticCurveTo(0.13, -0.12, 0.15, -0.085);
  pen.fill();
  const gradient = pen.createLinearGradient(0, -0.13, 0, 0.05);
  gradient.addColorStop(0, css(colours.hull));
  gradient.addColorStop(1, css(colours.hullShade));
  pen.fillStyle = gradient;
  outline();
  pen.fill();
  pen.save();
  outline();
  pen.clip();
  pen.fillStyle = css(colours.stripe);
  pen.fillRect(-0.5, 0.008, 1, 0.05);
  pen.strokeStyle = css(colours.stripe);
  pen.lineWidth = 0.014;
  pen.beginPath();
  pen.moveTo(-0.4, -0.085);
  pen.quadraticCurveTo(0, -0.03, 0.46, -0.108);
  pen.stroke();
  pen.restore();
}
