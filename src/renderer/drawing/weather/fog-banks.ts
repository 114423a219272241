/** Banks of fog that drift at different depths; the nearest ones pass in front of everything. */

import { smoothstep } from '../../looks/colour.ts';
import { canvasFromPixels, enlargeRepeating, evenSize } from '../canvas-raster.ts';
import { createNoiseLines } from '../noise-lines.ts';
import { paintLayer } from '../paint-layer.ts';
import type { Painter, Stage } from '../stage.ts';

interface Bank {
  readonly name: string;
  /** Middle and half height as shares of the frame's height, from the horizon down. */
  readonly middle: number;
  readonly reach: number;
  readonly depth: number;
  readonly widthsPerSecond: number;
  readonly density: number;
}

const BANKS: Readonly<Record<'behind' | 'front', readonly Bank[]>> = {
  behind: [
    {
      name: 'fog-far',
      middle: -0.04,
      reach: 0.24,
      depth: 0.25,
      widthsPerSecond: 0.005,
      density: 0.85,
    },
    {
      name: 'fog-middle',
      middle: 0.1,
      reach: 0.22,
      depth: 0.5,
      widthsPerSecond: -0.007,
      density: 0.52,
    },
  ],
  front: [
    {
      name: 'fog-near',
      middle: 0.3,
      reach: 0.3,
      depth: 0.9,
      widthsPerSecond: 0.012,
      density: 0.3,
    },
  ],
};

const SHRINK = 8;

export function createFogBanks(stage: Stage, where: 'behind' | 'front'): Painter[] {
  const { layout, light } = stage;
  // A little mist lies far away only.
  if (light.fog < (where === 'front' ? 0.5 : 0.05)) return [];
  return BANKS[where].map((bank) => {
    const width = evenSize(layout.width * 1.4);
    const height = evenSize(layout.height * bank.reach * 2);
    const field = stage.geometry.once(bank.name, () => fogField(stage, bank, width, height));
    const pixels = new Uint8ClampedArray(field.length * 4);
    field.forEach((thickness, index) => {
      pixels.set(light.haze, index * 4);
      pixels[index * 4 + 3] = 255 * thickness * bank.density * light.fog;
    });
    const columns = evenSize(width / SHRINK);
    const small = canvasFromPixels(pixels, columns, field.length / columns);
    return paintLayer(stage, enlargeRepeating(small, width, height), {
      depth: bank.depth,
      top: layout.horizon + (bank.middle - bank.reach) * layout.height,
      repeats: true,
      driftPerSecond: bank.widthsPerSecond * layout.width,
    });
  });
}

function fogField({ scene }: Stage, bank: Bank, width: number, height: number): Float32Array {
  const noise = createNoiseLines(scene.seed, bank.name);
  const columns = evenSize(width / SHRINK);
  const rows = evenSize(height / SHRINK);
  const field = new Float32Array(columns * rows);
  const cells = 4;
  const xs = Float64Array.from({ length: columns }, (_, column) => (column / columns) * cells);
  for (let row = 0; row < rows; row++) {
    const away = Math.abs((2 * row) / (rows - 1) - 1);
    const shape = smoothstep(1, 0.1, away);
    const wisps = noise.fractal([xs, (row / rows) * 2.4], cells, 4, 0.55);
    field.set(
      wisps.map((wisp) => shape * smoothstep(-0.75, 0.55, wisp)),
      row * columns,
    );
  }
  return field;
}
