/** A cat that walks along the nearest ground, sways its tail and lifts its head as it slows. */

import { BLACK, type Colour, mix } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import { cameraAt, settle } from '../camera.ts';
import { placeInView } from '../place-in-view.ts';
import type { Painter, Stage } from '../stage.ts';
import type { GroundLine } from '../layers/ground-line.ts';
import { type CatColours, drawCat } from './cat-figure.ts';
import { createSprite } from './sprite.ts';
import { heading } from './subject-path.ts';

const START = 0.26;
const WALK_SHARE = 0.42;
const WALK_SECONDS = 11;

/** Warm ginger, so that the cat stands out from grass, sand, stone and snow alike. */
function catColours(light: Light): CatColours {
  const fur: Colour = [206, 124, 58];
  return {
    back: mix(lit(fur, light, 1), light.sun, 0.1),
    side: lit(fur, light, 0.55),
    belly: mix(lit(fur, light, 0.2), BLACK, 0.15),
    far: mix(lit(fur, light, 0.12), BLACK, 0.32),
    stripe: mix(lit([120, 62, 26], light, 0.4), BLACK, 0.15),
    pale: lit([246, 226, 200], light, 0.55),
    rim: mix(light.sun, lit(fur, light, 1), 0.25),
    eye: light.isMoon ? [196, 226, 120] : lit([120, 150, 40], light, 1),
    dark: mix(lit([60, 30, 20], light, 0.2), BLACK, 0.4),
  };
}

export function createCat(stage: Stage, ground: GroundLine): Painter {
  const { layout, scene, light } = stage;
  const size = layout.unit * 0.29;
  const way = heading(scene.camera);
  const colours = catColours(light);
  const sprite = createSprite(stage, {
    width: size * 1.5,
    height: size * 1.05,
    originX: 0.53,
    originY: 0.82,
  });
  return ({ timeSeconds, compositor }) => {
    const camera = cameraAt(scene, timeSeconds);
    const walked = layout.width * WALK_SHARE * settle(timeSeconds, WALK_SECONDS);
    const still = { ...camera, pan: 0 };
    const onScreen = layout.width * START + walked;
    const restX = way < 0 ? layout.width - onScreen : onScreen;
    const panned = camera.pan * layout.width;
    const groundX = restX + panned;
    const distance = (walked + Math.abs(panned)) / size;
    const walkSpeed =
      (layout.width * WALK_SHARE * Math.exp(-timeSeconds / WALK_SECONDS)) / WALK_SECONDS;
    const isPanning = scene.camera === 'pan_left' || scene.camera === 'pan_right';
    const speed = (walkSpeed + (isPanning ? layout.width * 0.035 : 0)) / size;
    const vigour = Math.min(1, speed / 0.09);
    const rest = ground.rowAt(groundX) + layout.unit * 0.028;
    const view = placeInView(layout, still, 1, restX, rest);
    sprite.draw((pen) => {
      pen.rotate(Math.atan(ground.slopeAt(groundX)) * 0.8);
      pen.scale(size * way, size);
      drawCat(pen, colours, {
        distance,
        vigour,
        timeSeconds,
        sunSide: layout.sunSide === way ? 1 : -1,
      });
    });
    sprite.show(compositor, view);
  };
}
