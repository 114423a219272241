/** Under the sea: rays from the surface, reefs that fade into blue, kelp that sways over the sand. */

import { createBubbles } from '../layers/bubbles.ts';
import { createKelp } from '../layers/kelp.ts';
import { createLightRays } from '../layers/light-rays.ts';
import { createRidge } from '../layers/ridges.ts';
import { createSeabed, seabedLine } from '../layers/seabed.ts';
import { createSky } from '../layers/sky.ts';
import type { Plan, Stage } from '../stage.ts';

export function createUnderwater(stage: Stage): Plan {
  return {
    behind: [
      createSky(stage),
      createRidge(stage, {
        shape: {
          name: 'reef-far',
          resolution: 0.5,
          cells: 4,
          widths: 1.25,
          height: 0.34,
          spread: 0.03,
          apron: 0.1,
          sharpness: 0.7,
          octaves: 5,
          valley: 0.6,
        },
        surface: { kind: 'rock', snowLine: 2, distance: 0.85 },
        depth: 0.14,
        foot: 0.08,
      }),
      createLightRays(stage),
      createRidge(stage, {
        shape: {
          name: 'reef-near',
          resolution: 0.5,
          cells: 4,
          widths: 1.4,
          height: 0.26,
          spread: 0.06,
          apron: 0.2,
          sharpness: 0.8,
          octaves: 6,
          valley: 0.5,
        },
        surface: { kind: 'rock', snowLine: 2, distance: 0.45 },
        depth: 0.32,
        foot: 0.14,
      }),
      createRidge(stage, {
        shape: {
          name: 'sea-sand',
          resolution: 0.4,
          cells: 2,
          widths: 1.5,
          height: 0.07,
          spread: 0.16,
          apron: 0.2,
          sharpness: 0.7,
          octaves: 2,
          valley: 0.2,
        },
        surface: { kind: 'sand', snowLine: 2, distance: 0.18 },
        depth: 0.6,
        foot: 0.3,
      }),
    ],
    front: [createKelp(stage, seabedLine(stage)), createSeabed(stage), createBubbles(stage)],
    ground: seabedLine(stage),
    air: 'none',
  };
}
