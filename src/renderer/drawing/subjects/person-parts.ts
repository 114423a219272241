/** Head, trunk and shoes of people seen from the side, in body heights, heading right. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import type { PersonColours } from './person.ts';
import { fillEllipse, fillTaper, type Point } from './taper.ts';
import type { Tones } from './tones.ts';

export function drawShoe(pen: Pen, at: Point, turn: number, shoe: Tones, isFar: boolean): void {
  pen.save();
  pen.translate(at.x, at.y);
  pen.rotate(turn);
  pen.fillStyle = css(isFar ? shoe.far : shoe.bright);
  pen.beginPath();
  pen.moveTo(-0.04, -0.02);
  pen.quadraticCurveTo(-0.046, 0.034, -0.03, 0.034);
  pen.lineTo(0.085, 0.034);
  pen.quadraticCurveTo(0.1, 0.02, 0.07, 0.008);
  pen.quadraticCurveTo(0.035, 0, 0.026, -0.022);
  pen.fill();
  pen.fillStyle = css(isFar ? shoe.far : colouredSole(shoe.shade));
  pen.fillRect(-0.036, 0.024, 0.126, 0.012);
  pen.restore();
}

function colouredSole(colour: Colour): Colour {
  return mix(colour, [228, 80, 60], 0.4);
}

export function drawTorso(pen: Pen, { cloth }: PersonColours, hip: Point, neck: Point): void {
  const gradient = pen.createLinearGradient(-0.09, 0, 0.11, 0);
  gradient.addColorStop(0, css(cloth.shade));
  gradient.addColorStop(0.55, css(cloth.middle));
  gradient.addColorStop(1, css(cloth.bright));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(hip.x - 0.068, hip.y);
  pen.quadraticCurveTo(neck.x * 0.5 - 0.085, neck.y * 0.55, neck.x - 0.085, neck.y * 0.88);
  pen.quadraticCurveTo(neck.x - 0.05, neck.y * 1.03, neck.x + 0.02, neck.y);
  pen.quadraticCurveTo(neck.x + 0.1, neck.y * 0.9, neck.x * 0.55 + 0.088, neck.y * 0.5);
  pen.quadraticCurveTo(hip.x + 0.075, neck.y * 0.2, hip.x + 0.068, hip.y);
  pen.fill();
  pen.strokeStyle = css(cloth.rim, 0.5);
  pen.lineWidth = 0.008;
  pen.beginPath();
  pen.moveTo(neck.x - 0.07, neck.y * 0.95);
  pen.quadraticCurveTo(neck.x - 0.03, neck.y * 1.02, neck.x + 0.02, neck.y * 0.99);
  pen.stroke();
}

export type Hair = 'tail' | 'long' | 'short';

export interface HeadPose {
  readonly hair: Hair;
  /** -1 to 1: how far loose hair is to either side of where it hangs. */
  readonly swing: number;
  /** 0 for standing, 1 for full speed, at which loose hair flies behind. */
  readonly vigour: number;
  readonly timeSeconds: number;
  /** 1 for a grown person's; children have larger heads for their height. */
  readonly scale?: number;
}

/** In profile, looking to the right. */
export function drawHead(
  pen: Pen,
  { skin, hair: dark, hairLight }: PersonColours,
  neck: Point,
  { hair, swing, vigour, timeSeconds, scale = 1 }: HeadPose,
): void {
  pen.save();
  pen.translate(neck.x + 0.012, neck.y);
  pen.scale(scale, scale);
  fillTaper(pen, { x: -0.012, y: 0.02 }, { x: 0, y: -0.05 }, 0.034, 0.03, skin.shade);
  if (hair === 'tail') {
    // A pony tail that follows the steps late, and hangs where there are none.
    const hang = Math.max(0, 1 - 2 * vigour);
    const tip = {
      x: -0.15 - 0.03 * vigour + hang * (0.045 + 0.01 * swing),
      y: -0.06 + 0.035 * swing * (1 - hang) - 0.03 * vigour + hang * 0.1,
    };
    fillTaper(pen, { x: -0.06, y: -0.115 }, tip, 0.03, 0.008, dark);
  }
  fillEllipse(pen, 0.01, -0.098, 0.062, 0.072, skin.middle);
  pen.fillStyle = css(skin.bright);
  pen.beginPath();
  pen.moveTo(0.06, -0.12);
  pen.quadraticCurveTo(0.088, -0.092, 0.068, -0.08);
  pen.quadraticCurveTo(0.07, -0.045, 0.03, -0.03);
  pen.quadraticCurveTo(0.05, -0.08, 0.06, -0.12);
  pen.fill();
  if (hair === 'long') fillLongHair(pen, dark, swing, vigour);
  pen.fillStyle = css(dark);
  pen.beginPath();
  pen.moveTo(0.066, -0.128);
  pen.bezierCurveTo(0.06, -0.19, -0.06, -0.2, -0.068, -0.11);
  pen.bezierCurveTo(-0.07, -0.06, -0.045, -0.04, -0.022, -0.05);
  pen.bezierCurveTo(-0.02, -0.1, 0.02, -0.135, 0.066, -0.128);
  pen.fill();
  pen.strokeStyle = css(hairLight, 0.6);
  pen.lineWidth = 0.01;
  pen.beginPath();
  pen.arc(0, -0.1, 0.068, -2.5, -1);
  pen.stroke();
  const blink = (timeSeconds + 1) % 3.7 < 0.13 ? 0.2 : 1;
  fillEllipse(pen, 0.05, -0.1, 0.007, 0.01 * blink, dark);
  pen.restore();
}

/** Down to the shoulder blades, and a little behind them in motion. */
function fillLongHair(pen: Pen, colour: Colour, swing: number, vigour: number): void {
  const tipX = -0.075 - 0.05 * vigour + 0.014 * swing;
  const tipY = 0.085 - 0.03 * vigour;
  pen.fillStyle = css(colour);
  pen.beginPath();
  pen.moveTo(-0.01, -0.165);
  pen.bezierCurveTo(-0.085, -0.16, -0.08, -0.05, tipX - 0.03, tipY - 0.02);
  pen.quadraticCurveTo(tipX, tipY + 0.02, tipX + 0.045, tipY - 0.01);
  pen.bezierCurveTo(-0.01, 0.02, -0.005, -0.04, 0.005, -0.09);
  pen.fill();
}
