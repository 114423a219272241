/** Land as a height field seen from the side: its shape, apart from any light that falls on it. */

import type { Layout } from '../layout.ts';
import { createNoise, fractal, ridged } from '../noise.ts';
import { evenSize } from '../canvas-raster.ts';

export interface TerrainShape {
  readonly name: string;
  /** Columns of the field per pixel of the frame; the picture is enlarged to fit. */
  readonly resolution: number;
  /** Noise cells across one period. */
  readonly cells: number;
  /** Length of one period in frame widths. */
  readonly widths: number;
  /** Height of the highest crests as a share of the layout's relief. */
  readonly height: number;
  /** How far the foot lies in front of the back, on screen, as a share of the relief. */
  readonly spread: number;
  /** Plain land below the foot, as a share of the relief; none when left out. */
  readonly apron?: number;
  /** 1: sharp mountain crests; 0: rolling hills. */
  readonly sharpness: number;
  readonly octaves: number;
  /** How deep the land dips in front of the sun, 0 to 1. */
  readonly valley: number;
  /** Land only around this place of the frame's width, that far to each side; the rest is sea. */
  readonly headland?: { readonly centre: number; readonly reach: number };
}

export interface Terrain {
  readonly columns: number;
  readonly depths: number;
  /** Rows of the picture: crests at the top, then the foot, then the apron below it. */
  readonly rows: number;
  /** Plain rows under the foot, which show when the camera rises. */
  readonly apronRows: number;
  /** Field columns per frame pixel. */
  readonly resolution: number;
  /** Height over the foot in picture rows, `depths` lines of `columns`, the nearest line first. */
  readonly heights: Float32Array;
  /** Screen rows that each depth step rises. */
  readonly rowsPerDepth: number;
  /** 0 at the foot, 1 at the highest crest, per picture row of height. */
  readonly highest: number;
}

export function createTerrain(layout: Layout, seed: number, shape: TerrainShape): Terrain {
  const noise = createNoise(seed, shape.name);
  const warp = createNoise(seed, `${shape.name}-warp`);
  const columns = evenSize(layout.width * shape.widths * shape.resolution);
  const highest = layout.relief * shape.height * shape.resolution;
  const spread = layout.relief * shape.spread * shape.resolution;
  const cells = Math.max(2, Math.round((shape.cells * layout.width * 1.2) / (layout.relief * 2)));
  const perCell = columns / cells;
  const depths = Math.max(24, Math.round(highest * 1.1 + spread));
  const heights = new Float32Array(columns * depths);
  const valleyColumn = layout.sunX * shape.resolution;
  const valleyWidth = layout.unit * 0.3 * shape.resolution;
  for (let depth = 0; depth < depths; depth++) {
    const z = (depth / perCell) * 1.3;
    const back = depth / depths;
    const envelope = Math.sin(Math.min(1, back * 1.35) * Math.PI * 0.5) ** 1.2;
    for (let column = 0; column < columns; column++) {
      const x = column / perCell;
      const bendX = 0.22 * warp(x * 2, z * 2, cells * 2);
      const bendZ = 0.22 * warp(x * 2, z * 2 + 61, cells * 2);
      const broad = 0.5 + 0.5 * warp(x, z * 0.5 + 23, cells);
      const rolling = 0.5 + 0.55 * fractal(noise, x, z + 3, cells, Math.min(4, shape.octaves));
      const crests =
        shape.sharpness === 0
          ? 0
          : ridged(noise, x + bendX, z + bendZ, cells, shape.octaves) * (0.45 + 0.75 * broad);
      const height = rolling + (crests - rolling) * shape.sharpness;
      const presence = headlandPresence(shape, column / columns);
      const valley = shape.valley * Math.exp(-(((column - valleyColumn) / valleyWidth) ** 2));
      // Rare crests beyond the highest are bent down softly, or they would leave the picture.
      const bounded =
        height < 0.75 ? height : 0.75 + 0.45 * (1 - Math.exp(-(height - 0.75) / 0.45));
      heights[depth * columns + column] =
        Math.max(0, bounded) * envelope * (1 - valley) * presence * highest;
    }
  }
  const rowsPerDepth = spread / depths;
  const apronRows = Math.round(layout.relief * (shape.apron ?? 0) * shape.resolution);
  const rows = evenSize(highest * 1.25 + spread + 2 + apronRows);
  const { resolution } = shape;
  return { columns, depths, rows, apronRows, resolution, heights, rowsPerDepth, highest };
}

/** 1 in the middle of a headland, 0 beyond its reach, measured around the repeating layer. */
function headlandPresence({ headland, widths }: TerrainShape, share: number): number {
  if (!headland) return 1;
  const distance = Math.abs(share - headland.centre / widths);
  const around = Math.min(distance, 1 - distance) * widths;
  return Math.sqrt(Math.max(0, 1 - around / headland.reach));
}

/** The row of the picture where a place of the field appears. */
export function terrainRow(terrain: Terrain, column: number, depth: number): number {
  const height = terrain.heights[depth * terrain.columns + column]!;
  return terrain.rows - terrain.apronRows - height - depth * terrain.rowsPerDepth;
}
