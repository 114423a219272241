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
  const fronds = 13;
  for (let frond = 0; frond < fronds; frond++) {
    const around = (frond * 7) % fronds;
    const angle = -Math.PI * 1.12 + (around / (fronds - 1)) * Math.PI * 1.24;
    const length = height * (0.4 + 0.14 * random());
    drawFrond(pen, random, colours, crown, angle + 0.15 * (random() - 0.5), length);
  }
}

/** Leaflets hang from both sides of the rib: they point to its tip and sag under their weight. */
function drawFrond(
  pen: Pen,
  random: Random,
  colours: PlantColours,
  crown: Point,
  angle: number,
  length: number,
): void {
  const outward = Math.cos(angle);
  const tip = {
    x: crown.x + outward * length,
    y: crown.y + Math.sin(angle) * length * 0.42 + (0.2 + 0.38 * Math.abs(outward)) * length,
  };
  const bend = {
    x: crown.x + outward * length * 0.55,
    y: crown.y + Math.sin(angle) * length * 0.8 - length * 0.16,
  };
  const sunny = Math.max(0, outward * colours.sunSide);
  const leaflets = 34;
  for (let leaflet = 0; leaflet <= leaflets; leaflet++) {
    const share = 0.06 + 0.94 * (leaflet / leaflets);
    const root = curve(crown, bend, tip, share);
    const ahead = curve(crown, bend, tip, share + 0.02);
    const along = Math.atan2(ahead.y - root.y, ahead.x - root.x);
    const size = length * (0.06 + 0.2 * Math.sin(Math.PI * Math.min(1, share * 1.04)) ** 0.8);
    const tone = random();
    const base = mix(colours.dark, colours.middle, 0.25 + 0.5 * tone);
    pen.strokeStyle = css(mix(base, colours.bright, (0.12 + 0.5 * sunny) * tone * share));
    pen.lineWidth = Math.max(0.8, length * 0.013);
    for (const side of [-1, 1]) {
      const way = along + side * (0.85 - 0.35 * share);
      const end = {
        x: root.x + Math.cos(way) * size,
        y: root.y + Math.sin(way) * size + size * 0.42,
      };
      pen.beginPath();
      pen.moveTo(root.x, root.y);
      pen.quadraticCurveTo(
        root.x + Math.cos(way) * size * 0.6,
        root.y + Math.sin(way) * size * 0.6,
        end.x,
        end.y,
      );
      pen.stroke();
    }
  }
  pen.strokeStyle = css(mix(colours.middle, colours.bright, 0.3 * sunny));
  pen.lineWidth = Math.max(1, length * 0.014);
  pen.beginPath();
  pen.moveTo(crown.x, crown.y);
  pen.quadraticCurveTo(bend.x, bend.y, tip.x, tip.y);
  pen.stroke();
}
