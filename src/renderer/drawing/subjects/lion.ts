/** A lion that paces along the nearest ground, heavy and unhurried, its mane stirring. */

import { countOf } from '../../scene/subject-numbers.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { createGroundGroup } from './ground-group.ts';
import { drawLion, lionColours } from './lion-figure.ts';

export function createLion(stage: Stage, { ground, floor = ground }: Plan): Painter {
  const colours = Array.from({ length: countOf(stage.scene, 'lion') }, (_, index) =>
    lionColours(stage.light, askedColour(stage.scene, 'lion', index)),
  );
  return createGroundGroup(stage, floor, {
    subject: 'lion',
    size: 0.42,
    bounds: { width: 1.5, height: 1.02, originX: 0.5, originY: 0.9 },
    from: 0.28,
    to: 0.66,
    seconds: 12,
    fullSpeed: 0.085,
    spacing: 1.1,
    sink: 0.03,
    draw: (pen, pose) => drawLion(pen, colours[pose.index % colours.length]!, pose),
  });
}
