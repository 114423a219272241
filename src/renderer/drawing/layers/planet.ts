/** A planet as a lit sphere: banded or mottled, with an airy rim and perhaps a ring. */

import { clamp, type Colour, mix, scale, smoothstep, WHITE } from '../../looks/colour.ts';
import type { Raster } from '../../compositor/raster.ts';
import { evenSize } from '../canvas-raster.ts';
import { createNoise, fractal, type Noise } from '../noise.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

export interface PlanetPlace {
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly hasRing: boolean;
  readonly depth: number;
}

const RING_INNER = 1.3;
const RING_OUTER = 2.05;
const RING_TILT = 0.26;

export function createPlanet(stage: Stage, place: PlanetPlace): Painter {
  const reach = place.radius * (place.hasRing ? RING_OUTER + 0.1 : 1.25);
  const side = evenSize(reach * 2);
  const raster = shadePlanet(stage, place, side);
  return paintLayer(stage, raster, {
    depth: place.depth,
    left: place.x - side / 2,
    top: place.y - side / 2,
  });
}

function shadePlanet({ scene, light, layout }: Stage, place: PlanetPlace, side: number): Raster {
  const noise = createNoise(scene.seed, place.name);
  const random = createRandom(scene.seed, `${place.name}-colours`);
  const isBanded = random() < 0.5;
  const lean = 0.35 * (random() - 0.5);
  const { materials } = light;
  const low = isBanded
    ? mix(materials.sand, materials.wood, 0.35)
    : mix(light.waterDepth, [40, 96, 150], 0.4);
  const high = isBanded
    ? mix(materials.sand, WHITE, 0.3)
    : mix(materials.grass, materials.rock, 0.4);
  const sun = { x: layout.sunSide * 0.72, y: -0.45, z: 0.53 };
  const day = mix(light.sun, WHITE, 0.3);
  const data = new Uint8ClampedArray(side * side * 4);
  const { radius } = place;
  for (let row = 0; row < side; row++) {
    for (let column = 0; column < side; column++) {
      const x = (column + 0.5 - side / 2) / radius;
      const y = (row + 0.5 - side / 2) / radius;
      const square = x * x + y * y;
      const at = (row * side + column) * 4;
      const cover = clamp((1 - Math.sqrt(square)) * radius + 0.5);
      if (cover > 0) {
        const z = Math.sqrt(Math.max(0, 1 - square));
        const facing = x * sun.x + y * sun.y + z * sun.z;
        const shine = smoothstep(-0.12, 0.9, facing) * (light.isMoon ? 0.75 : 1);
        const ground = surface(noise, isBanded, low, high, x, y + lean * x, z);
        const rim = (1 - z) ** 3 * 0.7;
        const lamp = 0.05 + shine;
        const body = mix(scale(ground, lamp), scale(mix(light.sky[1], WHITE, 0.35), lamp), rim);
        put(data, at, body, day, cover);
      } else {
        const air = Math.exp(-(Math.sqrt(square) - 1) * 26) * 0.5;
        const side2 = clamp(0.5 + (x * sun.x + y * sun.y) * 0.6);
        put(data, at, mix(light.sky[1], WHITE, 0.4), day, air * side2);
      }
      if (place.hasRing)
        addRing(data, at, noise, x, y + lean * x, cover, mix(materials.sand, WHITE, 0.25));
    }
  }
  return { width: side, height: side, data };
}

function surface(
  noise: Noise,
  isBanded: boolean,
  low: Colour,
  high: Colour,
  x: number,
  y: number,
  z: number,
): Colour {
  const stretch = 1 / (0.35 + 0.65 * z);
  const bend = 0.3 * fractal(noise, x * 2.5 * stretch + 9, y * 3 + 5, 64, 4);
  if (isBanded) {
    const band = 0.5 + 0.5 * Math.sin(y * 13 + bend * 5);
    return mix(low, high, clamp(band * 0.8 + 0.2 * fractal(noise, x * 5 + 20, y * 16, 64, 3)));
  }
  const land = fractal(noise, x * 2.2 * stretch + 30 + bend, y * 2.4 + bend, 64, 6, 0.55);
  const cloud = smoothstep(
    0.12,
    0.5,
    fractal(noise, x * 3 + 12, y * 5 + bend * 4 + 60, 64, 5, 0.55),
  );
  const ground = mix(low, high, smoothstep(0, 0.16, land));
  return mix(ground, [244, 246, 250], 0.8 * cloud);
}

function put(
  data: Uint8ClampedArray,
  at: number,
  colour: Colour,
  lamp: Colour,
  cover: number,
): void {
  for (let part = 0; part < 3; part++)
    data[at + part] = (colour[part]! * lamp[part]! * cover) / 255;
  data[at + 3] = 255 * cover;
}

/** The half behind the planet is hidden by it. */
function addRing(
  data: Uint8ClampedArray,
  at: number,
  noise: Noise,
  x: number,
  y: number,
  cover: number,
  colour: Colour,
): void {
  const away = Math.hypot(x, y / RING_TILT);
  if (away < RING_INNER || away > RING_OUTER) return;
  const isBehind = y < 0;
  const grooves = 0.5 + 0.5 * noise(away * 14, 3, 512);
  const edge =
    smoothstep(RING_INNER, RING_INNER + 0.06, away) *
    smoothstep(RING_OUTER, RING_OUTER - 0.1, away);
  const share = edge * (0.28 + 0.5 * grooves) * (isBehind ? 1 - cover : 1);
  for (let part = 0; part < 3; part++) {
    data[at + part] = data[at + part]! * (1 - share) + colour[part]! * 0.8 * share;
  }
  data[at + 3] = data[at + 3]! * (1 - share) + 255 * share;
}
