/** What stands on top of buildings. */

import { type Colour, css } from '../../looks/colour.ts';
import type { Pen } from '../canvas-raster.ts';

export const ROOF_KINDS = ['flat', 'flat', 'tank', 'mast', 'slope', 'crown', 'plant'] as const;
export type RoofKind = (typeof ROOF_KINDS)[number];

export interface RoofBox {
  readonly x: number;
  readonly width: number;
  readonly top: number;
}

export function drawRoof(
  pen: Pen,
  kind: RoofKind,
  { x, width, top }: RoofBox,
  colour: Colour,
  unit: number,
  hasWarningLamp: boolean,
): void {
  pen.fillStyle = css(colour);
  const middle = x + width / 2;
  switch (kind) {
    case 'flat':
      pen.fillRect(x - unit * 0.001, top - unit * 0.004, width + unit * 0.002, unit * 0.006);
      return;
    case 'tank':
      pen.fillRect(x + width * 0.2, top - unit * 0.014, width * 0.22, unit * 0.016);
      pen.fillRect(x + width * 0.6, top - unit * 0.008, width * 0.2, unit * 0.01);
      return;
    case 'plant':
      pen.fillRect(x + width * 0.25, top - unit * 0.018, width * 0.5, unit * 0.02);
      return;
    case 'slope':
      pen.beginPath();
      pen.moveTo(x, top + 1);
      pen.lineTo(x + width, top + 1);
      pen.lineTo(x + width, top - width * 0.34);
      pen.fill();
      return;
    case 'crown':
      pen.beginPath();
      pen.moveTo(x + width * 0.12, top + 1);
      pen.lineTo(middle, top - width * 0.75);
      pen.lineTo(x + width * 0.88, top + 1);
      pen.fill();
      return;
    case 'mast': {
      const mastTop = top - unit * 0.055;
      pen.fillRect(x + width * 0.3, top - unit * 0.01, width * 0.4, unit * 0.012);
      pen.fillRect(middle - unit * 0.0013, mastTop, unit * 0.0026, unit * 0.055);
      if (!hasWarningLamp) return;
      pen.fillStyle = 'rgba(255,70,60,0.95)';
      pen.beginPath();
      pen.arc(middle, mastTop, unit * 0.0026, 0, 2 * Math.PI);
      pen.fill();
    }
  }
}
