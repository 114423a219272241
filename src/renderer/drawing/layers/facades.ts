/** A row of house fronts: flats above shops, with awnings, sills and windows that light up at dusk. */

import { allocateLayer, fillLayer } from '../../compositor/planar-layer.ts';
import { BLACK, type Colour, css, mix, WHITE } from '../../looks/colour.ts';
import { litFar } from '../../looks/lit.ts';
import { drawRaster, evenSize, type Pen } from '../canvas-raster.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom, type Random } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { drawShop } from './shop-front.ts';
import { drawHouseWindow } from './house-window.ts';

export interface FacadePlace {
  readonly depth: number;
  /** Where the houses stand, as a share of the frame's height below the horizon. */
  readonly foot: number;
}

export interface Facades {
  readonly footRow: number;
  readonly paint: Painter;
  /** On the wet road while it rains. */
  readonly paintMirrored: readonly Painter[];
}

const WIDTHS = 1.7;

const PLASTERS: readonly Colour[] = [
  [196, 120, 96],
  [214, 188, 148],
  [150, 160, 168],
  [186, 150, 132],
  [126, 140, 132],
  [222, 208, 186],
];

export interface House {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly plaster: Colour;
  readonly floors: number;
  readonly columns: number;
  readonly seed: number;
}

export function createFacades(stage: Stage, place: FacadePlace): Facades {
  const { layout, kernel, scene, light, look } = stage;
  const period = evenSize(layout.width * WIDTHS);
  const footRow = 2 * Math.round((layout.horizon + place.foot * layout.height) / 2);
  const height = evenSize(layout.relief * 0.68);
  const houses = planHouses(createRandom(scene.seed, 'houses'), stage, period);
  const raster = drawRaster(period, height, (pen) => {
    for (const house of houses) drawHouse(pen, stage, house, height);
  });
  const layer = allocateLayer(kernel, raster.width, raster.height, true);
  fillLayer(kernel, layer, raster);
  const isWet = look.weather === 'rain' || look.weather === 'storm';
  const gloss = light.isMoon ? 0.34 : 0.16;
  return {
    footRow,
    paint: ({ camera, compositor }) => {
      const view = placeInView(layout, camera, place.depth, 0, footRow - height);
      compositor.lay(layer, { left: view.x, top: view.y, scale: view.scale });
    },
    paintMirrored: isWet
      ? [
          ({ camera, compositor, timeSeconds }) => {
            const view = placeInView(layout, camera, place.depth, 0, footRow - height);
            const foot = view.y + height * view.scale;
            compositor.lay(layer, {
              left: view.x,
              top: foot + height * view.scale,
              scale: view.scale,
              opacity: gloss,
              isFlipped: true,
              bend: (row) =>
                layout.unit *
                0.004 *
                Math.sin((row - foot) * 0.9 + timeSeconds * 0.7) *
                ((row - foot) / layout.unit) *
                4,
            });
          },
        ]
      : [],
  };
}

/** Whole houses only, stretched a little so that the last one ends where the first began. */
function planHouses(random: Random, { layout }: Stage, period: number): House[] {
  const planned: Omit<House, 'x'>[] = [];
  let total = 0;
  while (total < period) {
    const width = layout.unit * (0.3 + 0.24 * random());
    const floors = 2 + Math.floor(random() * 3);
    planned.push({
      width,
      height: layout.relief * (0.2 + 0.105 * floors + 0.03 * random()),
      plaster: PLASTERS[Math.floor(random() * PLASTERS.length)]!,
      floors,
      columns: 2 + Math.floor(random() * 2.4),
      seed: Math.floor(random() * 2 ** 31),
    });
    total += width;
  }
  const stretch = period / total;
  let x = 0;
  return planned.map((house) => {
    const placed = { ...house, x, width: house.width * stretch };
    x += placed.width;
    return placed;
  });
}

function drawHouse(pen: Pen, stage: Stage, house: House, ground: number): void {
  const { light, layout } = stage;
  const { unit } = layout;
  const { x, width, height } = house;
  const top = ground - height;
  const tint = mix(house.plaster, light.materials.facade, 0.12);
  const haze = 0.06 + 0.16 * light.haziness;
  const wall = (diffuse: number): Colour => litFar(tint, light, diffuse, haze);
  const gradient = pen.createLinearGradient(x, 0, x + width, 0);
  gradient.addColorStop(0, css(wall(layout.sunSide < 0 ? 0.62 : 0.36)));
  gradient.addColorStop(1, css(wall(layout.sunSide < 0 ? 0.36 : 0.62)));
  pen.fillStyle = gradient;
  pen.fillRect(x, top, width + 0.5, height);
  const courses = Math.round(height / (unit * 0.014));
  pen.fillStyle = css(mix(wall(0.1), BLACK, 0.2), 0.12);
  for (let course = 0; course < courses; course++) {
    pen.fillRect(x, top + (course * height) / courses, width, Math.max(0.6, unit * 0.0014));
  }
  pen.fillStyle = css(mix(wall(0), BLACK, 0.35), 0.6);
  pen.fillRect(x, top, Math.max(1, unit * 0.004), height);
  const cornice = unit * 0.022;
  pen.fillStyle = css(mix(wall(0.9), WHITE, 0.1));
  pen.fillRect(x - unit * 0.006, top - cornice * 0.4, width + unit * 0.012, cornice);
  pen.fillStyle = css(mix(wall(0), BLACK, 0.3), 0.6);
  pen.fillRect(x, top + cornice * 0.6, width, cornice * 0.4);
  if (light.snowCover > 0) {
    pen.fillStyle = css(litFar(light.materials.snow, light, 0.8, haze), light.snowCover);
    pen.fillRect(x - unit * 0.006, top - cornice * 0.75, width + unit * 0.012, cornice * 0.5);
  }
  const random = createRandom(house.seed, 'house');
  const shopHeight = unit * 0.17;
  const floorHeight = (height - cornice - shopHeight) / house.floors;
  for (let floor = 0; floor < house.floors; floor++) {
    for (let column = 0; column < house.columns; column++) {
      const paneWidth = Math.min(unit * 0.075, (width / house.columns) * 0.5);
      const paneHeight = Math.min(floorHeight * 0.62, paneWidth * 1.7);
      drawHouseWindow(pen, random, light, wall, {
        x: x + ((column + 0.5) * width) / house.columns - paneWidth / 2,
        y: top + cornice + floorHeight * floor + (floorHeight - paneHeight) * 0.55,
        width: paneWidth,
        height: paneHeight,
      });
    }
  }
  drawShop(pen, random, stage, wall, { x, width, top: ground - shopHeight, height: shopHeight });
}
