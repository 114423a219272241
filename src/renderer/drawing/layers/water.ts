/** Lakes, rivers and the sea: the frame above the horizon, mirrored and broken by waves. */

import { yuvFromColour } from '../../compositor/yuv.ts';
import { mix } from '../../looks/colour.ts';
import type { Painter, Stage } from '../stage.ts';
import { sunPosition } from './sky.ts';
import { createWaveMap } from './wave-map.ts';

export interface WaterPlace {
  /** 1: a breeze on a lake; the sea is rougher, a canal is calmer. */
  readonly chop: number;
  /** Share of light that is mirrored near the horizon. */
  readonly mirror: number;
  /** Rows from here on are hidden by the shore at every camera position, or the frame's height. */
  readonly endRow: number;
}

const SETTINGS_COUNT = 15;
const SCRATCH_BYTES = 2 * 2064;

export function createWater(stage: Stage, place: WaterPlace): Painter {
  const { kernel, layout, light, geometry, scene } = stage;
  const waves = geometry.once('waves', () => createWaveMap(scene.seed));
  const map = kernel.allocate(waves.byteLength);
  const scratch = kernel.allocate(SCRATCH_BYTES);
  const settings = kernel.allocate(SETTINGS_COUNT * 4);
  new Float32Array(kernel.bytes().buffer, map, waves.length).set(waves);
  const sun = sunPosition(layout, light);
  const glitter = light.discStrength * (light.isMoon ? 0.62 : 0.5 + 0.6 * light.glow);
  const depthColour = yuvFromColour(light.waterDepth);
  const sunColour = yuvFromColour(mix(light.sun, [255, 255, 255], 0.15));
  return ({ timeSeconds, camera, compositor }) => {
    const { planes } = compositor;
    // The order is the kernel's; see `water` in kernel/water.wasm.ts.
    new Float32Array(kernel.bytes().buffer, settings, SETTINGS_COUNT).set([
      layout.height - layout.horizon,
      layout.relief,
      camera.pan * layout.width * 0.5,
      timeSeconds,
      light.waterChop * place.chop,
      ...depthColour,
      sun.x,
      glitter,
      ...sunColour,
      place.mirror,
      0.1 + 0.06 * light.waterChop,
    ]);
    kernel.water(
      planes.luma,
      planes.chromaU,
      planes.chromaV,
      planes.stride,
      planes.chromaStride,
      layout.width,
      layout.horizon,
      Math.min(layout.height, place.endRow),
      map,
      scratch,
      settings,
    );
  };
}
