/** One window of a flat: panes that mirror the sky by day and glow where somebody is at home. */

import { BLACK, type Colour, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Random } from '../random.ts';

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Windows that will be lit at night mirror more of the sky by day, so that both look alike. */
const EVENING_SHARE = 0.46;

export function drawHouseWindow(
  pen: Pen,
  random: Random,
  light: Light,
  wall: (diffuse: number) => Colour,
  { x, y, width, height }: Box,
): void {
  const chance = random();
  const tone = random();
  const hasBlind = random() < 0.35;
  const frame = width * 0.08;
  pen.fillStyle = css(mix(wall(0.95), WHITE, 0.2));
  pen.fillRect(x - frame, y - frame, width + 2 * frame, height + 2 * frame);
  const mirrored = mix(lit(light.materials.glass, light, 0.3), light.sky[2], 0.4);
  const unlit = mix(mix(wall(0), BLACK, 0.4), mirrored, chance < EVENING_SHARE ? 0.85 : 0.35);
  const glow: Colour = [255, 208 - 20 * tone, 132 + 30 * tone];
  const isLit = chance < light.windowShare;
  const pane = isLit ? mix(unlit, glow, 0.72 - 0.25 * tone) : unlit;
  const gradient = pen.createLinearGradient(0, y, 0, y + height);
  gradient.addColorStop(0, css(mix(pane, isLit ? glow : light.sky[1], 0.2)));
  gradient.addColorStop(1, css(mix(pane, BLACK, 0.12)));
  pen.fillStyle = gradient;
  pen.fillRect(x, y, width, height);
  if (hasBlind) {
    pen.fillStyle = css(mix(wall(0.8), isLit ? glow : WHITE, 0.3), 0.75);
    pen.fillRect(x, y, width, height * (0.25 + 0.3 * tone));
  }
  pen.fillStyle = css(mix(wall(0.7), WHITE, 0.15));
  pen.fillRect(x + width / 2 - frame * 0.3, y, frame * 0.6, height);
  pen.fillRect(x, y + height * 0.36, width, frame * 0.6);
  pen.fillStyle = css(mix(wall(1), WHITE, 0.15));
  pen.fillRect(x - frame * 1.8, y + height + frame, width + frame * 3.6, frame * 1.2);
  pen.fillStyle = css(mix(wall(0), BLACK, 0.4), 0.5);
  pen.fillRect(x - frame * 1.6, y + height + frame * 2.2, width + frame * 3.2, frame * 0.9);
}
