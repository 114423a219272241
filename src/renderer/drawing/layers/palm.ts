/** A palm: a bent ringed stem and a crown of arched, feathered fronds. */

import { css, mix } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';
import type { Random } from '../random.ts';
import type { PlantColours } from './plants.ts';

interface Point {
  readonly x: number;
  readonly y: number;
}

function curve(from: Point, bend: Point, to: Point, share: number): Point {
  const rest = 1 - share;
  return {
    x: rest * rest * from.x + 2 * rest * share * bend.x + share * share * to.x,
    y: rest * rest * from.y + 2 * rest * share * bend.y + share * share * to.y,
  };
}

/** `lean` is how far the crown stands beside the foot, as a share of the height. */
export function drawPalm(
  pen: Pen,
  random: Random,
  colours: PlantColours,
  x: number,
  y: number,
  height: number,
  lean: number,
): void {
  const foot = { x, y };
  const crown = { x: x + lean * height, y: y - height };
  const bend = { x: x + lean * height * 0.15, y: y - height * 0.55 };
  pen.lineCap = 'round';
  for (let ring = 0; ring < 26; ring++) {
    const a = curve(foot, bend, crown, ring / 26);
    const b = curve(foot, bend, crown, (ring + 1.15) / 26);
    pen.lineWidth = height * (0.042 - 0.02 * (ring / 26));
    pen.strokeStyle = css(mix(colours.trunk, colours.middle, ring % 2 === 0 ? 0.1 : 0.3));
    pen.beginPath();
    pen.moveTo(a.x, a.y);
    pen.lineTo(b.x, b.y);
    pen.stroke();
  }
  const fronds = 15;
  for (let frond = 0; frond < fronds; frond++) {
    const around = (frond * 7) % fronds;
    const angle = -Math.PI * 1.08 + (around / (fronds - 1)) * Math.PI * 1.16;
    const length = height * (0.4 + 0.14 * random());
    drawFrond(pen, random, colours, crown, angle + 0.15 * (random() - 0.5), length);
  }
}

function drawFrond(
  pen: Pen,
  random: Random,
  colours: PlantColours,
  crown: Point,
  angle: number,
  length: number,
): void {
  const droop = 0.3 + 0.35 * Math.abs(Math.cos(angle));
  const tip = {
    x: crown.x + Math.cos(angle) * length,
    y: crown.y + Math.sin(angle) * length * 0.6 + droop * length,
  };
  const bend = {
    x: crown.x + Math.cos(angle) * length * 0.55,
    y: crown.y + Math.sin(angle) * length * 0.85 - length * 0.12,
  };
  const sunny = Math.max(0, Math.cos(angle) * colours.sunSide);
  const leaflets = 30;
  for (let leaflet = 1; leaflet <= leaflets; leaflet++) {
    const share = leaflet / leaflets;
    const root = curve(crown, bend, tip, share);
    const size = length * 0.24 * Math.sin(Math.PI * (0.12 + 0.84 * share));
    const tone = random();
    for (const way of [-1, 1]) {
      const along = Math.sign(Math.cos(angle) || 1) * size * 0.55;
      pen.strokeStyle = css(mix(mix(colours.dark, colours.middle, 0.3 + 0.4 * tone), colours.bright, sunny * tone * 0.5 * share));
      pen.lineWidth = Math.max(0.8, length * 0.011);
      pen.beginPath();
      pen.moveTo(root.x, root.y);
      pen.quadraticCurveTo(root.x + along * 0.6, root.y + way * size * 0.25, root.x + along, root.y + size * (way > 0 ? 0.95 : 0.45));
      pen.stroke();
    }
  }
}
