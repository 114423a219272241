/** A fish seen from the side, heading right; one unit is its length. */

import { type Colour, css, mix } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import type { Pen } from '../canvas-raster.ts';
import { fillEllipse } from './taper.ts';
import { type Tones, tonesOf } from './tones.ts';

export interface FishColours {
  readonly back: Tones;
  readonly belly: Tones;
  readonly fin: Tones;
  readonly eye: Colour;
}

const COATS: readonly (readonly [Colour, Colour, Colour])[] = [
  [
    [238, 116, 40],
    [252, 214, 150],
    [246, 150, 60],
  ],
  [
    [60, 112, 150],
    [226, 234, 236],
    [96, 140, 170],
  ],
  [
    [236, 190, 50],
    [250, 240, 200],
    [222, 160, 40],
  ],
];

export function fishColours(light: Light, variant: number, asked: Colour | null): FishColours {
  const [back, belly, fin] = COATS[variant % COATS.length]!;
  return {
    back: tonesOf(asked ?? back, light),
    belly: tonesOf(asked === null ? belly : mix(asked, belly, 0.55), light),
    fin: tonesOf(asked ?? fin, light),
    eye: tonesOf([20, 22, 26], light).shade,
  };
}

/** `stroke` is where the tail is in its beat; `bend` curves the whole body, as in a leap. */
export function drawFish(pen: Pen, colours: FishColours, stroke: number, bend: number): void {
  const { back, belly, fin, eye } = colours;
  const tail = 0.1 * Math.sin(stroke);
  const wave = (x: number): number => {
    const behind = Math.max(0, 0.25 - x);
    return bend * (0.25 - (x - 0.05) ** 2) - bend * 0.2 + tail * behind ** 1.6 * 1.4;
  };
  const at = (x: number, y: number): [number, number] => [x, y + wave(x)];
  pen.lineJoin = 'round';
  pen.fillStyle = css(fin.middle);
  pen.beginPath();
  pen.moveTo(...at(-0.3, -0.02));
  pen.quadraticCurveTo(...at(-0.4, -0.08), ...at(-0.5, -0.17 - 0.4 * tail));
  pen.quadraticCurveTo(...at(-0.43, 0), ...at(-0.5, 0.17 - 0.4 * tail));
  pen.quadraticCurveTo(...at(-0.4, 0.08), ...at(-0.3, 0.03));
  pen.fill();
  pen.fillStyle = css(fin.bright);
  pen.beginPath();
  pen.moveTo(...at(0.14, -0.13));
  pen.quadraticCurveTo(...at(0.02, -0.27), ...at(-0.16, -0.2));
  pen.quadraticCurveTo(...at(-0.12, -0.12), ...at(-0.16, -0.09));
  pen.fill();
  pen.beginPath();
  pen.moveTo(...at(0.02, 0.11));
  pen.quadraticCurveTo(...at(-0.06, 0.21), ...at(-0.16, 0.18));
  pen.quadraticCurveTo(...at(-0.12, 0.1), ...at(-0.12, 0.07));
  pen.fill();
  const gradient = pen.createLinearGradient(0, -0.16 + wave(0), 0, 0.14 + wave(0));
  gradient.addColorStop(0, css(mix(back.bright, back.rim, 0.25)));
  gradient.addColorStop(0.42, css(back.middle));
  gradient.addColorStop(0.66, css(mix(belly.middle, belly.bright, 0.4)));
  gradient.addColorStop(1, css(belly.shade));
  pen.fillStyle = gradient;
  pen.beginPath();
  pen.moveTo(...at(0.5, 0));
  pen.bezierCurveTo(...at(0.42, -0.1), ...at(0.22, -0.17), ...at(0.04, -0.155));
  pen.bezierCurveTo(...at(-0.14, -0.14), ...at(-0.24, -0.06), ...at(-0.33, -0.025));
  pen.lineTo(...at(-0.33, 0.03));
  pen.bezierCurveTo(...at(-0.24, 0.07), ...at(-0.12, 0.13), ...at(0.06, 0.13));
  pen.bezierCurveTo(...at(0.26, 0.13), ...at(0.42, 0.08), ...at(0.5, 0));
  pen.fill();
  pen.strokeStyle = css(back.rim, 0.75);
  pen.lineWidth = 0.014;
  pen.beginPath();
  pen.moveTo(...at(0.46, -0.035));
  pen.bezierCurveTo(...at(0.38, -0.11), ...at(0.2, -0.16), ...at(0.04, -0.147));
  pen.bezierCurveTo(...at(-0.1, -0.135), ...at(-0.2, -0.08), ...at(-0.28, -0.045));
  pen.stroke();
  pen.strokeStyle = css(back.shade, 0.3);
  pen.lineWidth = 0.007;
  for (let scale = 0; scale < 11; scale++) {
    const [x, y] = at(0.16 - (scale % 6) * 0.07, scale < 6 ? -0.05 : 0.015);
    pen.beginPath();
    pen.arc(x, y, 0.036, -1.2, 1.2);
    pen.stroke();
  }
  pen.strokeStyle = css(back.shade, 0.6);
  pen.lineWidth = 0.011;
  pen.beginPath();
  pen.moveTo(...at(0.27, -0.1));
  pen.quadraticCurveTo(...at(0.21, 0), ...at(0.27, 0.09));
  pen.stroke();
  pen.fillStyle = css(fin.shade, 0.9);
  pen.beginPath();
  pen.moveTo(...at(0.17, 0.03));
  pen.quadraticCurveTo(...at(0.05, 0.05 + 0.05 * Math.sin(stroke * 0.7)), ...at(0.06, 0.11));
  pen.quadraticCurveTo(...at(0.14, 0.1), ...at(0.17, 0.03));
  pen.fill();
  const [eyeX, eyeY] = at(0.36, -0.035);
  fillEllipse(pen, eyeX, eyeY, 0.028, 0.028, belly.bright);
  fillEllipse(pen, eyeX + 0.005, eyeY, 0.017, 0.018, eye);
}
