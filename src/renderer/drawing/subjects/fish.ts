/** Fish that leap from a lake or the sea and fall back; under water they swim. */

import type { Compositor } from '../../compositor/compositor.ts';
import { createStamp, type Stamp } from '../../compositor/stamp.ts';
import { type Colour, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import { countOf } from '../../scene/subject-numbers.ts';
import { cameraAt } from '../camera.ts';
import { placeInView, type View } from '../place-in-view.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { drawFish, fishColours } from './fish-figure.ts';
import { createPuff, PUFF_COLUMNS, scatterOf } from './puff.ts';
import { createSprite } from './sprite.ts';
import { heading } from './subject-path.ts';
import { createSwimmers } from './swimming-fish.ts';

const DEPTH = 0.62;
/** From one leap of a fish to its next, and how much of it is spent in the air. */
const CYCLE_SECONDS = 3.2;
const AIR_SECONDS = 1.25;
/** Share of the width on either side of the middle that shows however near the camera comes. */
const ROOM = 0.36;

interface Leaper {
  readonly size: number;
  readonly x: number;
  /** Share of the water between the horizon and the nearest ground. */
  readonly row: number;
  readonly offset: number;
  readonly way: -1 | 1;
  readonly height: number;
}

export function createFish(stage: Stage): Painter {
  return stage.scene.setting === 'underwater' ? createSwimmers(stage) : createLeapers(stage);
}

function createLeapers(stage: Stage): Painter {
  const { layout, scene } = stage;
  const random = createRandom(scene.seed, 'fish');
  const count = countOf(scene, 'fish');
  const way = heading(scene);
  const leapers = Array.from({ length: count }, (_, index): Leaper => {
    const share = count === 1 ? 0.5 : index / (count - 1);
    const near = count === 1 ? 0.8 : random();
    return {
      size: layout.unit * (0.13 + 0.09 * near) * (count > 4 ? 0.8 : 1),
      x: 0.5 + (share - 0.5) * 0.56 + (count === 1 ? 0 : 0.05 * (random() - 0.5)),
      row: 0.24 + 0.34 * near,
      offset: (index / count) * CYCLE_SECONDS + 0.25,
      way,
      height: 0.13 + 0.08 * random(),
    };
  });
  const painters = leapers
    .toSorted((one, other) => one.row - other.row)
    .map((leaper, index) => createLeaper(stage, leaper, index));
  return (moment) => {
    for (const paint of painters) paint(moment);
  };
}

function createLeaper(stage: Stage, leaper: Leaper, index: number): Painter {
  const { layout, scene, light, kernel } = stage;
  const { size, way } = leaper;
  const colours = fishColours(light, index + (scene.seed % 3), askedColour(scene, 'fish', index));
  const sprite = createSprite(stage, {
    width: size * 1.3,
    height: size * 1.3,
    originX: 0.5,
    originY: 0.5,
  });
  const water: Water = {
    ring: createRing(kernel),
    puff: createPuff(kernel),
    foam: mix(mix(lit(WHITE, light, 0.75), light.sky[3], 0.3), WHITE, 0.15),
    shadow: mix(light.waterDepth, [0, 0, 0], 0.45),
  };
  const row = layout.horizon + (layout.height - layout.horizon) * leaper.row;
  return ({ timeSeconds, compositor }) => {
    const camera = { ...cameraAt(scene, timeSeconds), pan: 0 };
    const clock = timeSeconds + leaper.offset;
    const leap = Math.floor(clock / CYCLE_SECONDS);
    const since = clock - leap * CYCLE_SECONDS;
    // Every leap starts a little elsewhere, and always within the frame.
    const wished = leaper.x - 0.5 + 0.09 * (scatterOf(leap * 13 + index) - 0.5);
    const long = size * 1.8;
    const room = Math.max(0, layout.width * ROOM - long / 2 - size * 0.65);
    const middle = Math.max(-room, Math.min(room, layout.width * wished));
    const startX = layout.width / 2 + middle - (way * long) / 2;
    const inAir = since / AIR_SECONDS;
    const at = (x: number): View => placeInView(layout, camera, DEPTH, x, row);
    const entry = at(startX + way * long);
    const exit = at(startX);
    paintRings(compositor, water, exit, size, since);
    paintRings(compositor, water, entry, size, since - AIR_SECONDS);
    if (inAir < 1) {
      const view = at(startX + way * long * inAir);
      const arc = 4 * inAir * (1 - inAir);
      const y = view.y - layout.unit * leaper.height * arc * view.scale + size * 0.12;
      const slope = Math.atan2(layout.unit * leaper.height * 4 * (1 - 2 * inAir), long);
      sprite.draw((pen) => {
        pen.scale(size * way, size);
        pen.rotate(-slope);
        drawFish(pen, colours, timeSeconds * 13 + index, -0.35 * (1 - arc * 0.5));
      });
      sprite.show(compositor, { ...view, y });
      paintDrops(compositor, water, exit, size, since, leap);
    } else {
      const under = (since - AIR_SECONDS) / (CYCLE_SECONDS - AIR_SECONDS);
      const shade = at(startX + way * long * (1 - 0.9 * under));
      const opacity = 0.42 * Math.sin(Math.PI * Math.min(1, under * 0.94 + 0.04));
      compositor.press(water.ring.fill, shade.x, shade.y, (size * 0.8) / 48, opacity, water.shadow);
    }
    paintDrops(compositor, water, entry, size, since - AIR_SECONDS, leap + 50);
  };
}

interface Ring {
  readonly edge: Stamp;
  readonly fill: Stamp;
}

interface Water {
  readonly ring: Ring;
  readonly puff: Stamp;
  readonly foam: Colour;
  readonly shadow: Colour;
}

/** A circle on the water as the camera sees it, four times as wide as high. */
function createRing(kernel: Stage['kernel']): Ring {
  const distance = (x: number, y: number): number => Math.hypot((x - 23.5) / 24, (y - 5.5) / 6);
  return {
    edge: createStamp(kernel, 48, 12, (x, y) =>
      Math.max(0, 1 - Math.abs(distance(x, y) - 0.8) / 0.19),
    ),
    fill: createStamp(kernel, 48, 12, (x, y) => Math.max(0, 1 - distance(x, y) ** 2)),
  };
}

function paintRings(
  compositor: Compositor,
  { ring, foam }: Water,
  { x, y, scale }: View,
  size: number,
  since: number,
): void {
  for (const delay of [0, 0.28]) {
    const age = since - delay;
    if (age < 0 || age > 1.7) continue;
    const wide = (size * (0.35 + 1.15 * age) * scale) / 48;
    compositor.press(ring.edge, x, y, wide, 0.55 * (1 - age / 1.7) ** 1.2, foam);
  }
}

/** Drops thrown up where the fish breaks the surface; they fly as drops do. */
function paintDrops(
  compositor: Compositor,
  { puff, foam }: Water,
  { x, y, scale }: View,
  size: number,
  since: number,
  leap: number,
): void {
  if (since < 0 || since > 0.75) return;
  for (let drop = 0; drop < 14; drop++) {
    const chance = scatterOf(leap * 31 + drop);
    const side = (scatterOf(leap * 17 + drop * 3) - 0.5) * 1.5;
    const up = 1.1 + 1.3 * chance;
    const height = up * since - 3.3 * since * since;
    if (height < 0) continue;
    const wide = (size * (0.035 + 0.04 * chance) * scale) / PUFF_COLUMNS;
    const left = x + side * size * since * scale;
    compositor.press(puff, left, y - height * size * scale, wide, 0.85, foam);
  }
}
