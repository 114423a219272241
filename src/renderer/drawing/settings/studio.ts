/** An abstract stage for products: a lit backdrop, round steps, and shapes that float around them. */

import { createBackdrop } from '../layers/backdrop.ts';
import { createFloatingShapes } from '../layers/floating-shapes.ts';
import { levelLine } from '../layers/ground-line.ts';
import { createPodium, podiumRow } from '../layers/podium.ts';
import type { Plan, Stage } from '../stage.ts';

export function createStudio(stage: Stage): Plan {
  return {
    behind: [createBackdrop(stage), createFloatingShapes(stage, 'behind'), createPodium(stage)],
    front: [createFloatingShapes(stage, 'front')],
    ground: levelLine(podiumRow(stage.layout)),
  };
}
