/** A quiet room with a wide window: hills and weather outside, curtains and a sill inside. */

import { createClouds } from '../layers/clouds.ts';
import { levelLine } from '../layers/ground-line.ts';
import { createRidge } from '../layers/ridges.ts';
import { createSky } from '../layers/sky.ts';
import { floorRow } from '../layers/room-floor.ts';
import { createWindowPanes } from '../layers/window-panes.ts';
import { windowShape } from '../layers/window-shape.ts';
import { createWindowWall } from '../layers/window-wall.ts';
import type { Plan, Stage } from '../stage.ts';

export function createRoom(stage: Stage): Plan {
  return {
    behind: [
      createSky(stage),
      ...createClouds(stage),
      createRidge(stage, {
        shape: {
          name: 'view-far',
          resolution: 0.5,
          cells: 4,
          widths: 1.25,
          height: 0.2,
          spread: 0.02,
          sharpness: 0.5,
          octaves: 6,
          valley: 0.5,
        },
        surface: { kind: 'forest', snowLine: 2, distance: 0.7 },
        depth: 0.14,
        foot: 0.02,
      }),
      createRidge(stage, {
        shape: {
          name: 'view-near',
          resolution: 0.5,
          cells: 3,
          widths: 1.4,
          height: 0.16,
          spread: 0.14,
          apron: 0.2,
          sharpness: 0,
          octaves: 4,
          valley: 0.3,
        },
        surface: { kind: 'grass', snowLine: 2, distance: 0.3 },
        depth: 0.32,
        foot: 0.2,
        forest: { kind: 'leafy', count: 130, height: 0.1, treeLine: 2, grouping: 0.7 },
      }),
    ],
    front: [...createWindowPanes(stage), createWindowWall(stage)],
    ground: levelLine(windowShape(stage).bottom, windowShape(stage)),
    floor: levelLine(floorRow(stage.layout)),
    air: 'outside',
  };
}
