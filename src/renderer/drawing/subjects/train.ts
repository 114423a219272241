/** A steam train on its track, under a plume that stays behind. */

import type { Compositor } from '../../compositor/compositor.ts';
import { mix, WHITE } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { createGroundGroup, type Surroundings } from './ground-group.ts';
import { createPuff, PUFF_COLUMNS, scatterOf } from './puff.ts';
import { createTrack } from './road.ts';
import { CHIMNEY, drawTrain, trainColours } from './train-figure.ts';

const PUFFS_PER_SECOND = 5;
const PUFF_SECONDS = 3.4;

export function createTrain(stage: Stage, { ground }: Plan): Painter {
  const { light, kernel } = stage;
  const colours = trainColours(light, askedColour(stage.scene, 'train'));
  const puff = createPuff(kernel);
  const bright = mix(lit([246, 246, 248], light, 0.8), light.haze, 0.15);
  const grey = mix(lit([150, 150, 156], light, 0.5), light.haze, 0.25);
  const paintAround = (compositor: Compositor, around: Surroundings): void => {
    const { x, y, size, way, pose } = around;
    const newest = Math.floor(pose.timeSeconds * PUFFS_PER_SECOND);
    const oldest = newest - PUFFS_PER_SECOND * PUFF_SECONDS;
    for (let number = oldest; number <= newest; number++) {
      const age = pose.timeSeconds - number / PUFFS_PER_SECOND;
      if (age > PUFF_SECONDS) continue;
      const share = age / PUFF_SECONDS;
      const chance = scatterOf(number);
      const back = 0.62 * age * (0.35 + 0.65 * pose.vigour) + 0.04 * (chance - 0.5);
      const rise = 0.26 * (1 - Math.exp(-age * 0.9)) + 0.05 * chance * share;
      const wide = (size * (0.13 + 0.3 * share + 0.06 * chance)) / PUFF_COLUMNS;
      const opacity = 0.9 * (1 - share) ** 1.2 * Math.min(1, age * 5);
      const left = x + way * size * (CHIMNEY.x - back);
      compositor.press(
        puff,
        left,
        y + size * (CHIMNEY.y - rise),
        wide,
        opacity,
        mix(bright, mix(grey, WHITE, 0.1), chance * 0.8),
      );
    }
  };
  const track = createTrack(stage, ground);
  const train = createGroundGroup(stage, ground, {
    subject: 'train',
    size: 0.34,
    bounds: { width: 2.68, height: 0.72, originX: 0.545, originY: 0.94 },
    from: 0.36,
    to: 0.6,
    seconds: 10,
    fullSpeed: 0.25,
    spacing: 2.7,
    sink: 0.05,
    paintAround,
    draw: (pen, pose) => drawTrain(pen, colours, pose),
  });
  return (moment) => {
    track?.(moment);
    train(moment);
  };
}
