/** Land repeats sideways, stays inside its picture and dips where the sun stands. */

import { describe, expect, it } from 'vitest';
import { resolveLook } from '../../looks/resolve-look.ts';
import type { Layout } from '../layout.ts';
import { createTerrain, type Terrain, terrainRow, type TerrainShape } from './terrain.ts';
import { shadeTerrain, type TerrainSurface } from './terrain-picture.ts';

const layout = {
  width: 320,
  height: 180,
  unit: 180,
  relief: 180,
  horizon: 104,
  sunX: 110,
  sunSide: -1,
} satisfies Layout;

const shape: TerrainShape = {
  name: 'range',
  resolution: 1,
  cells: 4,
  widths: 1.25,
  height: 0.4,
  spread: 0.04,
  sharpness: 1,
  octaves: 6,
  valley: 0.6,
};

const surface: TerrainSurface = {
  low: [80, 110, 70],
  high: [140, 130, 120],
  snowLine: 2,
  snow: [255, 255, 255],
  hazeLow: 0.2,
  hazeHigh: 0.1,
  relief: 1,
};

function crests(terrain: Terrain): number[] {
  return Array.from({ length: terrain.columns }, (_, column) => {
    const rows = Array.from({ length: terrain.depths }, (_unused, depth) =>
      terrainRow(terrain, column, depth),
    );
    return Math.min(...rows);
  });
}

describe('createTerrain', () => {
  it('keeps every crest inside the picture, for many seeds', () => {
    for (let seed = 0; seed < 12; seed++) {
      const terrain = createTerrain(layout, seed, shape);
      expect(Math.min(...crests(terrain))).toBeGreaterThan(0);
    }
  });

  it.each([110, 25, 305])('meets itself at the end of its period, the sun at %d', (sunX) => {
    const rows = crests(createTerrain({ ...layout, sunX }, 3, { ...shape, sharpness: 0 }));
    const steps = rows.slice(1).map((row, column) => Math.abs(row - rows[column]!));
    expect(Math.abs(rows[0]! - rows.at(-1)!)).toBeLessThanOrEqual(Math.max(...steps));
  });

  it('is lower in front of the sun than it would be without the valley', () => {
    const column = Math.round(layout.sunX);
    const dipped = crests(createTerrain(layout, 3, shape))[column]!;
    const plain = crests(createTerrain(layout, 3, { ...shape, valley: 0 }))[column]!;
    expect(dipped).toBeGreaterThan(plain);
  });

  it('leaves the sea free beside a headland', () => {
    const headland = { centre: 0.2, reach: 0.2 };
    const terrain = createTerrain(layout, 3, { ...shape, spread: 0, valley: 0, headland });
    const rows = crests(terrain);
    expect(rows[Math.round(0.8 * layout.width)]).toBe(terrain.rows);
    expect(rows[Math.round(0.2 * layout.width)]).toBeLessThan(terrain.rows - 10);
  });
});

describe('shadeTerrain', () => {
  const light = resolveLook({ time: 'golden', weather: 'clear', style: 'natural', palette: null });

  it('is opaque below each crest and empty above it', () => {
    const terrain = createTerrain(layout, 3, { ...shape, apron: 0.05 });
    const pixels = shadeTerrain(terrain, light, -1, surface);
    crests(terrain).forEach((crest, column) => {
      for (let row = 0; row < terrain.rows; row++) {
        const alpha = pixels[(row * terrain.columns + column) * 4 + 3]!;
        if (row > crest) expect(alpha).toBe(255);
        if (row + 1 < crest) expect(alpha).toBe(0);
      }
    });
  });

  it('has its bright slopes on the side of the sun', () => {
    const terrain = createTerrain(layout, 3, shape);
    const fromLeft = shadeTerrain(terrain, light, -1, surface);
    const fromRight = shadeTerrain(terrain, light, 1, surface);
    let agreeing = 0;
    let slopes = 0;
    for (let column = 1; column < terrain.columns - 1; column++) {
      const fall = terrainRow(terrain, column + 1, 30) - terrainRow(terrain, column - 1, 30);
      if (Math.abs(fall) < 2) continue;
      const row = Math.round(terrainRow(terrain, column, 30));
      const at = (row * terrain.columns + column) * 4;
      slopes++;
      const isLeftBrighter = fromLeft[at]! >= fromRight[at]!;
      if (isLeftBrighter === fall < 0) agreeing++;
    }
    expect(slopes).toBeGreaterThan(40);
    expect(agreeing / slopes).toBeGreaterThan(0.7);
  });
});
