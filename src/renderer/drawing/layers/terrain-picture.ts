/** Draws a height field under a light: slopes, cast shadows, snow and haze. */

import { clamp, type Colour, smoothstep } from '../../looks/colour.ts';
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
  const colourAt = createSurfaceColours(terrain, light, sunSide, surface);
  const pixels = new Uint8ClampedArray(columns * rows * 4);
  let nearer = new Float32Array(3);
  let colour = new Float32Array(3);
  for (let column = 0; column < columns; column++) {
    let covered = rows - terrain.apronRows;
    let below = covered;
    colourAt(column, 0, colour);
    for (let y = covered; y < rows; y++) {
      const at = (y * columns + column) * 4;
      for (let part = 0; part < 3; part++) pixels[at + part] = colour[part]!;
      pixels[at + 3] = 255;
    }
    // Most of the land is hidden behind nearer land: only what shows is coloured.
    let coloured = 0;
    for (let depth = 0; depth < depths; depth++) {
      const row = terrainRow(terrain, column, depth);
      if (row < covered) {
        [nearer, colour] = [colour, nearer];
        if (depth > 0 && coloured !== depth - 1) colourAt(column, depth - 1, nearer);
        colourAt(column, depth, colour);
        coloured = depth;
        const from = depth === 0 ? colour : nearer;
        const span = Math.max(1, below - row);
        for (let y = Math.ceil(covered) - 1; y >= Math.floor(row) && y >= 0; y--) {
          const share = clamp((below - y) / span);
          const at = (y * columns + column) * 4;
          for (let part = 0; part < 3; part++) {
            pixels[at + part] = from[part]! + (colour[part]! - from[part]!) * share;
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

/** Writes the RGB of one cell of the field, without leaving anything for the collector. */
function createSurfaceColours(
  terrain: Terrain,
  light: Light,
  sunSide: -1 | 1,
  surface: TerrainSurface,
): (column: number, depth: number, target: Float32Array) => void {
  const { columns, depths, heights, highest } = terrain;
  const shadows = castShadows(terrain, light, sunSide);
  const elevation = 0.25 + 0.6 * light.sunHeight;
  const { low, high, snow, snowLine } = surface;
  return (column, depth, target) => {
    const line = depth * columns;
    const nearer = depth === 0 ? line : line - columns;
    const farther = depth === depths - 1 ? line : line + columns;
    const left = column === 0 ? columns - 1 : column - 1;
    const right = column === columns - 1 ? 0 : column + 1;
    const height = heights[line + column]!;
    const slopeX = (heights[line + right]! - heights[line + left]!) / 2;
    const slopeZ = (heights[farther + column]! - heights[nearer + column]!) / 2;
    const length = Math.sqrt(1 + slopeX * slopeX + slopeZ * slopeZ);
    const facing = (-slopeX * sunSide * 0.85 + elevation - slopeZ * 0.42 + 0.45) / length;
    const diffuse = clamp(facing * surface.relief) * shadows[line + column]!;
    const share = height / highest;
    const steep = smoothstep(0.75, 1.7, length);
    const snowy = smoothstep(snowLine - 0.09, snowLine + 0.12, share - steep * 0.1 + 0.05 * slopeX);
    const bareness = clamp(smoothstep(0.15, 0.55, share) + steep * 0.3);
    const open = 0.8 + 0.2 * clamp(share * 1.6);
    const { hazeHigh, hazeLow } = surface;
    const haze = clamp(hazeHigh + (hazeLow - hazeHigh) * (1 - share) ** 1.5);
    for (let part = 0; part < 3; part++) {
      const bare = low[part]! + (high[part]! - low[part]!) * bareness;
      const ground = bare + (snow[part]! - bare) * snowy;
      const lamp = light.ambient[part]! * open + light.direct[part]! * diffuse;
      const seen = (ground * lamp) / 255;
      target[part] = seen + (light.haze[part]! - seen) * haze;
    }
  };
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
