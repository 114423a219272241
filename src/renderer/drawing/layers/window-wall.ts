/** The wall of a room around its window: frame and bars, curtains, a sill with a plant and books. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import { drawRaster, evenSize, type Pen } from '../canvas-raster.ts';
import type { Layout } from '../layout.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom, type Random } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { drawCurtain } from './curtains.ts';
import { indoors } from './indoors.ts';
import { drawFloor } from './room-floor.ts';
import { drawRoomLamp } from './room-lamp.ts';
import { drawBooks, drawPot } from './sill-things.ts';
import { type WindowShape, windowShape } from './window-shape.ts';

const WIDTHS = 1.3;

export function createWindowWall(stage: Stage): Painter {
  const { layout, light, scene } = stage;
  const period = evenSize(layout.width * WIDTHS);
  const hole = windowShape(stage);
  const top = -2 * Math.ceil(layout.height * 0.1);
  const raster = drawRaster(period, layout.height + 8 - top, (pen) => {
    pen.translate(0, -top);
    const random = createRandom(scene.seed, 'room');
    drawWall(pen, stage, hole, period, top);
    drawFloor(pen, stage, period);
    drawPictures(pen, random, stage, hole, period);
    drawFrame(pen, layout, light, hole);
    drawSill(pen, layout, light, hole);
    drawCurtain(pen, random, stage, hole, -1);
    drawCurtain(pen, random, stage, hole, 1);
    drawBooks(pen, random, layout, light, hole);
    drawPot(pen, random, stage, hole);
    drawRoomLamp(pen, stage, hole, period);
  });
  return paintLayer(stage, raster, { depth: 1, top, repeats: true });
}

function drawWall(
  pen: Pen,
  { layout, light }: Stage,
  hole: WindowShape,
  period: number,
  top: number,
): void {
  const paint = mix(light.materials.facade, [222, 190, 148], 0.82);
  const middle = (hole.left + hole.right) / 2;
  const gradient = pen.createLinearGradient(0, 0, period, 0);
  const dark = indoors(paint, light, 0.1);
  const bright = indoors(paint, light, 1.1);
  // Brightest under the window and alike at both ends, where the wall meets itself.
  for (let stop = 0; stop <= 16; stop++) {
    const turn = (stop / 16 - middle / period) * 2 * Math.PI;
    gradient.addColorStop(stop / 16, css(mix(dark, bright, 0.5 + 0.5 * Math.cos(turn))));
  }
  pen.fillStyle = gradient;
  // Even-odd, so that the window stays empty.
  pen.beginPath();
  pen.rect(0, top, period, layout.height + 8 - top);
  pen.rect(hole.left, hole.top, hole.right - hole.left, hole.bottom - hole.top);
  pen.fill('evenodd');
  const panel = hole.bottom + layout.unit * 0.08;
  pen.fillStyle = css(indoors(paint, light, 0.02), 0.55);
  pen.fillRect(0, panel, period, layout.height + 8 - panel);
  pen.fillStyle = css(indoors(paint, light, 0.9), 0.7);
  pen.fillRect(0, panel - layout.unit * 0.008, period, layout.unit * 0.008);
  pen.strokeStyle = css(indoors(paint, light, 0), 0.5);
  pen.lineWidth = Math.max(1, layout.unit * 0.003);
  const boards = Math.round(period / (layout.unit * 0.2));
  for (let board = 0; board < boards; board++) {
    const x = ((board + 0.5) * period) / boards;
    pen.strokeRect(
      x - layout.unit * 0.075,
      panel + layout.unit * 0.025,
      layout.unit * 0.15,
      layout.height,
    );
  }
}

function drawFrame(pen: Pen, { unit }: Layout, light: Light, hole: WindowShape): void {
  const wood = mix(light.materials.wood, [236, 226, 208], 0.62);
  const size = unit * 0.026;
  const width = hole.right - hole.left;
  const bar = (x: number, y: number, w: number, h: number): void => {
    pen.fillStyle = css(indoors(wood, light, 0.5));
    pen.fillRect(x, y, w, h);
    pen.fillStyle = css(indoors(wood, light, 1.6));
    pen.fillRect(x, y, w > h ? w : Math.max(1, w * 0.22), w > h ? Math.max(1, h * 0.22) : h);
    pen.fillStyle = css(indoors(wood, light, 0), 0.6);
    if (w > h) pen.fillRect(x, y + h * 0.8, w, h * 0.2);
    else pen.fillRect(x + w * 0.8, y, w * 0.2, h);
  };
  bar(hole.left - size, hole.top - size, width + 2 * size, size);
  bar(hole.left - size, hole.top - size, size, hole.bottom - hole.top + size);
  bar(hole.right, hole.top - size, size, hole.bottom - hole.top + size);
  for (let column = 1; column < hole.columns; column++) {
    bar(
      hole.left + (width * column) / hole.columns - size * 0.35,
      hole.top,
      size * 0.7,
      hole.bottom - hole.top,
    );
  }
  for (const row of hole.bars) bar(hole.left, row, width, size * 0.6);
}

function drawSill(pen: Pen, { unit, height }: Layout, light: Light, hole: WindowShape): void {
  const wood = mix(light.materials.wood, [190, 140, 96], 0.45);
  const left = hole.left - unit * 0.06;
  const width = hole.right - hole.left + unit * 0.12;
  const thickness = unit * 0.05;
  const gradient = pen.createLinearGradient(0, hole.bottom, 0, hole.bottom + thickness);
  gradient.addColorStop(0, css(indoors(wood, light, 2)));
  gradient.addColorStop(0.55, css(indoors(wood, light, 0.8)));
  gradient.addColorStop(1, css(indoors(wood, light, 0.1)));
  pen.fillStyle = gradient;
  pen.fillRect(left, hole.bottom, width, thickness);
  const shade = pen.createLinearGradient(
    0,
    hole.bottom + thickness,
    0,
    hole.bottom + thickness * 2.4,
  );
  shade.addColorStop(0, 'rgba(0,0,0,0.4)');
  shade.addColorStop(1, 'rgba(0,0,0,0)');
  pen.fillStyle = shade;
  pen.fillRect(left, hole.bottom + thickness, width, Math.min(height, thickness * 1.4));
}

const CANVASES: readonly Colour[] = [
  [70, 104, 120],
  [176, 112, 72],
  [120, 128, 84],
  [150, 84, 90],
];

/** Framed pictures on the wall beside the window: a few bands and a disc each. */
function drawPictures(
  pen: Pen,
  random: Random,
  { layout, light }: Stage,
  hole: WindowShape,
  period: number,
): void {
  const { unit } = layout;
  const from = hole.right + unit * 0.16;
  const wall = period - (hole.right - hole.left) - unit * 0.32;
  const count = Math.max(1, Math.round(wall / (unit * 0.34)));
  for (let picture = 0; picture < count; picture++) {
    const width = unit * (0.1 + 0.12 * random());
    const height = unit * (0.12 + 0.12 * random());
    const place = from + (wall * (picture + 0.2 + 0.4 * random())) / count;
    const y = hole.top + (hole.bottom - hole.top) * (0.12 + 0.4 * random());
    const colours = [0, 1, 2].map(() => CANVASES[Math.floor(random() * CANVASES.length)]!);
    const disc = random();
    for (const x of [place % period, (place % period) - period]) {
      pen.fillStyle = css(indoors(light.materials.wood, light, 0.9));
      pen.fillRect(x, y, width, height);
      const inset = width * 0.08;
      colours.forEach((colour, band) => {
        pen.fillStyle = css(indoors(mix(colour, [226, 214, 190], 0.25 * band), light, 1.1));
        const top = y + inset + ((height - 2 * inset) * band) / 3;
        pen.fillRect(x + inset, top, width - 2 * inset, (height - 2 * inset) / 3 + 0.5);
      });
      pen.fillStyle = css(indoors([236, 208, 150], light, 1.3));
      pen.beginPath();
      pen.arc(x + width * (0.3 + 0.4 * disc), y + height * 0.32, width * 0.1, 0, 2 * Math.PI);
      pen.fill();
    }
  }
}
