/** Fish under water: each swims a slow round of its own, nearest ones largest. */

import { countOf } from '../../scene/subject-numbers.ts';
import { cameraAt } from '../camera.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { drawFish, fishColours } from './fish-figure.ts';
import { createSprite } from './sprite.ts';

interface Swimmer {
  readonly size: number;
  readonly x: number;
  readonly y: number;
  readonly reach: number;
  readonly tempo: number;
  readonly phase: number;
}

export function createSwimmers(stage: Stage): Painter {
  const { layout, scene } = stage;
  const random = createRandom(scene.seed, 'swimmers');
  const count = countOf(scene, 'fish');
  const swimmers = Array.from({ length: count }, (_, index): Swimmer => {
    const share = count === 1 ? 0.5 : index / (count - 1);
    const near = index === 0 ? 1 : random() * 0.8;
    return {
      size: layout.unit * (0.1 + 0.16 * near) * (count > 4 ? 0.8 : 1),
      x: 0.5 + (share - 0.5) * 0.3,
      y: 0.34 + 0.34 * random(),
      reach: 0.16 + 0.08 * random(),
      tempo: 0.3 + 0.14 * random(),
      phase: random() * 2 * Math.PI,
    };
  });
  const painters = swimmers
    .toSorted((one, other) => one.size - other.size)
    .map((swimmer, index) => createOne(stage, swimmer, index));
  return (moment) => {
    for (const paint of painters) paint(moment);
  };
}

function createOne(stage: Stage, swimmer: Swimmer, index: number): Painter {
  const { layout, scene, light } = stage;
  const { size, tempo, phase } = swimmer;
  const colours = fishColours(light, index + (scene.seed % 3), askedColour(scene, 'fish', index));
  const sprite = createSprite(stage, {
    width: size * 1.24,
    height: size * 0.8,
    originX: 0.5,
    originY: 0.5,
  });
  return ({ timeSeconds, compositor }) => {
    const camera = { ...cameraAt(scene, timeSeconds), pan: 0, rise: 0 };
    const turn = timeSeconds * tempo + phase;
    const x = layout.width * (swimmer.x + swimmer.reach * Math.sin(turn));
    const y = layout.height * (swimmer.y + 0.04 * Math.sin(turn * 2 + phase));
    // Seen end on for a moment while it turns about.
    const facing = Math.cos(turn);
    const width = Math.sign(facing || 1) * Math.max(0.22, Math.min(1, Math.abs(facing) * 2.2));
    const view = sprite.keepInFrame(placeInView(layout, camera, 0.4, x, y));
    sprite.draw((pen) => {
      pen.scale(size * width, size);
      pen.rotate(-0.12 * Math.cos(turn * 2 + phase));
      drawFish(pen, colours, timeSeconds * (6 + 4 * Math.abs(facing)) + phase, 0);
    });
    sprite.show(compositor, view);
  };
}
