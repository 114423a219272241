/** Land as a height field seen from the side: its shape, apart from any light that falls on it. */

import type { Layout } from '../layout.ts';
import { createNoiseLines } from '../noise-lines.ts';
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
  const noise = createNoiseLines(seed, shape.name);
  const warp = createNoiseLines(seed, `${shape.name}-warp`);
  const columns = evenSize(layout.width * shape.widths * shape.resolution);
  const highest = layout.relief * shape.height * shape.resolution;
  const spread = layout.relief * shape.spread * shape.resolution;
  const cells = Math.max(2, Math.round((shape.cells * layout.width * 1.2) / (layout.relief * 2)));
  const perCell = columns / cells;
  const depths = Math.max(24, Math.round(highest * 1.1 + spread));
  const heights = new Float32Array(columns * depths);
  const xs = Float64Array.from({ length: columns }, (_, column) => column / perCell);
  const twiceXs = xs.map((x) => x * 2);
  const shares = openShares(layout, shape, columns);
  const octaves = Math.min(4, shape.octaves);
  const { sharpness } = shape;
  for (let depth = 0; depth < depths; depth++) {
    const z = (depth / perCell) * 1.3;
    const envelope = Math.sin(Math.min(1, (depth / depths) * 1.35) * Math.PI * 0.5) ** 1.2;
    const rolling = noise.fractal([xs, z + 3], cells, octaves);
    const crests = sharpness === 0 ? null : crestsAt(z);
    for (let column = 0; column < columns; column++) {
      const hill = 0.5 + 0.55 * rolling[column]!;
      const height = hill + ((crests?.[column] ?? 0) - hill) * sharpness;
      // Rare crests beyond the highest are bent down softly, or they would leave the picture.
      const bounded =
        height < 0.75 ? height : 0.75 + 0.45 * (1 - Math.exp(-(height - 0.75) / 0.45));
      heights[depth * columns + column] =
        Math.max(0, bounded) * envelope * shares[column]! * highest;
    }
  }

  /** Sharp ones, bent so that none runs straight, and broad parts of the land where they are higher. */
  function crestsAt(z: number): Float64Array {
    const bentXs = warp.fractal([twiceXs, z * 2], cells * 2, 1);
    const bentZs = warp.fractal([twiceXs, z * 2 + 61], cells * 2, 1);
    const broad = warp.fractal([xs, z * 0.5 + 23], cells, 1);
    for (let column = 0; column < columns; column++) {
      bentXs[column] = xs[column]! + 0.22 * bentXs[column]!;
      bentZs[column] = z + 0.22 * bentZs[column]!;
    }
    const crests = noise.ridged([bentXs, bentZs], cells, shape.octaves);
    return crests.map((crest, column) => crest * (0.45 + 0.75 * (0.5 + 0.5 * broad[column]!)));
  }

  const rowsPerDepth = spread / depths;
  const apronRows = Math.round(layout.relief * (shape.apron ?? 0) * shape.resolution);
  const rows = evenSize(highest * 1.25 + spread + 2 + apronRows);
  const { resolution } = shape;
  return { columns, depths, rows, apronRows, resolution, heights, rowsPerDepth, highest };
}

/** How high the land may be at each column: it dips in front of the sun, and a headland ends. */
function openShares(layout: Layout, shape: TerrainShape, columns: number): Float64Array {
  const valleyColumn = layout.sunX * shape.resolution;
  const valleyWidth = layout.unit * 0.3 * shape.resolution;
  return Float64Array.from({ length: columns }, (_, column) => {
    // Around the repeating layer, or the land would have a step where it begins again.
    const distance = Math.abs(column - valleyColumn) % columns;
    const around = Math.min(distance, columns - distance);
    const valley = shape.valley * Math.exp(-((around / valleyWidth) ** 2));
    return (1 - valley) * headlandPresence(shape, column / columns);
  });
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
