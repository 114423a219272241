/** Blooms that are no wheel of petals: a rose in its folded layers, and a tulip's cup. */

import { BLACK, css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import { fillEllipse } from './taper.ts';
import type { Tones } from './tones.ts';

/** Outer layers first; each is turned against the one below it. */
const LAYERS = [
  { petals: 5, reach: 0.135, wide: 0.1, turn: 0.2 },
  { petals: 5, reach: 0.105, wide: 0.086, turn: 0.85 },
  { petals: 4, reach: 0.074, wide: 0.07, turn: 0.3 },
  { petals: 3, reach: 0.046, wide: 0.052, turn: 1.1 },
];

export function drawRose(pen: Pen, petal: Tones, green: Tones, open: number, time: number): void {
  for (const side of [-1, 0, 1]) sepal(pen, green, side);
  for (const [layer, { petals, reach, wide, turn }] of LAYERS.entries()) {
    const depth = layer / LAYERS.length;
    const out = reach * (0.6 + 0.4 * open) * (1 + 0.012 * Math.sin(time * 1.7 + layer));
    for (let index = 0; index < petals; index++) {
      const angle = turn + (index / petals) * 2 * Math.PI;
      pen.save();
      pen.rotate(angle);
      // The light comes from above: lower petals and the inside of the folds lie in shade.
      const facing = 0.5 - 0.5 * Math.cos(angle);
      const tone = mix(mix(petal.shade, petal.middle, 0.35 + 0.65 * facing), BLACK, 0.14 * depth);
      const gradient = pen.createLinearGradient(0, out * 0.15, 0, out);
      gradient.addColorStop(0, css(mix(petal.shade, BLACK, 0.3)));
      gradient.addColorStop(0.6, css(tone));
      gradient.addColorStop(1, css(mix(tone, petal.bright, 0.45 + 0.4 * facing)));
      pen.fillStyle = gradient;
      pen.beginPath();
      pen.moveTo(-wide * 0.3, 0);
      pen.bezierCurveTo(-wide * 1.35, out * 0.35, -wide * 1.05, out * 1.02, -wide * 0.1, out);
      pen.bezierCurveTo(wide * 0.55, out * 1.06, wide * 1.35, out * 0.5, wide * 0.3, 0);
      pen.fill();
      pen.strokeStyle = css(mix(petal.shade, BLACK, 0.25), 0.5);
      pen.lineWidth = 0.004;
      pen.stroke();
      pen.restore();
    }
  }
  drawHeart(pen, petal);
}

/** The innermost petals are still wound around each other. */
function drawHeart(pen: Pen, petal: Tones): void {
  fillEllipse(pen, 0, 0, 0.034, 0.034, mix(petal.shade, BLACK, 0.2));
  pen.strokeStyle = css(mix(petal.middle, petal.bright, 0.4));
  pen.lineWidth = 0.008;
  pen.lineCap = 'round';
  pen.beginPath();
  for (let step = 0; step <= 26; step++) {
    const angle = step * 0.42 + 0.6;
    const radius = 0.006 + 0.0011 * step;
    const [x, y] = [Math.cos(angle) * radius, Math.sin(angle) * radius];
    if (step === 0) pen.moveTo(x, y);
    else pen.lineTo(x, y);
  }
  pen.stroke();
}

function sepal(pen: Pen, green: Tones, side: number): void {
  pen.fillStyle = css(side === 0 ? green.shade : green.middle);
  pen.beginPath();
  pen.moveTo(-0.03, 0.06);
  pen.quadraticCurveTo(side * 0.1 - 0.02, 0.12, side * 0.13, 0.155);
  pen.quadraticCurveTo(side * 0.05 + 0.02, 0.15, 0.03, 0.06);
  pen.fill();
}

/** The cup stands on its stem: two petals behind, one on either side, and one in front. */
export function drawTulip(pen: Pen, petal: Tones, open: number, time: number): void {
  const spread = 0.075 + 0.035 * open + 0.002 * Math.sin(time * 1.6);
  const tall = 0.235;
  const base = 0.06;
  for (const side of [-0.55, 0.55]) {
    cupPetal(pen, [petal.shade, petal.middle], { side, spread, tall: tall * 0.97, base });
  }
  for (const side of [-1, 1]) {
    const tip = side < 0 ? petal.middle : petal.bright;
    cupPetal(pen, [mix(petal.shade, petal.middle, 0.4), tip], { side, spread, tall, base });
  }
  cupPetal(pen, [petal.middle, petal.bright], { side: 0, spread, tall: tall * 0.9, base });
  pen.strokeStyle = css(mix(petal.shade, petal.middle, 0.5), 0.6);
  pen.lineWidth = 0.004;
  pen.beginPath();
  pen.moveTo(0, base - 0.01);
  pen.quadraticCurveTo(0.006, -0.05, 0, base - tall * 0.8);
  pen.stroke();
}

interface CupPetal {
  /** From -1, at the left edge of the cup, to 1. */
  readonly side: number;
  readonly spread: number;
  readonly tall: number;
  readonly base: number;
}

function cupPetal(
  pen: Pen,
  [low, high]: readonly [Tones['middle'], Tones['middle']],
  { side, spread, tall, base }: CupPetal,
): void {
  const top = base - tall;
  const tip = side * spread * 0.92;
  const half = 0.078;
  const gradient = pen.createLinearGradient(0, base, 0, top);
  gradient.addColorStop(0, css(low));
  gradient.addColorStop(1, css(high));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(0, base);
  pen.bezierCurveTo(
    tip * 0.9 - half * 1.1,
    base - 0.01,
    tip - half * 1.15,
    base - tall * 0.62,
    tip,
    top,
  );
  pen.bezierCurveTo(
    tip + half * 1.15,
    base - tall * 0.62,
    tip * 0.9 + half * 1.1,
    base - 0.01,
    0,
    base,
  );
  pen.fill();
  pen.strokeStyle = css(low, 0.55);
  pen.lineWidth = 0.005;
  pen.stroke();
}
