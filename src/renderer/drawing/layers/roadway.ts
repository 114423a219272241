/** The road before the houses: their pavement, a kerb, asphalt and its markings. */

import { BLACK, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import { drawRaster, evenSize, type Pen } from '../canvas-raster.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

const WIDTHS = 1.6;
const DEPTH = 0.66;

/** `top` is the row where the houses stand. */
export function createRoadway(stage: Stage, top: number): Painter {
  const { layout } = stage;
  const period = evenSize(layout.width * WIDTHS);
  const height = layout.height + 8 - top;
  const raster = drawRaster(period, height, (pen) => drawRoad(pen, stage, period, height));
  return paintLayer(stage, raster, { depth: DEPTH, top: top - 2, repeats: true });
}

function drawRoad(pen: Pen, { light, scene, layout }: Stage, period: number, height: number): void {
  const stone = mix(lit(light.materials.stone, light, 0.75), light.haze, 0.12);
  const tar = mix(lit(mix(light.materials.stone, BLACK, 0.5), light, 0.5), light.haze, 0.06);
  const kerb = height * 0.2;
  pen.fillStyle = css(stone);
  pen.fillRect(0, 0, period, kerb);
  const slabs = Math.round(period / (layout.unit * 0.09));
  pen.fillStyle = css(mix(stone, BLACK, 0.3), 0.5);
  for (let slab = 0; slab < slabs; slab++) {
    pen.fillRect((slab * period) / slabs, 0, Math.max(1, layout.unit * 0.002), kerb);
  }
  const gradient = pen.createLinearGradient(0, kerb, 0, height);
  gradient.addColorStop(0, css(mix(tar, light.haze, 0.12)));
  gradient.addColorStop(1, css(mix(tar, BLACK, 0.3)));
  pen.fillStyle = gradient;
  pen.fillRect(0, kerb, period, height - kerb);
  pen.fillStyle = css(mix(stone, WHITE, 0.25));
  pen.fillRect(0, kerb - layout.unit * 0.006, period, layout.unit * 0.008);
  pen.fillStyle = css(mix(tar, BLACK, 0.55));
  pen.fillRect(0, kerb + layout.unit * 0.002, period, layout.unit * 0.008);
  const random = createRandom(scene.seed, 'asphalt');
  for (let grain = 0; grain < period * 1.6; grain++) {
    const down = random();
    const size = layout.unit * 0.0016 * (0.4 + down);
    pen.fillStyle = css(random() < 0.5 ? BLACK : WHITE, 0.07);
    pen.fillRect(random() * period, kerb + (height - kerb) * down, size * 3, size);
  }
  const dashes = Math.round(period / (layout.unit * 0.42));
  const line = kerb + (height - kerb) * 0.36;
  pen.fillStyle = css(mix(lit([236, 232, 216], light, 0.85), tar, 0.18 + 0.3 * light.snowCover));
  for (let dash = 0; dash < dashes; dash++) {
    const x = (dash * period) / dashes;
    const length = layout.unit * 0.2;
    pen.beginPath();
    pen.moveTo(x, line);
    pen.lineTo(x + length, line);
    pen.lineTo(x + length * 1.03, line + layout.unit * 0.014);
    pen.lineTo(x - length * 0.03, line + layout.unit * 0.014);
    pen.fill();
  }
}
