/** A striped hot-air balloon with its basket, and two more far behind it. */

import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import { countOf } from '../../scene/subject-numbers.ts';
import { cameraAt, settle } from '../camera.ts';
import type { Pen } from '../canvas-raster.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { askedColours } from './asked-colour.ts';
import { createSprite } from './sprite.ts';
import { heading } from './subject-path.ts';

const CLOTHS: readonly (readonly [Colour, Colour])[] = [
  [
    [214, 58, 46],
    [250, 226, 170],
  ],
  [
    [44, 110, 178],
    [246, 238, 224],
  ],
  [
    [236, 160, 44],
    [120, 46, 92],
  ],
];

interface Place {
  readonly size: number;
  /** From the middle of the frame, towards the side away from the sun. */
  readonly aside: number;
  /** Shares of the way from the zenith to the horizon, at the start and far later. */
  readonly from: number;
  readonly to: number;
  readonly haze: number;
  readonly depth: number;
}

interface Flight extends Omit<Place, 'aside'> {
  readonly x: number;
  readonly cloth: readonly [Colour, Colour];
  readonly phase: number;
}

/** The nearest balloon first; with few of them the others are far ones behind it. */
const PLACES: readonly Place[] = [
  { size: 0.4, aside: 0.19, from: 0.58, to: 0.44, haze: 0.03, depth: 0.16 },
  { size: 0.13, aside: -0.06, from: 0.58, to: 0.44, haze: 0.24, depth: 0.12 },
  { size: 0.085, aside: 0.34, from: 0.72, to: 0.62, haze: 0.4, depth: 0.1 },
  { size: 0.2, aside: -0.3, from: 0.5, to: 0.4, haze: 0.14, depth: 0.14 },
  { size: 0.11, aside: -0.17, from: 0.8, to: 0.72, haze: 0.3, depth: 0.11 },
  { size: 0.15, aside: 0.03, from: 0.36, to: 0.24, haze: 0.2, depth: 0.12 },
  { size: 0.09, aside: -0.36, from: 0.76, to: 0.66, haze: 0.36, depth: 0.1 },
  { size: 0.07, aside: 0.09, from: 0.84, to: 0.78, haze: 0.45, depth: 0.09 },
];

export function createBalloon(stage: Stage): Painter {
  const { layout, scene, light } = stage;
  const random = createRandom(scene.seed, 'balloon');
  const side = -layout.sunSide;
  const asked = askedColours(scene, 'balloon');
  const count = countOf(scene, 'balloon');
  const first = Math.floor(random() * CLOTHS.length);
  const flights = PLACES.slice(0, count)
    .map((place, index): Flight => ({
      ...place,
      x: 0.5 + side * place.aside,
      cloth: clothOf(asked, CLOTHS[(first + 1 + index) % CLOTHS.length]!, index, count),
      phase: random() * 6,
    }))
    .toSorted((one, other) => one.size - other.size);
  const painters = flights.map((flight) => createOneBalloon(stage, flight, light));
  return (moment) => {
    for (const paint of painters) paint(moment);
  };
}

/** One alone has two colours as its stripes; several have one each. */
function clothOf(
  asked: readonly (Colour | null)[],
  [main, other]: readonly [Colour, Colour],
  index: number,
  count: number,
): readonly [Colour, Colour] {
  const [one, second] = asked;
  if (count === 1 && one != null && second != null) return [one, second];
  return [asked[index % asked.length] ?? main, other];
}

function createOneBalloon(stage: Stage, flight: Flight, light: Light): Painter {
  const { layout, scene } = stage;
  const height = layout.unit * flight.size;
  const sprite = createSprite(stage, {
    width: height * 0.92,
    height: height * 1.2,
    originX: 0.5,
    originY: 0.42,
  });
  const way = heading(scene);
  let drawn = -1;
  return ({ timeSeconds, compositor }) => {
    const camera = { ...cameraAt(scene, timeSeconds), pan: 0, rise: 0 };
    const drift = way * 0.1 * settle(timeSeconds, 30);
    const sway = 0.012 * Math.sin(timeSeconds * 0.31 + flight.phase);
    const share = flight.from + (flight.to - flight.from) * settle(timeSeconds, 18);
    const y =
      layout.horizon * share + layout.unit * 0.006 * Math.sin(timeSeconds * 0.8 + flight.phase);
    const view = placeInView(
      layout,
      camera,
      flight.depth,
      layout.width * (flight.x + drift + sway),
      y,
    );
    const burn = burnAt(timeSeconds + flight.phase);
    const step = Math.round(burn * 12);
    if (drawn !== step) {
      sprite.draw((pen) => {
        pen.scale(height, height);
        drawBalloon(pen, flight.cloth, light, layout.sunSide, flight.haze, step / 12);
      });
      drawn = step;
    }
    sprite.show(compositor, sprite.keepInFrame(view));
  };
}

/** The burner fires for a second every seven. */
function burnAt(timeSeconds: number): number {
  const phase = timeSeconds % 7;
  return phase < 1.3 ? Math.sin((phase / 1.3) * Math.PI) ** 0.5 : 0;
}

const GORES = 12;

/** One unit is the whole height; the origin is the middle of the envelope. */
function drawBalloon(
  pen: Pen,
  cloth: readonly [Colour, Colour],
  light: Light,
  sunSide: -1 | 1,
  haze: number,
  burn: number,
): void {
  const radius = 0.36;
  for (let gore = 0; gore < GORES; gore++) {
    const from = -Math.cos((gore / GORES) * Math.PI);
    const to = -Math.cos(((gore + 1) / GORES) * Math.PI);
    const facing = Math.max(0, Math.min(1, 0.42 + 0.6 * sunSide * ((from + to) / 2)));
    const surface = cloth[gore % 2]!;
    const glow = mix(
      lit(surface, light, facing),
      [255, 196, 110],
      burn * (light.isMoon ? 0.5 : 0.16),
    );
    const seen = mix(mix(glow, light.sun, 0.06 * facing), light.haze, haze);
    const gradient = pen.createLinearGradient(0, -0.42, 0, 0.36);
    gradient.addColorStop(0, css(mix(seen, light.sun, 0.12)));
    gradient.addColorStop(0.5, css(seen));
    gradient.addColorStop(1, css(mix(seen, BLACK, 0.42 * (1 - burn * 0.7))));
    pen.fillStyle = gradient;
    pen.beginPath();
    pen.moveTo(0, -0.4);
    goreSide(pen, from * radius, false);
    pen.lineTo(to * 0.07, 0.34);
    goreSide(pen, to * radius, true);
    pen.fill();
  }
  drawBasket(pen, light, haze, burn);
}

/** One seam of the envelope, from the crown down or from the mouth up. */
function goreSide(pen: Pen, x: number, isUpward: boolean): void {
  const mouth = (x / 0.36) * 0.07;
  if (isUpward) pen.bezierCurveTo(mouth + (x - mouth) * 0.55, 0.2, x * 1.02, 0.1, x, -0.06);
  else pen.bezierCurveTo(x * 0.62, -0.4, x, -0.25, x, -0.06);
  if (isUpward) pen.bezierCurveTo(x, -0.25, x * 0.62, -0.4, 0, -0.4);
  else pen.bezierCurveTo(x * 1.02, 0.1, mouth + (x - mouth) * 0.55, 0.2, mouth, 0.34);
}

function drawBasket(pen: Pen, light: Light, haze: number, burn: number): void {
  const wicker = mix(lit([150, 104, 62], light, 0.55), light.haze, haze);
  const dark = mix(mix(lit([80, 52, 34], light, 0.1), BLACK, 0.3), light.haze, haze);
  pen.strokeStyle = css(dark, 0.9);
  pen.lineWidth = 0.005;
  pen.beginPath();
  for (const side of [-1, -0.35, 0.35, 1]) {
    pen.moveTo(side * 0.066, 0.34);
    pen.lineTo(side * 0.052, 0.47);
  }
  pen.stroke();
  if (burn > 0) {
    const flame = pen.createRadialGradient(0, 0.36, 0, 0, 0.36, 0.07);
    flame.addColorStop(0, `rgba(255,240,190,${0.95 * burn})`);
    flame.addColorStop(0.35, `rgba(255,170,70,${0.6 * burn})`);
    flame.addColorStop(1, 'rgba(255,120,40,0)');
    pen.fillStyle = flame;
    pen.fillRect(-0.08, 0.28, 0.16, 0.16);
  }
  pen.fillStyle = css(dark);
  pen.fillRect(-0.022, 0.41, 0.018, 0.07);
  pen.fillRect(0.008, 0.42, 0.018, 0.06);
  pen.beginPath();
  pen.arc(-0.013, 0.405, 0.014, 0, 2 * Math.PI);
  pen.arc(0.017, 0.415, 0.013, 0, 2 * Math.PI);
  pen.fill();
  const gradient = pen.createLinearGradient(-0.055, 0, 0.055, 0);
  gradient.addColorStop(0, css(wicker));
  gradient.addColorStop(1, css(mix(wicker, dark, 0.6)));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(-0.056, 0.46);
  pen.lineTo(0.056, 0.46);
  pen.lineTo(0.046, 0.548);
  pen.lineTo(-0.046, 0.548);
  pen.fill();
  pen.fillStyle = css(dark);
  pen.fillRect(-0.06, 0.455, 0.12, 0.013);
  pen.fillRect(-0.052, 0.505, 0.104, 0.005);
}
