/** Dunes under a wide sky: the sun cuts their crests into light and shade. */

import { createClouds } from '../layers/clouds.ts';
import { createDuneForeground, duneLine } from '../layers/dune-foreground.ts';
import { createRidge } from '../layers/ridges.ts';
import { createSky } from '../layers/sky.ts';
import type { Plan, Stage } from '../stage.ts';

export function createDesert(stage: Stage): Plan {
  return {
    behind: [
      createSky(stage),
      ...createClouds(stage),
      createRidge(stage, {
        shape: {
          name: 'mesas',
          resolution: 0.6,
          cells: 5,
          widths: 1.25,
          height: 0.15,
          spread: 0.01,
          sharpness: 0.55,
          octaves: 5,
          valley: 0.5,
        },
        surface: { kind: 'rock', snowLine: 2, distance: 0.8 },
        depth: 0.1,
        foot: 0.01,
      }),
      createRidge(stage, {
        shape: {
          name: 'dunes-far',
          resolution: 0.5,
          cells: 4,
          widths: 1.3,
          height: 0.1,
          spread: 0.08,
          apron: 0.1,
          sharpness: 0.8,
          octaves: 2,
          valley: 0.2,
        },
        surface: { kind: 'sand', snowLine: 2, distance: 0.5 },
        depth: 0.22,
        foot: 0.07,
      }),
      createRidge(stage, {
        shape: {
          name: 'dunes-middle',
          resolution: 0.5,
          cells: 3,
          widths: 1.45,
          height: 0.2,
          spread: 0.14,
          apron: 0.1,
          sharpness: 0.85,
          octaves: 2,
          valley: 0.35,
        },
        surface: { kind: 'sand', snowLine: 2, distance: 0.26 },
        depth: 0.42,
        foot: 0.2,
      }),
      createRidge(stage, {
        shape: {
          name: 'dunes-near',
          resolution: 0.45,
          cells: 2,
          widths: 1.6,
          height: 0.16,
          spread: 0.2,
          apron: 0.12,
          sharpness: 0.8,
          octaves: 2,
          valley: 0.3,
        },
        surface: { kind: 'sand', snowLine: 2, distance: 0.08 },
        depth: 0.7,
        foot: 0.42,
      }),
    ],
    front: [createDuneForeground(stage)],
    ground: duneLine(stage),
  };
}
