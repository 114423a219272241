/** The sky of space: clouds of glowing gas, two depths of stars, and the sun. */

import { clamp, type Colour, mix, scale, smoothstep, WHITE } from '../../looks/colour.ts';
import { canvasFromPixels, enlargeRepeating, evenSize, type Pen } from '../canvas-raster.ts';
import { createNoiseLines } from '../noise-lines.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

const WIDTHS = 1.3;
const SHRINK = 3;

export function createDeepSpace(stage: Stage): Painter[] {
  const { layout } = stage;
  const width = evenSize(layout.width * WIDTHS);
  const height = evenSize(layout.height * 1.12);
  const top = -evenSize(layout.height * 0.06);
  const columns = evenSize(width / SHRINK);
  const rows = evenSize(height / SHRINK);
  const gas = canvasFromPixels(gasPixels(stage, columns, rows), columns, rows);
  const backdrop = enlargeRepeating(gas, width, height, (pen) => {
    drawStars(pen, stage, 'stars-far', width, height, 1);
    drawSun(pen, stage, top);
  });
  const empty = canvasFromPixels(new Uint8ClampedArray(16), 2, 2);
  const nearer = enlargeRepeating(empty, width, height, (pen) =>
    drawStars(pen, stage, 'stars-near', width, height, 0.06),
  );
  return [
    paintLayer(stage, backdrop, { depth: 0.03, top, repeats: true }),
    paintLayer(stage, nearer, {
      depth: 0.1,
      top,
      repeats: true,
      driftPerSecond: layout.width * -0.003,
    }),
  ];
}

/** Two clouds of gas in the look's own sky colours, cut by dark dust. */
function gasPixels({ scene, light }: Stage, columns: number, rows: number): Uint8ClampedArray {
  const noise = createNoiseLines(scene.seed, 'nebula');
  const dust = createNoiseLines(scene.seed, 'nebula-dust');
  const cells = 4;
  const perCell = columns / cells;
  const glow = light.isMoon ? 0.55 : 1;
  const warm = mix(scale(light.sky[2], 0.8), [176, 70, 140], 0.35);
  const cold = mix(scale(light.sky[0], 0.9), [40, 110, 190], 0.35);
  const dark: Colour = mix([4, 6, 16], scale(light.sky[0], 0.22), 0.5);
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  const xs = Float64Array.from({ length: columns }, (_, column) => column / perCell);
  const asideXs = xs.map((x) => x + 3);
  for (let row = 0; row < rows; row++) {
    const y = row / perCell;
    const bends = noise.fractal([asideXs, y * 1.1 + 40], cells, 1).map((value) => 0.6 * value);
    const shifted = (shift: number, share: number): Float64Array =>
      bends.map((bend) => y + shift + bend * share);
    const towards = (way: number): Float64Array => xs.map((x, at) => x + way * bends[at]!);
    const first = noise.fractal([towards(1), shifted(0, 1)], cells, 5, 0.55);
    const second = noise.fractal([towards(-1), shifted(17, 1)], cells, 5, 0.55);
    const veils = dust.fractal([xs, shifted(0, 0.5)], cells, 5, 0.6);
    for (let column = 0; column < columns; column++) {
      const veil = smoothstep(-0.1, 0.55, veils[column]!);
      const a = smoothstep(-0.15, 0.75, first[column]!) * (1 - 0.72 * veil) * glow;
      const b = smoothstep(-0.1, 0.8, second[column]!) * (1 - 0.5 * veil) * glow;
      const at = (row * columns + column) * 4;
      for (let part = 0; part < 3; part++) {
        const core = 90 * clamp(a * b * 1.6) * glow;
        pixels[at + part] = dark[part]! + warm[part]! * a * 0.75 + cold[part]! * b * 0.8 + core;
      }
      pixels[at + 3] = 255;
    }
  }
  return pixels;
}

function drawStars(
  pen: Pen,
  { layout, scene }: Stage,
  name: string,
  width: number,
  height: number,
  share: number,
): void {
  const random = createRandom(scene.seed, name);
  const count = Math.round(((width * height) / layout.unit ** 2) * 620 * share);
  for (let star = 0; star < count; star++) {
    const x = random() * width;
    const y = random() * height;
    const magnitude = random() ** 6;
    const warmth = random();
    const size = layout.unit * (0.0009 + 0.0022 * magnitude + (share < 1 ? 0.0006 : 0));
    const [red, green, blue] = mix([188, 210, 255], [255, 232, 200], warmth);
    const strength = 0.25 + 0.75 * magnitude;
    for (const [reach, opacity] of [
      [1, strength],
      [2.6, strength * 0.22],
      [6, magnitude ** 2 * 0.1],
    ] as const) {
      pen.fillStyle = `rgba(${red},${green},${blue},${opacity})`;
      pen.beginPath();
      pen.arc(x, y, size * reach, 0, 2 * Math.PI);
      pen.fill();
    }
  }
}

function drawSun(pen: Pen, { layout, light }: Stage, top: number): void {
  const x = layout.sunX;
  const y = layout.height * 0.2 - top;
  const [red, green, blue] = mix(light.sun, WHITE, 0.35).map(Math.round);
  const reach = layout.unit * 0.42;
  const strength = light.isMoon ? 0.5 : 1;
  const gradient = pen.createRadialGradient(x, y, 0, x, y, reach);
  for (const [place, opacity] of [
    [0, 1],
    [0.045, 1],
    [0.075, 0.55],
    [0.2, 0.2],
    [0.5, 0.06],
    [1, 0],
  ] as const) {
    gradient.addColorStop(place, `rgba(${red},${green},${blue},${opacity * strength})`);
  }
  pen.fillStyle = gradient;
  pen.fillRect(x - reach, y - reach, reach * 2, reach * 2);
}
