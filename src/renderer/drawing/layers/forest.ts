/** Small trees all over a hillside, from a handful of drawn ones. */

import { type Canvas, createCanvas } from '@napi-rs/canvas';
import type { Pen } from '../canvas-raster.ts';
import type { Random } from '../random.ts';
import { drawLeafyTree } from './leafy-tree.ts';
import { drawPine } from './pine.ts';
import { coloursOf, type TreeColours } from './plants.ts';
import { type Terrain, terrainRow } from './terrain.ts';

export interface Forest {
  readonly kind: 'pine' | 'leafy';
  /** Trees per frame width of hillside. */
  readonly count: number;
  /** Height of a middling tree as a share of the layout's relief. */
  readonly height: number;
  /** Trees stand where the land is lower than this share of its highest crest. */
  readonly treeLine: number;
  /** 0: evenly spread; 1: in groups only. */
  readonly grouping: number;
}

const VARIANTS = 6;
const SPRITE_HEIGHT = 96;

function treeSprites(random: Random, trees: TreeColours, kind: Forest['kind']): Canvas[] {
  return Array.from({ length: VARIANTS }, (_, variant) => {
    const canvas = createCanvas(SPRITE_HEIGHT, SPRITE_HEIGHT);
    const pen = canvas.getContext('2d');
    const x = SPRITE_HEIGHT / 2;
    const draw = kind === 'pine' ? drawPine : drawLeafyTree;
    draw(pen, random, coloursOf(trees, variant), x, SPRITE_HEIGHT * 0.98, SPRITE_HEIGHT * 0.92, 9);
    return canvas;
  });
}

interface Place {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly variant: number;
}

/** `pen` draws on the enlarged terrain, whose period is `width` pixels. */
export function drawForest(
  pen: Pen,
  random: Random,
  trees: TreeColours,
  terrain: Terrain,
  forest: Forest,
  treeHeight: number,
  width: number,
): void {
  const sprites = treeSprites(random, trees, forest.kind);
  for (const { x, y, size, variant } of placeTrees(random, terrain, forest, treeHeight)) {
    for (const turn of [-width, 0, width]) {
      if (x + turn < -size || x + turn > width + size) continue;
      pen.drawImage(sprites[variant]!, x + turn - size / 2, y - size * 0.97, size, size);
    }
  }
}

/** Farthest first; a place that nearer land hides is left out. */
function placeTrees(random: Random, terrain: Terrain, forest: Forest, treeHeight: number): Place[] {
  const { columns, depths, heights, highest, resolution } = terrain;
  const groups = Array.from({ length: 9 }, () => ({
    x: random(),
    depth: random(),
    reach: 0.03 + 0.07 * random(),
  }));
  const places: (Place & { depth: number })[] = [];
  for (let tree = 0; tree < forest.count; tree++) {
    const group = groups[Math.floor(random() * groups.length)]!;
    const grouped = random() < forest.grouping;
    const offset = (random() + random() - 1) * group.reach;
    const share = grouped ? (group.x + offset + 1) % 1 : random();
    const away = grouped ? group.depth + (random() - 0.5) * 0.2 : random();
    const size = treeHeight * (0.65 + 0.7 * random());
    const variant = Math.floor(random() * VARIANTS);
    const column = Math.floor(share * columns);
    const depth = Math.floor(Math.max(0, Math.min(0.999, away)) * depths);
    const height = heights[depth * columns + column]! / highest;
    if (height > forest.treeLine || height < 0.02) continue;
    const row = terrainRow(terrain, column, depth);
    if (isHidden(terrain, column, depth, row)) continue;
    places.push({ x: column / resolution, y: row / resolution, size, variant, depth });
  }
  return places.toSorted((a, b) => b.depth - a.depth);
}

function isHidden(terrain: Terrain, column: number, depth: number, row: number): boolean {
  for (let nearer = 0; nearer < depth; nearer++) {
    if (terrainRow(terrain, column, nearer) < row - 1.5) return true;
  }
  return false;
}
