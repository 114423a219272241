/** A standing lamp beside the window, which is lit once it is dark outside and warms the wall around it. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Stage } from '../stage.ts';
import { indoors } from './indoors.ts';
import type { WindowShape } from './window-shape.ts';

const CLOTH: Colour = [232, 210, 176];
const BRASS: Colour = [150, 116, 70];
const GLOW: Colour = [255, 190, 112];
/** How much of the glow lies over what is nearest to the lamp. */
const STRENGTHS: Partial<Readonly<Record<Stage['look']['time'], number>>> = {
  night: 0.62,
  twilight: 0.5,
};

export function drawRoomLamp(pen: Pen, stage: Stage, hole: WindowShape, period: number): void {
  const { unit, width, height } = stage.layout;
  // On the side that has more wall, and far enough from the curtain.
  const isRight = hole.left + hole.right < width;
  const beside = unit * 0.2;
  const wanted = isRight ? hole.right + beside : hole.left - beside;
  const x = Math.max(unit * 0.1, Math.min(width - unit * 0.1, wanted));
  const y = hole.top + (hole.bottom - hole.top) * 0.46;
  const strength = STRENGTHS[stage.look.time] ?? 0;
  for (const place of [x - period, x, x + period]) {
    drawLamp(pen, stage, { x: place, y, foot: height + unit * 0.1, isLit: strength > 0 });
    if (strength > 0) shine(pen, { x: place, y: y + unit * 0.05 }, unit, strength);
  }
}

interface Lamp {
  readonly x: number;
  readonly y: number;
  readonly foot: number;
  readonly isLit: boolean;
}

function drawLamp(pen: Pen, { layout, light }: Stage, { x, y, foot, isLit }: Lamp): void {
  const { unit } = layout;
  const pole = unit * 0.012;
  const metal = pen.createLinearGradient(x - pole / 2, 0, x + pole / 2, 0);
  metal.addColorStop(0, css(indoors(BRASS, light, 1.6)));
  metal.addColorStop(1, css(indoors(BRASS, light, 0.2)));
  pen.fillStyle = metal;
  pen.fillRect(x - pole / 2, y, pole, foot - y);
  const low = y + unit * 0.15;
  const cloth = indoors(CLOTH, light, 1);
  const gradient = pen.createLinearGradient(0, y, 0, low);
  gradient.addColorStop(0, css(isLit ? mix(GLOW, CLOTH, 0.35) : cloth));
  gradient.addColorStop(0.55, css(isLit ? [255, 238, 196] : cloth));
  gradient.addColorStop(
    1,
    css(isLit ? mix(GLOW, [255, 224, 160], 0.5) : indoors(CLOTH, light, 0.4)),
  );
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(x - unit * 0.055, y);
  pen.lineTo(x + unit * 0.055, y);
  pen.lineTo(x + unit * 0.1, low);
  pen.lineTo(x - unit * 0.1, low);
  pen.fill();
  pen.fillStyle = css(isLit ? mix(GLOW, BRASS, 0.4) : indoors(BRASS, light, 0.8));
  pen.fillRect(x - unit * 0.102, low - unit * 0.006, unit * 0.204, unit * 0.008);
}

/** Over what is painted alone, so that the window stays open to the night. */
function shine(pen: Pen, { x, y }: { x: number; y: number }, unit: number, strength: number): void {
  const reach = unit * 0.95;
  const gradient = pen.createRadialGradient(x, y, unit * 0.05, x, y, reach);
  for (let step = 0; step <= 10; step++) {
    const fall = 1 - step / 10;
    gradient.addColorStop(step / 10, css(GLOW, strength * fall ** 2.2));
  }
  pen.save();
  pen.globalCompositeOperation = 'source-atop';
  pen.fillStyle = gradient;
  pen.fillRect(x - reach, y - reach, 2 * reach, 2 * reach);
  pen.restore();
}
