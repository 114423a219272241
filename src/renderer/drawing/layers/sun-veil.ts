/** Light that the sun spreads through the air, over land and subjects alike. */

import { clamp, mix } from '../../looks/colour.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';
import { sunPosition } from './sky.ts';

/** Nothing for a high sun or the moon, whose light does not show in clear air. */
export function createSunVeil(stage: Stage): Painter[] {
  const { layout, light, scene } = stage;
  const strength = 0.42 * clamp(light.glow - 0.55) * (0.3 + 0.7 * light.discStrength);
  if (light.isMoon || strength < 0.02) return [];
  const { width, height, relief } = layout;
  const sun = sunPosition(layout, light);
  const colour = mix(light.sun, light.haze, 0.45);
  const reach = relief * 0.95;
  const random = createRandom(scene.seed, 'veil-dither');
  const data = new Uint8ClampedArray(width * height * 4);
  for (let y = 0; y < height; y++) {
    const dy = (y - sun.y) / reach;
    const half = Math.sqrt(Math.max(0, 1 - dy * dy)) * reach;
    for (let x = Math.max(0, Math.ceil(sun.x - half)); x < Math.min(width, sun.x + half); x++) {
      const dx = (x - sun.x) / reach;
      const fall = 1 - Math.min(1, Math.sqrt(dx * dx + dy * dy));
      // Dithered, because so thin a veil has fewer steps than pixels.
      const cover = strength * fall * fall * (1.4 - 0.4 * fall) + (random() - 0.5) / 255;
      if (cover <= 0) continue;
      const at = (y * width + x) * 4;
      data[at] = colour[0] * cover;
      data[at + 1] = colour[1] * cover;
      data[at + 2] = colour[2] * cover;
      data[at + 3] = 255 * cover;
    }
  }
  return [paintLayer(stage, { width, height, data }, { depth: 0, top: 0 })];
}
