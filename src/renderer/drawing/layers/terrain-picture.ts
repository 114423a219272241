/** Draws a height field under a light: slopes, cast shadows, snow and haze. */

import { clamp, type Colour, mix, multiply, smoothstep } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import type { Terrain } from './terrain.ts';
import { terrainRow } from './terrain.ts';

export interface TerrainSurface {
  /** The bare surface: low on the land, and on steep or high land. */
  readonly low: Colour;
  readonly high: Colour;
  /** Height share above which snow lies; above 1 there is none. */
  readonly snowLine: number;
  readonly snow: Colour;
  /** Share of haze in front of the foot and in front of the crests. */
  readonly hazeLow: number;
  readonly hazeHigh: number;
  /** How strongly slopes turn light into shade. */
  readonly relief: number;
}

/** Straight RGBA of the terrain's columns and rows. */
export function shadeTerrain(
  terrain: Terrain,
  light: Light,
  sunSide: -1 | 1,
  surface: TerrainSurface,
): Uint8ClampedArray {
  const { columns, depths, rows } = terrain;
  const colours = surfaceColours(terrain, light, sunSide, surface);
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  for (let column = 0; column < columns; column++) {
    let covered = rows - terrain.apronRows;
    let below = covered;
    for (let y = covered; y < rows; y++) {
      const at = (y * columns + column) * 4;
      for (let part = 0; part < 3; part++) pixels[at + part] = colours[column * 3 + part]!;
      pixels[at + 3] = 255;
    }
    for (let depth = 0; depth < depths; depth++) {
      const row = terrainRow(terrain, column, depth);
      if (row < covered) {
        const cell = (depth * columns + column) * 3;
        const nearer = depth === 0 ? cell : cell - columns * 3;
        const span = Math.max(1, below - row);
        for (let y = Math.ceil(covered) - 1; y >= Math.floor(row) && y >= 0; y--) {
          const share = clamp((below - y) / span);
          const at = (y * columns + column) * 4;
          for (let part = 0; part < 3; part++) {
            const from = colours[nearer + part]!;
            pixels[at + part] = from + (colours[cell + part]! - from) * share;
          }
          pixels[at + 3] = y < row ? Math.max(pixels[at + 3]!, 255 * (y + 1 - row)) : 255;
        }
        covered = row;
      }
      below = row;
    }
  }
  return pixels;
}

/** RGB for each cell of the field, nearest line first. */
function surfaceColours(
  terrain: Terrain,
  light: Light,
  sunSide: -1 | 1,
  surface: TerrainSurface,
): Float32Array {
  const { columns, depths, heights, highest } = terrain;
  const shadows = castShadows(terrain, light, sunSide);
  const colours = new Float32Array(columns * depths * 3);
  const elevation = 0.25 + 0.6 * light.sunHeight;
  for (let depth = 0; depth < depths; depth++) {
    const nearer = Math.max(0, depth - 1) * columns;
    const farther = Math.min(depths - 1, depth + 1) * columns;
    for (let column = 0; column < columns; column++) {
      const left = column === 0 ? columns - 1 : column - 1;
      const right = column === columns - 1 ? 0 : column + 1;
      const at = depth * columns + column;
      const height = heights[at]!;
      const slopeX = (heights[depth * columns + right]! - heights[depth * columns + left]!) / 2;
      const slopeZ = (heights[farther + column]! - heights[nearer + column]!) / 2;
      const length = Math.sqrt(1 + slopeX * slopeX + slopeZ * slopeZ);
      const facing = (-slopeX * sunSide * 0.85 + elevation - slopeZ * 0.42 + 0.45) / length;
      const diffuse = clamp(facing * surface.relief) * shadows[at]!;
      const share = height / highest;
      const steep = smoothstep(0.75, 1.7, length);
      const snowy = smoothstep(
        surface.snowLine - 0.09,
        surface.snowLine + 0.12,
        share - steep * 0.1 + 0.05 * slopeX,
      );
      const bare = mix(
        surface.low,
        surface.high,
        clamp(smoothstep(0.15, 0.55, share) + steep * 0.3),
      );
      const ground = mix(bare, surface.snow, snowy);
      const open = 0.8 + 0.2 * clamp(share * 1.6);
      const lamp: Colour = [
        light.ambient[0] * open + light.direct[0] * diffuse,
        light.ambient[1] * open + light.direct[1] * diffuse,
        light.ambient[2] * open + light.direct[2] * diffuse,
      ];
      const haze = surface.hazeHigh + (surface.hazeLow - surface.hazeHigh) * (1 - share) ** 1.5;
      const seen = mix(multiply(ground, lamp), light.haze, clamp(haze));
      colours[at * 3] = seen[0];
      colours[at * 3 + 1] = seen[1];
      colours[at * 3 + 2] = seen[2];
    }
  }
  return colours;
}

/** 1 in the light, less where land between a place and the sun is higher. */
function castShadows(terrain: Terrain, light: Light, sunSide: -1 | 1): Float32Array {
  const { columns, depths, heights } = terrain;
  const shadows = new Float32Array(columns * depths);
  const drop = 0.32 + 0.9 * light.sunHeight;
  const depthOfShadow = light.isMoon ? 0.5 : 0.72;
  for (let depth = 0; depth < depths; depth++) {
    let shade = 0;
    const line = depth * columns;
    // Two rounds, so that the shadow at the start of a period comes from its end.
    for (let step = 0; step < columns * 2; step++) {
      const index = step % columns;
      const column = sunSide < 0 ? index : columns - 1 - index;
      const height = heights[line + column]!;
      shade = Math.max(height, shade - drop);
      const dark = clamp((shade - height) / 5);
      shadows[line + column] = 1 - dark * depthOfShadow;
    }
  }
  return shadows;
}
