/** A city's waterside: paving, a railing and lamps that shine in the dark. */

import { BLACK, type Colour, css, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import { drawRaster, evenSize, type Pen } from '../canvas-raster.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { FOREGROUND_WIDTHS } from './foreground.ts';

/** Where the paving begins, as a share of the frame's height. */
export const EMBANKMENT_SHARE = 0.9;

export function createEmbankment(stage: Stage): Painter {
  const { layout } = stage;
  const period = evenSize(layout.width * FOREGROUND_WIDTHS);
  const row = Math.round(layout.height * EMBANKMENT_SHARE);
  const top = Math.max(0, 2 * Math.floor((row - layout.unit * 0.5) / 2));
  const raster = drawRaster(period, layout.height + 8 - top, (pen) => {
    pen.translate(0, -top);
    drawPaving(pen, stage, period, row);
    drawRailing(pen, stage, period, row);
    const random = createRandom(stage.scene.seed, 'lamps');
    const first = (layout.sunSide < 0 ? 0.84 : 0.16) + 0.04 * (random() - 0.5);
    for (const share of [first, first + 0.62, first + 1.2]) {
      drawLamp(pen, stage, (share * layout.width) % period, row);
    }
  });
  return paintLayer(stage, raster, { depth: 1, top, repeats: true });
}

export function drawPaving(pen: Pen, { layout, light }: Stage, period: number, row: number): void {
  const stone = mix(light.materials.stone, BLACK, 0.35);
  const gradient = pen.createLinearGradient(0, row, 0, layout.height + 8);
  gradient.addColorStop(0, css(lit(stone, light, 0.55)));
  gradient.addColorStop(1, css(mix(lit(stone, light, 0.1), BLACK, 0.45)));
  pen.fillStyle = gradient;
  pen.fillRect(0, row, period, layout.height + 8 - row);
  pen.fillStyle = css(mix(lit(stone, light, 1), light.sun, 0.15));
  pen.fillRect(0, row - layout.unit * 0.004, period, layout.unit * 0.006);
  pen.strokeStyle = css(mix(lit(stone, light, 0), BLACK, 0.5), 0.5);
  pen.lineWidth = Math.max(1, layout.unit * 0.002);
  const slabs = Math.round(period / (layout.unit * 0.16));
  for (let slab = 0; slab < slabs; slab++) {
    const x = (slab * period) / slabs;
    pen.beginPath();
    pen.moveTo(x, row + layout.unit * 0.004);
    pen.lineTo(x + (slab % 2 === 0 ? -1 : 1) * layout.unit * 0.004, layout.height + 8);
    pen.stroke();
  }
}

function drawRailing(pen: Pen, { layout, light }: Stage, period: number, row: number): void {
  const iron = mix(lit([60, 66, 72], light, 0.12), BLACK, 0.45);
  const edge = mix(iron, light.sun, 0.3);
  const height = layout.unit * 0.085;
  const posts = Math.round(period / (layout.unit * 0.13));
  const bars = posts * 7;
  pen.fillStyle = css(iron);
  for (let bar = 0; bar < bars; bar++) {
    const x = (bar * period) / bars;
    const isPost = bar % 7 === 0;
    const width = layout.unit * (isPost ? 0.009 : 0.0028);
    pen.fillRect(x - width / 2, row - height * (isPost ? 1.08 : 0.97), width, height * 1.08);
    if (isPost) {
      pen.beginPath();
      pen.arc(x, row - height * 1.1, width * 0.8, 0, 2 * Math.PI);
      pen.fill();
    }
  }
  for (const share of [0.97, 0.8, 0.1]) {
    pen.fillStyle = css(iron);
    pen.fillRect(0, row - height * share, period, layout.unit * (share > 0.9 ? 0.008 : 0.004));
  }
  pen.fillStyle = css(edge, 0.8);
  pen.fillRect(0, row - height * 0.97 - 1, period, Math.max(1, layout.unit * 0.0016));
}

export function drawLamp(pen: Pen, { layout, light }: Stage, x: number, row: number): void {
  const { unit } = layout;
  const iron = css(mix(lit([52, 58, 64], light, 0.12), BLACK, 0.45));
  const head = row - unit * 0.33;
  pen.fillStyle = iron;
  pen.fillRect(x - unit * 0.005, head, unit * 0.01, unit * 0.335);
  pen.fillRect(x - unit * 0.011, row - unit * 0.05, unit * 0.022, unit * 0.05);
  const shine = Math.min(1, Math.max(0, (light.windowShare - 0.1) * 3.4));
  const glass: Colour = mix(lit(light.materials.glass, light, 0.6), [255, 226, 168], shine);
  if (shine > 0) {
    const glow = pen.createRadialGradient(
      x,
      head - unit * 0.022,
      0,
      x,
      head - unit * 0.022,
      unit * 0.1,
    );
    glow.addColorStop(0, `rgba(255,214,150,${0.62 * shine})`);
    glow.addColorStop(0.3, `rgba(255,190,110,${0.2 * shine})`);
    glow.addColorStop(1, 'rgba(255,180,100,0)');
    pen.fillStyle = glow;
    pen.fillRect(x - unit * 0.1, head - unit * 0.13, unit * 0.2, unit * 0.22);
  }
  pen.fillStyle = css(glass);
  pen.beginPath();
  pen.moveTo(x - unit * 0.011, head);
  pen.lineTo(x - unit * 0.019, head - unit * 0.04);
  pen.lineTo(x + unit * 0.019, head - unit * 0.04);
  pen.lineTo(x + unit * 0.011, head);
  pen.fill();
  pen.fillStyle = iron;
  pen.beginPath();
  pen.moveTo(x - unit * 0.024, head - unit * 0.039);
  pen.lineTo(x, head - unit * 0.06);
  pen.lineTo(x + unit * 0.024, head - unit * 0.039);
  pen.fill();
}
