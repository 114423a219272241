/** A flock that wheels over the scene, every bird with a wing beat of its own. */

import { createStamp, type Stamp } from '../../compositor/stamp.ts';
import { BLACK, type Colour, mix } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import { lit } from '../../looks/lit.ts';
import { countOf } from '../../scene/subject-numbers.ts';
import { cameraAt } from '../camera.ts';
import { drawRaster, type Pen } from '../canvas-raster.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';

const POSES = 20;
const POSE_SIZE = 64;

export function createBirds(stage: Stage): Painter {
  const { layout, light, scene } = stage;
  const random = createRandom(scene.seed, 'birds');
  const poses = Array.from({ length: POSES }, (_, pose) =>
    wingPose(stage, (pose / POSES) * 2 * Math.PI),
  );
  const count = countOf(scene, 'birds');
  const nearness = nearnessOf(count);
  const flock = Array.from({ length: count }, (_, index) => ({
    behind: Math.ceil(index / 2) * 0.062 + random() * 0.03,
    aside: (index % 2 === 0 ? 1 : -1) * Math.ceil(index / 2) * 0.034 + (random() - 0.5) * 0.03,
    wander: 0.012 * (random() - 0.5),
    size: (0.05 + 0.022 * random()) * nearness,
    beat: 6.2 + 1.6 * random(),
    phase: random() * 2 * Math.PI,
    colour: birdColour(light, askedColour(scene, 'birds', index)),
  }));
  const start = 0.6 + random() * 0.8;
  return ({ timeSeconds, compositor }) => {
    const camera = { ...cameraAt(scene, timeSeconds), pan: 0 };
    for (const bird of flock) {
      // A slow, wide figure of eight, so that the flock never leaves the frame.
      const turn =
        start + timeSeconds * 0.17 + bird.wander * Math.sin(timeSeconds * 0.4 + bird.phase);
      const forward = Math.sin(turn);
      const turned = Math.cos(turn);
      // Where the flock turns it closes up sideways, towards the middle of the frame.
      const inward = Math.abs(bird.aside) * turned * (1 - Math.abs(forward));
      const reach = bird.behind * forward - inward;
      const x = layout.width * (0.5 - 0.31 * turned) - reach * layout.unit;
      const sideways = bird.aside * (0.45 + 0.55 * Math.abs(forward));
      const y = layout.horizon * (0.44 + 0.17 * Math.sin(turn * 2)) + sideways * layout.unit;
      const near = 0.82 + 0.3 * Math.sin(turn);
      const view = placeInView(layout, camera, 0.3, x, y);
      const cycle = (timeSeconds * bird.beat + bird.phase) / (2 * Math.PI);
      const pose = Math.floor((cycle - Math.floor(cycle)) * POSES);
      const bob = -0.1 * Math.sin(cycle * 2 * Math.PI) * bird.size * layout.unit;
      const size = (bird.size * layout.unit * near * view.scale) / POSE_SIZE;
      compositor.press(poses[pose]!, view.x, view.y + bob, size, 0.92, bird.colour);
    }
  };
}

function birdColour(light: Light, asked: Colour | null): Colour {
  const dark = mix(lit([52, 54, 60], light, 0.15), BLACK, 0.4);
  return mix(asked === null ? dark : mix(lit(asked, light, 1), asked, 0.4), light.haze, 0.12);
}

/** One bird alone is what the picture is of, and nearer than each of a flock. */
function nearnessOf(count: number): number {
  return 1 + 1.6 / Math.max(1, count) ** 0.9;
}

function wingPose({ kernel }: Stage, beat: number): Stamp {
  const raster = drawRaster(POSE_SIZE, POSE_SIZE, (pen) => drawBird(pen, beat));
  return createStamp(
    kernel,
    POSE_SIZE,
    POSE_SIZE,
    (x, y) => raster.data[(y * POSE_SIZE + x) * 4 + 3]! / 255,
  );
}

/** Seen from a little below and in front: a body and two wings with a bend at the wrist. */
function drawBird(pen: Pen, beat: number): void {
  pen.translate(POSE_SIZE / 2, POSE_SIZE / 2);
  pen.scale(POSE_SIZE / 2, POSE_SIZE / 2);
  const flap = Math.sin(beat);
  const lag = Math.sin(beat - 0.9);
  for (const side of [-1, 1]) {
    const wristX = side * 0.42;
    const wristY = -0.3 * flap - 0.06;
    const tipX = side * (0.93 - 0.1 * Math.abs(lag));
    const tipY = wristY - 0.34 * lag + 0.1;
    pen.beginPath();
    pen.moveTo(side * 0.02, -0.06);
    pen.quadraticCurveTo(side * 0.2, -0.16 * flap - 0.13, wristX, wristY);
    pen.quadraticCurveTo(side * 0.72, (wristY + tipY) / 2 - 0.06, tipX, tipY);
    pen.quadraticCurveTo(side * 0.66, (wristY + tipY) / 2 + 0.1, wristX * 0.9, wristY + 0.17);
    pen.quadraticCurveTo(side * 0.2, 0.06 - 0.08 * flap, 0, 0.1);
    pen.fill();
  }
  pen.beginPath();
  pen.ellipse(0, 0.01, 0.075, 0.13, 0, 0, 2 * Math.PI);
  pen.fill();
}
