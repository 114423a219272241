/** Round steps in the middle of a stage, mirrored softly in the floor. */

import { BLACK, type Colour, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import { drawRaster, drawWrapped, evenSize, type Pen } from '../canvas-raster.ts';
import type { Layout } from '../layout.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

const TILT = 0.2;
const WIDTHS = 1.7;

/** The column of the middle, a little off the frame's own. */
function podiumMiddle({ layout, scene }: Stage): number {
  const aside = createRandom(scene.seed, 'podium-middle')() - 0.5;
  return layout.width / 2 + aside * Math.max(0, layout.width - layout.unit) * 0.12;
}

/** The row on which a product stands. */
export function podiumRow(layout: Layout): number {
  return Math.round(layout.horizon + layout.relief * 0.08);
}

interface Step {
  readonly x: number;
  /** The middle of its upper face. */
  readonly y: number;
  readonly radius: number;
  readonly height: number;
  readonly colour: Colour;
}

export function createPodium(stage: Stage): Painter {
  const { layout, light, scene } = stage;
  const { unit, width, height } = layout;
  const random = createRandom(scene.seed, 'podium');
  const row = podiumRow(layout);
  const base = mix(light.materials.sand, WHITE, 0.4);
  const accent = mix(light.materials.flowers, [236, 120, 96], 0.6);
  const middle = podiumMiddle(stage);
  const side = random() < 0.5 ? -1 : 1;
  const levels = 2 + Math.floor(random() * 2);
  const rise = unit * (0.03 + 0.022 * random());
  const columns: Step[] = [
    {
      x: middle + side * unit * (0.38 + 0.14 * random()),
      y: row + unit * (0.04 - 0.22 * random()),
      radius: unit * (0.08 + 0.07 * random()),
      height: unit * (0.12 + 0.14 * random()),
      colour: mix(accent, base, 0.35),
    },
    {
      x: middle - side * unit * (0.36 + 0.16 * random()),
      y: row + unit * (0.02 + 0.08 * random()),
      radius: unit * (0.1 + 0.08 * random()),
      height: unit * (0.08 + 0.14 * random()),
      colour: mix(light.waterDepth, base, 0.45),
    },
  ];
  const top = unit * (0.16 + 0.06 * random());
  const spread = unit * (0.05 + 0.05 * random());
  const rounds = Array.from({ length: levels }, (_, level): Step => {
    const down = levels - 1 - level;
    return {
      x: middle,
      y: row + rise * down,
      radius: top + spread * down,
      height: rise * 1.2,
      colour: mix(mix(base, accent, 0.12), WHITE, 0.14 * level),
    };
  });
  const steps = [...columns, ...rounds];
  const period = evenSize(width * WIDTHS);
  const raster = drawRaster(period, height, (pen) => {
    drawWrapped(pen, period, { top: 0, height }, (wide) => {
      for (const step of steps) drawShadow(wide, layout, step);
      for (const step of steps) drawStep(wide, stage, step);
    });
  });
  return paintLayer(stage, raster, { depth: 0.3, top: 0, repeats: true });
}

function drawShadow(pen: Pen, { unit, sunSide }: Layout, { x, y, radius, height }: Step): void {
  const foot = y + height;
  const gradient = pen.createRadialGradient(0, 0, radius * 0.6, 0, 0, radius * 1.6);
  gradient.addColorStop(0, 'rgba(0,0,0,0.34)');
  gradient.addColorStop(1, 'rgba(0,0,0,0)');
  pen.save();
  pen.translate(x - sunSide * unit * 0.06, foot + unit * 0.01);
  pen.scale(1, TILT * 1.3);
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.arc(0, 0, radius * 1.6, 0, 2 * Math.PI);
  pen.fill();
  pen.restore();
}

function drawStep(
  pen: Pen,
  { light, layout }: Stage,
  { x, y, radius, height, colour }: Step,
): void {
  const bright = lit(colour, light, 1);
  const dark = mix(lit(colour, light, 0.1), BLACK, 0.25);
  const left = layout.sunSide < 0 ? bright : dark;
  const right = layout.sunSide < 0 ? dark : bright;
  const wall = pen.createLinearGradient(x - radius, 0, x + radius, 0);
  wall.addColorStop(0, css(mix(left, BLACK, 0.18)));
  wall.addColorStop(0.3, css(mix(left, right, 0.12)));
  wall.addColorStop(1, css(right));
  pen.fillStyle = wall;
  pen.beginPath();
  pen.ellipse(x, y + height, radius, radius * TILT, 0, 0, Math.PI);
  pen.lineTo(x - radius, y);
  pen.lineTo(x + radius, y);
  pen.lineTo(x + radius, y + height);
  pen.fill();
  const face = pen.createLinearGradient(x - radius, y, x + radius, y);
  face.addColorStop(0, css(mix(left, WHITE, 0.28)));
  face.addColorStop(1, css(mix(right, WHITE, 0.2)));
  pen.fillStyle = face;
  pen.beginPath();
  pen.ellipse(x, y, radius, radius * TILT, 0, 0, 2 * Math.PI);
  pen.fill();
  pen.strokeStyle = css(mix(bright, WHITE, 0.5), 0.7);
  pen.lineWidth = Math.max(1, layout.unit * 0.002);
  pen.stroke();
}
