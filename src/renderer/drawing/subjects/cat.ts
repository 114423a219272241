/** A cat that walks along the nearest ground, sways its tail and lifts its head, or rests on it. */

import { BLACK, type Colour, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import { countOf } from '../../scene/subject-numbers.ts';
import type { Painter, Plan, Stage } from '../stage.ts';
import { askedColour } from './asked-colour.ts';
import { CAT_POSTURES, drawCatAtRest } from './cat-at-rest.ts';
import { drawCat } from './cat-figure.ts';
import type { CatColours } from './cat-head.ts';
import { createGroundGroup } from './ground-group.ts';

/** Stands out from grass, sand, stone and snow alike. */
const GINGER: Colour = [206, 124, 58];

function catColours(light: Light, asked: Colour | null): CatColours {
  const fur = asked ?? GINGER;
  return {
    back: mix(lit(fur, light, 1), light.sun, 0.1),
    side: lit(fur, light, 0.55),
    belly: mix(lit(fur, light, 0.2), BLACK, 0.15),
    far: mix(lit(fur, light, 0.12), BLACK, 0.32),
    stripe: mix(
      lit(asked === null ? [120, 62, 26] : mix(asked, BLACK, 0.4), light, 0.4),
      BLACK,
      0.15,
    ),
    pale: lit([246, 226, 200], light, 0.55),
    rim: mix(light.sun, lit(fur, light, 1), 0.25),
    eye: light.isMoon ? [196, 226, 120] : lit([120, 150, 40], light, 1),
    dark: mix(lit([60, 30, 20], light, 0.2), BLACK, 0.4),
  };
}

export function createCat(stage: Stage, { ground }: Plan): Painter {
  const colours = Array.from({ length: countOf(stage.scene, 'cat') }, (_, index) =>
    catColours(stage.light, askedColour(stage.scene, 'cat', index)),
  );
  const posture = CAT_POSTURES.find((name) => name === stage.scene.postures?.cat);
  return createGroundGroup(stage, ground, {
    subject: 'cat',
    size: 0.29,
    bounds: { width: 1.5, height: 1.05, originX: 0.53, originY: 0.82 },
    from: posture === undefined ? 0.26 : 0.5,
    to: posture === undefined ? 0.68 : 0.5,
    seconds: 11,
    fullSpeed: 0.09,
    spacing: 1.1,
    sink: 0.028,
    isRooted: posture !== undefined,
    draw: (pen, pose) => {
      const own = colours[pose.index % colours.length]!;
      if (posture === undefined) drawCat(pen, own, pose);
      else drawCatAtRest(pen, own, pose, posture);
    },
  });
}
