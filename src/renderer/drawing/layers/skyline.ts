/** A row of buildings: blocks, stepped towers and slabs with windows, one side turned to the sun. */

import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { lit, litFar } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import { drawRaster, evenSize, type Pen } from '../canvas-raster.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom, type Random } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { drawRoof, type RoofKind, ROOF_KINDS } from './roofs.ts';

export interface SkylineShape {
  readonly name: string;
  /** Tallest building as a share of the relief. */
  readonly height: number;
  /** Typical width of a building as a share of the shorter side. */
  readonly buildingWidth: number;
  readonly widths: number;
  readonly depth: number;
  /** Share of haze in front of it on a clear day. */
  readonly haze: number;
}

/** Share of windows that mirror the sky by day; about as many as are lit at night. */
const EVENING_SHARE = 0.46;

interface Building {
  readonly x: number;
  readonly width: number;
  readonly height: number;
  readonly kind: 'grid' | 'bands' | 'glass';
  readonly tone: number;
  readonly steps: number;
  readonly roof: RoofKind;
  readonly windowSeed: number;
}

export function createSkyline(stage: Stage, shape: SkylineShape): Painter {
  const { layout, geometry, scene } = stage;
  const period = evenSize(layout.width * shape.widths);
  const buildings = geometry.once(shape.name, () =>
    planBuildings(createRandom(scene.seed, shape.name), stage, shape, period),
  );
  const height = evenSize(layout.relief * shape.height * 1.25);
  const raster = drawRaster(period, height + 8, (pen) => {
    for (const building of buildings) {
      for (const turn of [0, -period]) {
        if (building.x + building.width + turn < 0) continue;
        drawBuilding(pen, stage, shape, { ...building, x: building.x + turn }, height);
      }
    }
  });
  return paintLayer(stage, raster, {
    depth: shape.depth,
    top: layout.horizon - height,
    repeats: true,
  });
}

/** Taller towards a centre off the sun's side, so that the sun stands over the lower roofs. */
function planBuildings(
  random: Random,
  { layout }: Stage,
  shape: SkylineShape,
  period: number,
): Building[] {
  const buildings: Building[] = [];
  const centre = (layout.width * (0.5 - layout.sunSide * 0.2)) / period;
  let x = 0;
  while (x < period) {
    const width = layout.unit * shape.buildingWidth * (0.6 + 0.9 * random());
    const share = Math.abs((x + width / 2) / period - centre);
    const around = Math.min(share, 1 - share);
    const envelope = 0.34 + 0.66 * Math.exp(-((around / 0.22) ** 2));
    const height = layout.relief * shape.height * envelope * (0.3 + 0.7 * random() ** 1.2);
    const kind = (['grid', 'grid', 'bands', 'glass'] as const)[Math.floor(random() * 4)]!;
    const roof = ROOF_KINDS[Math.floor(random() * ROOF_KINDS.length)]!;
    const isTall = height > layout.relief * shape.height * 0.4;
    const steps = isTall && random() < 0.45 ? 2 : 1;
    buildings.push({
      x,
      width: Math.min(width, period - x),
      height,
      kind,
      tone: random(),
      steps,
      roof,
      windowSeed: Math.floor(random() * 2 ** 31),
    });
    x += width * (1 + (random() < 0.3 ? 0.1 : -0.04));
  }
  return buildings;
}

function drawBuilding(
  pen: Pen,
  stage: Stage,
  shape: SkylineShape,
  building: Building,
  ground: number,
): void {
  const { light, layout } = stage;
  const haze = Math.min(0.94, shape.haze * (0.4 + 1.4 * light.haziness));
  const tint = mix(
    light.materials.facade,
    light.materials.glass,
    building.kind === 'glass' ? 0.6 : 0,
  );
  const own = mix(
    mix(tint, light.materials.stone, building.tone * 0.5),
    BLACK,
    0.3 * building.tone,
  );
  const sunny = litFar(own, light, 0.85, haze);
  const shady = litFar(own, light, 0.18, haze);
  for (let step = 0; step < building.steps; step++) {
    const inset = step * building.width * 0.17;
    const height = building.steps === 1 ? building.height : building.height * (0.72 + 0.28 * step);
    const x = building.x + inset;
    const width = building.width - inset * 2;
    const top = ground - height;
    const turn = width * 0.68;
    const front = layout.sunSide < 0 ? { x: x + width - turn, side: x } : { x, side: x + turn };
    fillFace(pen, front.x, top, turn, height + 8, shady, mix(shady, light.haze, 0.4));
    fillFace(pen, front.side, top, width - turn, height + 8, sunny, mix(sunny, light.haze, 0.4));
    const random = createRandom(building.windowSeed, 'windows');
    drawWindows(
      pen,
      random,
      light,
      building,
      { x, top, width, bottom: ground - 4 },
      shady,
      haze,
      layout.unit,
    );
  }
  const top = ground - building.height;
  const inset = (building.steps - 1) * building.width * 0.17;
  const roofBox = { x: building.x + inset, width: building.width - inset * 2, top };
  drawRoof(pen, building.roof, roofBox, mix(shady, sunny, 0.25), layout.unit, light.isMoon);
}

function fillFace(
  pen: Pen,
  x: number,
  y: number,
  width: number,
  height: number,
  upper: Colour,
  lower: Colour,
): void {
  const gradient = pen.createLinearGradient(0, y, 0, y + height);
  gradient.addColorStop(0, css(upper));
  gradient.addColorStop(1, css(lower));
  pen.fillStyle = gradient;
  pen.fillRect(x, y, width, height);
}

/**
 * The windows that are lit in the evening are the ones that mirror the sky by day, so that day and
 * night show the same pattern.
 */
function drawWindows(
  pen: Pen,
  random: Random,
  light: Light,
  building: Building,
  box: { x: number; top: number; width: number; bottom: number },
  wall: Colour,
  haze: number,
  unit: number,
): void {
  const cell = unit * (building.kind === 'glass' ? 0.011 : 0.0135);
  const columns = Math.max(2, Math.floor((box.width * 0.9) / cell));
  const across = (box.width * 0.9) / columns;
  const down = cell * (building.kind === 'bands' ? 1.5 : 1.3);
  const paneWidth = building.kind === 'bands' ? across * 0.98 : across * 0.58;
  const paneHeight = down * (building.kind === 'glass' ? 0.72 : 0.5);
  const reflected = mix(
    wall,
    mix(lit(light.materials.glass, light, 0.4), light.sky[3], 0.55),
    0.86,
  );
  let y = box.top + down;
  while (y < box.bottom) {
    const floorIsLit = random();
    for (let column = 0; column < columns; column++) {
      const chance = random() * 0.75 + floorIsLit * 0.25;
      const tone = random();
      const isLit = chance < light.windowShare;
      const glow: Colour = tone < 0.8 ? [255, 205 + 30 * tone, 120 + 70 * tone] : [205, 228, 255];
      const shine = chance < EVENING_SHARE ? 0.9 - 0.3 * tone : 0.16;
      const colour = isLit ? mix(glow, light.haze, haze * 0.62) : mix(wall, reflected, shine);
      pen.fillStyle = css(colour, isLit ? 0.72 - 0.4 * tone : 0.85);
      pen.fillRect(
        box.x + box.width * 0.05 + column * across + (across - paneWidth) / 2,
        y,
        paneWidth,
        paneHeight,
      );
    }
    y += down;
  }
}
