/** Two sheets of drifting clouds, lit from the side of the sun, and in a storm by lightning. */

import { clamp, mix, smoothstep } from '../../looks/colour.ts';
import { UNCHANGED } from '../../looks/grade.ts';
import type { Light } from '../../looks/light.ts';
import { canvasFromPixels, enlargeRepeating, evenSize } from '../canvas-raster.ts';
import { createNoiseLines } from '../noise-lines.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { lightningAt } from '../weather/lightning.ts';
import { weatherStrength } from '../weather/weather-strength.ts';

interface Sheet {
  readonly name: string;
  /** Noise cells across one period. */
  readonly cells: number;
  /** Where in the sky it is thickest and where it ends, as shares of the way to the horizon. */
  readonly thickest: number;
  readonly reach: number;
  readonly widthsPerSecond: number;
  readonly opacity: number;
}

const SHEETS: readonly Sheet[] = [
  {
    name: 'clouds-low',
    cells: 7,
    thickest: 0.72,
    reach: 0.34,
    widthsPerSecond: 0.0035,
    opacity: 0.9,
  },
  {
    name: 'clouds-high',
    cells: 4,
    thickest: 0.26,
    reach: 0.46,
    widthsPerSecond: 0.0075,
    opacity: 0.95,
  },
];

/** Thickness of the cloud and how much light it gets, for each pixel of a small picture. */
interface CloudField {
  readonly columns: number;
  readonly rows: number;
  readonly thickness: Float32Array;
  readonly lit: Float32Array;
}

export function createClouds(stage: Stage): Painter[] {
  const sheets = SHEETS.map((sheet) => {
    const field = stage.geometry.once(sheet.name, () => cloudField(stage, sheet));
    const width = evenSize(stage.layout.width * 1.5);
    const height = evenSize(stage.layout.horizon);
    const pixels = shadeClouds(field, stage.light);
    const small = canvasFromPixels(pixels, field.columns, field.rows);
    return paintLayer(stage, enlargeRepeating(small, width, height), {
      // As far away as the sky: neither pan nor zoom of the camera shows on them.
      depth: 0,
      top: 0,
      repeats: true,
      driftPerSecond: -sheet.widthsPerSecond * stage.layout.width,
      opacity: sheet.opacity,
    });
  });
  return stage.look.weather === 'storm' ? [...sheets, sheetLightning(stage)] : sheets;
}

/** Lightning strikes among the clouds: they light up, and what is in front of them does not. */
function sheetLightning({ scene }: Stage): Painter {
  return ({ timeSeconds, compositor }) => {
    const lift = weatherStrength(scene) * lightningAt(scene.seed, timeSeconds);
    if (lift >= 0.5) compositor.grade({ ...UNCHANGED, lift });
  };
}

/** Rows get thinner towards the horizon, where clouds are seen from the side and far away. */
function cloudField({ scene, layout }: Stage, sheet: Sheet): CloudField {
  // Soft as they are, clouds of large pictures need no more pixels than those of small ones.
  const shrink = Math.max(3, Math.round(layout.unit / 180));
  const columns = evenSize((layout.width * 1.5) / shrink);
  const rows = evenSize(layout.horizon / shrink);
  const noise = createNoiseLines(scene.seed, sheet.name);
  const warp = createNoiseLines(scene.seed, `${sheet.name}-warp`);
  const cells = Math.max(2, Math.round((sheet.cells * layout.width) / layout.relief / 1.6));
  const thickness = new Float32Array(columns * rows);
  const lit = new Float32Array(columns * rows);
  const perCell = columns / cells;
  // No two clear skies are equally clear.
  const fullness = 0.14 * createRandom(scene.seed, `${sheet.name}-fullness`)();
  const xs = Float64Array.from({ length: columns }, (_, column) => column / perCell);
  const sunwardXs = xs.map((x) => x + layout.sunSide * 0.12);
  const densities = (places: Float64Array, y: number, octaves: number): Float64Array => {
    const bends = warp.fractal([places, y * 0.8 + 5], cells, 1).map((value) => 0.35 * value);
    const bentXs = places.map((x, column) => x + bends[column]!);
    const bentYs = bends.map((bend) => y + bend * 0.6);
    return noise.fractal([bentXs, bentYs], cells, octaves, 0.55).map((broad) => 0.5 + 0.62 * broad);
  };
  for (let row = 0; row < rows; row++) {
    const down = row / rows;
    const stretch = 1.25 + 2.1 * down * down;
    const y = (row / perCell) * stretch;
    const height = Math.abs(down - sheet.thickest) / sheet.reach;
    const presence = fullness + 0.16 * (1 - height * height) - 0.3 * smoothstep(0.8, 1.25, height);
    const dense = densities(xs, y, 6);
    const sunward = densities(sunwardXs, y - 0.2 * stretch, 4);
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      thickness[at] = dense[column]! + presence;
      lit[at] = clamp(0.56 + (dense[column]! - sunward[column]!) * 1.5);
    }
  }
  return { columns, rows, thickness, lit };
}

function shadeClouds(field: CloudField, light: Light): Uint8ClampedArray {
  const { columns, rows, thickness, lit } = field;
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  const threshold = 0.94 - 0.55 * light.cloudCover;
  const softness = 0.2 + 0.12 * light.cloudCover;
  for (let row = 0; row < rows; row++) {
    const far = smoothstep(0.55, 1, row / rows) * 0.65;
    const fadeOut = smoothstep(1, 0.9, row / rows);
    for (let column = 0; column < columns; column++) {
      const at = row * columns + column;
      const dense = smoothstep(threshold, threshold + softness, thickness[at]!);
      if (dense <= 0.004) continue;
      const thick = smoothstep(
        threshold + softness * 0.5,
        threshold + softness * 2.4,
        thickness[at]!,
      );
      const brightness = clamp(lit[at]! * (1.1 - 0.4 * thick) + 0.12 * (1 - dense));
      const colour = mix(mix(light.cloudShade, light.cloudLit, brightness), light.haze, far);
      pixels[at * 4] = colour[0];
      pixels[at * 4 + 1] = colour[1];
      pixels[at * 4 + 2] = colour[2];
      pixels[at * 4 + 3] = 255 * dense * fadeOut;
    }
  }
  return pixels;
}
