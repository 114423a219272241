/** A dog that trots along, tail up and tongue out. */

import { countOf } from '../../scene/subject-numbers.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { dogColours, drawDog } from './dog-figure.ts';
import { createGroundGroup } from './ground-group.ts';

export function createDog(stage: Stage, { ground, floor = ground }: Plan): Painter {
  const colours = Array.from({ length: countOf(stage.scene, 'dog') }, (_, index) =>
    dogColours(stage.light, askedColour(stage.scene, 'dog', index)),
  );
  return createGroundGroup(stage, floor, {
    subject: 'dog',
    size: 0.31,
    bounds: { width: 1.42, height: 1.02, originX: 0.5, originY: 0.88 },
    from: 0.28,
    to: 0.7,
    seconds: 8,
    fullSpeed: 0.14,
    spacing: 1.15,
    sink: 0.028,
    draw: (pen, pose) => drawDog(pen, colours[pose.index % colours.length]!, pose),
  });
}
