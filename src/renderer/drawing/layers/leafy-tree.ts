/** A broad tree: a forked trunk under heaps of leaves, dark below and bright towards the sun. */

import { css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Random } from '../random.ts';
import { drawSpecks, type Speck } from '../specks.ts';
import type { PlantColours } from './plants.ts';

export function drawLeafyTree(
  pen: Pen,
  random: Random,
  colours: PlantColours,
  x: number,
  y: number,
  height: number,
): void {
  drawTrunk(pen, random, colours, x, y, height);
  const heaps = Array.from({ length: 11 }, (_, index) => {
    const angle = (index / 11) * 2 * Math.PI + random();
    const away = height * (0.08 + 0.19 * random());
    return {
      x: x + Math.cos(angle) * away * 1.25,
      y: y - height * 0.64 + Math.sin(angle) * away * 0.95,
      radius: height * (0.12 + 0.07 * random()),
    };
  }).toSorted((a, b) => b.y - a.y);
  const leavesDrawn: Speck[] = [];
  for (const layer of [0, 1, 2]) {
    for (const heap of heaps) {
      const leaves = 46;
      for (let leaf = 0; leaf < leaves; leaf++) {
        const angle = random() * 2 * Math.PI;
        const away = Math.sqrt(random()) * heap.radius * (1.08 - 0.18 * layer);
        const size = height * (0.014 + 0.018 * random());
        const tone = random();
        const shiftX = colours.sunSide * heap.radius * 0.2 * layer;
        const shiftY = -heap.radius * 0.22 * layer;
        const base = layer === 0 ? mix(colours.dark, colours.middle, 0.3) : colours.middle;
        const share = layer === 2 ? 0.35 + 0.5 * tone : 0.12 * tone;
        if (layer === 2 && tone < 0.45) continue;
        const leafColour = mix(base, colours.bright, share);
        leavesDrawn.push({
          x: heap.x + shiftX + Math.cos(angle) * away,
          y: heap.y + shiftY + Math.sin(angle) * away * 0.85,
          radiusX: size,
          radiusY: size * 0.7,
          turn: angle,
          colour: mix(leafColour, colours.snow, colours.snowCover * 0.3 * layer),
          alpha: 0.9,
        });
      }
    }
  }
  drawSpecks(pen, leavesDrawn);
}

function drawTrunk(
  pen: Pen,
  random: Random,
  colours: PlantColours,
  x: number,
  y: number,
  height: number,
): void {
  pen.strokeStyle = css(colours.trunk);
  pen.lineCap = 'round';
  pen.lineWidth = height * 0.045;
  pen.beginPath();
  pen.moveTo(x, y + height * 0.02);
  pen.quadraticCurveTo(x + height * 0.01, y - height * 0.25, x, y - height * 0.5);
  pen.stroke();
  pen.lineWidth = height * 0.022;
  for (const way of [-1, 1]) {
    pen.beginPath();
    pen.moveTo(x, y - height * (0.26 + 0.06 * random()));
    pen.quadraticCurveTo(
      x + way * height * 0.08,
      y - height * 0.42,
      x + way * height * 0.17,
      y - height * 0.56,
    );
    pen.stroke();
  }
}
