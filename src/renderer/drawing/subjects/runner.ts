/** Somebody who runs: long strides, swinging arms, both feet off the ground between the steps. */

import type { Colour } from '../../looks/colour.ts';
import { createRandom } from '../random.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { paintsOf } from './asked-colour.ts';
import { createGroundGroup } from './ground-group.ts';
import { personColours } from './person.ts';
import { drawRunner, RUNNER_BOUNDS, runningCycle } from './runner-figure.ts';

const SHIRTS: readonly Colour[] = [
  [226, 62, 52],
  [36, 126, 204],
  [246, 190, 46],
  [48, 164, 112],
  [150, 84, 190],
];

export function createRunner(stage: Stage, { ground, floor = ground }: Plan): Painter {
  const { light, scene } = stage;
  const shirts = paintsOf(scene, 'runner', SHIRTS);
  const first = Math.floor(createRandom(scene.seed, 'runner-colours')() * 12);
  const colours = SHIRTS.map((_, index) =>
    personColours(light, first + index, shirts[(first + index) % shirts.length]!, [40, 46, 66]),
  );
  return createGroundGroup(stage, floor, {
    subject: 'runner',
    size: 0.43,
    bounds: RUNNER_BOUNDS,
    from: 0.26,
    to: 0.68,
    seconds: 9,
    fullSpeed: 0.3,
    spacing: 0.62,
    sink: 0.03,
    draw: (pen, pose) => {
      const run = runningCycle(scene.camera, pose);
      drawRunner(pen, colours[pose.index % colours.length]!, run.pose, run.cycle);
    },
  });
}
