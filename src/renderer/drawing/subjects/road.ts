/** A strip of road or of track along the nearest ground, for what does not drive on grass. */

import { css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Setting } from '../../scene/scene.ts';
import { drawRaster, evenSize, type Pen } from '../canvas-raster.ts';
import type { GroundLine } from '../layers/ground-line.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

type Strip = (pen: Pen, period: number, unit: number) => void;

/** `top` and `bottom` are shares of the shorter side below the ground's edge. */
function createStrip(
  stage: Stage,
  ground: GroundLine,
  place: { readonly top: number; readonly bottom: number },
  draw: Strip,
): Painter {
  const { layout } = stage;
  const period = evenSize(ground.period > 0 ? ground.period : layout.width * 1.7);
  const columns = Array.from({ length: period + 1 }, (_, x) => ground.rowAt(x));
  const highest = Math.floor((Math.min(...columns) + layout.unit * place.top) / 2) * 2;
  const lowest = Math.max(...columns) + layout.unit * place.bottom;
  const raster = drawRaster(period, lowest - highest + 2, (pen) => {
    pen.beginPath();
    for (const [x, row] of columns.entries())
      pen.lineTo(x, row + layout.unit * place.top - highest);
    for (let x = period; x >= 0; x--) {
      pen.lineTo(x, columns[x]! + layout.unit * place.bottom - highest);
    }
    pen.save();
    pen.clip();
    pen.fillStyle = '#000';
    draw(pen, period, layout.unit);
    pen.restore();
  });
  return paintLayer(stage, raster, { depth: 1, top: highest, repeats: true });
}

/** Where there is a road already, or where only what is shown may stand, none is laid. */
const WITHOUT_ROAD: ReadonlySet<Setting> = new Set(['street', 'studio'] as const);
const WITHOUT_TRACK: ReadonlySet<Setting> = new Set(['studio'] as const);

export function createRoad(stage: Stage, ground: GroundLine): Painter | null {
  const { light, scene } = stage;
  if (WITHOUT_ROAD.has(scene.setting)) return null;
  const random = createRandom(scene.seed, 'road');
  const snow = light.snowCover * 0.45;
  const tar = mix(lit([88, 90, 96], light, 0.55), light.materials.snow, snow * 0.5);
  const line = lit([236, 230, 214], light, 0.8);
  const shoulder = mix(lit([140, 128, 106], light, 0.5), light.materials.snow, snow);
  return createStrip(stage, ground, { top: -0.012, bottom: 0.125 }, (pen, period, unit) => {
    const height = unit * 0.4;
    const gradient = pen.createLinearGradient(0, 0, 0, unit * 0.15);
    gradient.addColorStop(0, css(shoulder));
    gradient.addColorStop(0.09, css(shoulder));
    gradient.addColorStop(0.12, css(mix(tar, line, 0.12)));
    gradient.addColorStop(1, css(mix(tar, [0, 0, 0], 0.25)));
    pen.fillStyle = gradient;
    pen.fillRect(0, 0, period, height);
    for (let speck = 0; speck < period / 4; speck++) {
      pen.fillStyle = css(mix(tar, random() < 0.5 ? line : [0, 0, 0], 0.4), 0.16);
      pen.fillRect(random() * period, unit * (0.02 + 0.15 * random()), unit * 0.006, 1.5);
    }
    const dashes = Math.round(period / (unit * 0.26));
    pen.fillStyle = css(line, 0.85);
    for (let dash = 0; dash < dashes; dash++) {
      const x = (dash / dashes) * period;
      const y = ground.rowAt(x) - Math.min(...rowsOf(ground, period)) + unit * 0.098;
      pen.fillRect(x, y, unit * 0.13, unit * 0.008);
    }
  });
}

export function createTrack(stage: Stage, ground: GroundLine): Painter | null {
  const { light, scene } = stage;
  if (WITHOUT_TRACK.has(scene.setting)) return null;
  const random = createRandom(scene.seed, 'track');
  const snow = light.snowCover * 0.55;
  const gravel = mix(lit([124, 116, 108], light, 0.5), light.materials.snow, snow);
  const wood = mix(lit([84, 62, 46], light, 0.45), light.materials.snow, snow * 0.6);
  const steel = mix(lit([150, 152, 158], light, 0.9), light.sun, 0.2);
  return createStrip(stage, ground, { top: 0.002, bottom: 0.085 }, (pen, period, unit) => {
    pen.fillStyle = css(gravel);
    pen.fillRect(0, 0, period, unit);
    const lowest = Math.min(...rowsOf(ground, period));
    const level = (x: number): number => ground.rowAt(x) - lowest;
    for (let stone = 0; stone < period / 2; stone++) {
      const x = random() * period;
      pen.fillStyle = css(mix(gravel, random() < 0.5 ? [255, 255, 255] : [0, 0, 0], 0.25), 0.5);
      const size = unit * 0.005 * (0.6 + random());
      pen.fillRect(x, level(x) + unit * (0.01 + 0.08 * random()), size, size * 0.7);
    }
    const sleepers = Math.round(period / (unit * 0.05));
    pen.fillStyle = css(wood);
    for (let sleeper = 0; sleeper < sleepers; sleeper++) {
      const x = (sleeper / sleepers) * period;
      pen.fillRect(x, level(x) + unit * 0.032, unit * 0.024, unit * 0.03);
    }
    for (const [offset, colour] of [
      [0.026, mix(steel, [0, 0, 0], 0.25)],
      [0.05, steel],
    ] as const) {
      pen.strokeStyle = css(colour);
      pen.lineWidth = unit * 0.007;
      pen.beginPath();
      for (let x = 0; x <= period; x += 4) pen.lineTo(x, level(x) + unit * offset);
      pen.stroke();
    }
  });
}

function rowsOf(ground: GroundLine, period: number): number[] {
  return Array.from({ length: Math.ceil(period / 8) }, (_, index) => ground.rowAt(index * 8));
}
