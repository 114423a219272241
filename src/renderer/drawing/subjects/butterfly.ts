/** Butterflies that flutter about over the nearest ground, each on a way of its own. */

import { BLACK, type Colour, css, mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import { countOf } from '../../scene/subject-numbers.ts';
import { cameraAt } from '../camera.ts';
import type { Pen } from '../canvas-raster.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { createSprite } from './sprite.ts';

/** Upper wing, lower wing. */
const WINGS: readonly (readonly [Colour, Colour])[] = [
  [
    [240, 140, 36],
    [246, 172, 60],
  ],
  [
    [70, 132, 226],
    [112, 178, 244],
  ],
  [
    [250, 224, 96],
    [252, 238, 160],
  ],
  [
    [226, 84, 132],
    [246, 158, 180],
  ],
];

interface Flight {
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly reachX: number;
  readonly phase: number;
  readonly tempo: number;
  readonly wings: readonly [Colour, Colour];
}

export function createButterflies(stage: Stage): Painter {
  const { layout, scene, light } = stage;
  const random = createRandom(scene.seed, 'butterfly');
  const count = countOf(scene, 'butterfly');
  const first = Math.floor(random() * WINGS.length);
  const shrink = 1 / (1 + 0.04 * (count - 1));
  const flights = Array.from({ length: count }, (_, index): Flight => {
    const share = count === 1 ? 0.5 : index / (count - 1);
    const asked = askedColour(scene, 'butterfly', index);
    return {
      size: layout.unit * shrink * (index === 0 ? 0.13 : 0.07 + 0.045 * random()),
      x: count === 1 ? 0.5 : 0.24 + 0.52 * share,
      y: 0.58 + 0.2 * (random() - 0.5) + (index === 0 ? 0.04 : 0),
      reachX: count === 1 ? 0.2 : 0.1 + 0.05 * random(),
      phase: random() * 6.28,
      tempo: 0.8 + 0.5 * random(),
      wings:
        asked === null ? WINGS[(first + index) % WINGS.length]! : [asked, mix(asked, WHITE, 0.3)],
    };
  });
  const painters = flights.map((flight) => createOne(stage, flight, light));
  return (moment) => {
    for (const paint of painters) paint(moment);
  };
}

function createOne(stage: Stage, flight: Flight, light: Light): Painter {
  const { layout, scene } = stage;
  const { size, phase, tempo } = flight;
  const sprite = createSprite(stage, {
    width: size * 1.5,
    height: size * 1.5,
    originX: 0.5,
    originY: 0.5,
  });
  return ({ timeSeconds, compositor }) => {
    const time = timeSeconds * tempo;
    const camera = { ...cameraAt(scene, timeSeconds), pan: 0, rise: 0 };
    const across = Math.sin(time * 0.43 + phase) + 0.3 * Math.sin(time * 1.1 + phase * 2);
    const x = layout.width * flight.x + layout.unit * flight.reachX * across;
    const beat = time * 12 + phase;
    // The body drops between the strokes of the wings, which is what makes it a flutter.
    const bob = 0.1 * Math.sin(beat - 1) + 0.16 * Math.sin(time * 2.3 + phase);
    const rise = 0.07 * Math.sin(time * 0.71 + phase * 3);
    const y = layout.height * (flight.y + rise) + size * bob;
    const heading = Math.cos(time * 0.43 + phase) + 0.75 * Math.cos(time * 1.1 + phase * 2);
    const turned = Math.max(-1, Math.min(1, heading * 1.6));
    const view = placeInView(layout, camera, 0.2, x, y);
    sprite.draw((pen) => {
      pen.scale(size, size);
      pen.rotate(0.45 * turned + 0.12 * Math.sin(time * 3.1));
      // Gliding for a moment now and then, with open wings.
      const glide = Math.max(0, Math.sin(time * 0.9 + phase * 2) - 0.55) * 2;
      const open = 0.5 + 0.5 * Math.sin(beat);
      drawButterfly(pen, flight.wings, light, 0.16 + 0.84 * Math.max(open, Math.min(1, glide)));
    });
    sprite.show(compositor, sprite.keepInFrame(view));
  };
}

/** Seen from above and behind, head up; `open` is the wings' visible width, one unit their span. */
function drawButterfly(
  pen: Pen,
  [upper, lower]: readonly [Colour, Colour],
  light: Light,
  open: number,
): void {
  const dark = mix(lit([40, 26, 22], light, 0.5), BLACK, 0.25);
  for (const side of [-1, 1]) {
    pen.save();
    pen.scale(side * open, 1);
    // A raised wing catches less light than one that lies open.
    const light1 = lit(upper, light, 0.45 + 0.55 * open);
    const light2 = lit(lower, light, 0.35 + 0.5 * open);
    wing(pen, dark, () => {
      pen.moveTo(0.02, 0.02);
      pen.bezierCurveTo(0.1, 0.06, 0.3, 0.08, 0.36, 0.22);
      pen.bezierCurveTo(0.38, 0.36, 0.24, 0.46, 0.14, 0.36);
      pen.bezierCurveTo(0.08, 0.28, 0.04, 0.16, 0.02, 0.02);
    });
    inner(pen, light2, 0.17, 0.2, 0.13, 0.13);
    wing(pen, dark, () => {
      pen.moveTo(0.02, -0.06);
      pen.bezierCurveTo(0.08, -0.26, 0.28, -0.44, 0.47, -0.4);
      pen.bezierCurveTo(0.54, -0.3, 0.46, -0.06, 0.3, 0.06);
      pen.bezierCurveTo(0.2, 0.1, 0.08, 0.08, 0.02, 0.04);
    });
    pen.fillStyle = css(mix(light1, light.sun, 0.1));
    pen.beginPath();
    pen.moveTo(0.05, -0.05);
    pen.bezierCurveTo(0.12, -0.22, 0.28, -0.36, 0.41, -0.34);
    pen.bezierCurveTo(0.45, -0.26, 0.38, -0.08, 0.27, 0.02);
    pen.bezierCurveTo(0.18, 0.05, 0.1, 0.04, 0.05, 0.01);
    pen.fill();
    pen.strokeStyle = css(dark, 0.6);
    pen.lineWidth = 0.012;
    for (const tip of [-0.28, -0.14, -0.02]) {
      pen.beginPath();
      pen.moveTo(0.05, -0.03);
      pen.quadraticCurveTo(0.2, tip * 0.7, 0.4, tip);
      pen.stroke();
    }
    pen.fillStyle = css(lit([255, 250, 240], light, 0.8), 0.9);
    for (const [x, y] of [
      [0.45, -0.33],
      [0.44, -0.22],
      [0.39, -0.12],
    ] as const) {
      pen.beginPath();
      pen.arc(x, y, 0.014, 0, 2 * Math.PI);
      pen.fill();
    }
    pen.restore();
  }
  pen.strokeStyle = css(dark);
  pen.lineCap = 'round';
  pen.lineWidth = 0.05;
  pen.beginPath();
  pen.moveTo(0, -0.13);
  pen.lineTo(0, 0.22);
  pen.stroke();
  pen.lineWidth = 0.012;
  pen.beginPath();
  for (const side of [-1, 1]) {
    pen.moveTo(0, -0.14);
    pen.quadraticCurveTo(side * 0.04, -0.24, side * 0.1, -0.28);
  }
  pen.stroke();
}

function wing(pen: Pen, colour: Colour, outline: () => void): void {
  pen.fillStyle = css(colour);
  pen.beginPath();
  outline();
  pen.fill();
}

function inner(pen: Pen, colour: Colour, x: number, y: number, wide: number, high: number): void {
  pen.fillStyle = css(colour);
  pen.beginPath();
  pen.ellipse(x, y, wide, high, 0.5, 0, 2 * Math.PI);
  pen.fill();
}
