/** Air that rises through the water in strings of bubbles, each on a wavering way of its own. */

import { createStamp } from '../../compositor/stamp.ts';
import { mix, smoothstep, WHITE } from '../../looks/colour.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

const SIZE = 28;
const STRINGS = 7;
const PER_STRING = 9;

export function createBubbles(stage: Stage): Painter {
  const { layout, light, scene, kernel } = stage;
  const random = createRandom(scene.seed, 'bubbles');
  const bubbles = Array.from({ length: STRINGS }, () => {
    const x = random() * 1.2 - 0.1;
    const near = 0.3 + 0.7 * random();
    return Array.from({ length: PER_STRING }, () => ({
      x: x + 0.03 * (random() - 0.5),
      y: random(),
      near: near * (0.8 + 0.2 * random()),
      size: 0.004 + 0.014 * random() ** 2.5,
      phase: random() * 6.283,
    }));
  }).flat();
  const bubble = createStamp(kernel, SIZE, SIZE, (x, y) => {
    const middle = (SIZE - 1) / 2;
    const distance = Math.hypot(x - middle, y - middle) / middle;
    const ring = smoothstep(0.6, 0.86, distance) * smoothstep(1, 0.9, distance);
    const gleam = smoothstep(0.3, 0.05, Math.hypot(x - middle * 0.65, y - middle * 0.65) / middle);
    return Math.max(ring * 0.9, gleam, 0.14 * smoothstep(1, 0.9, distance));
  });
  const colour = mix(light.sky[0], WHITE, light.isMoon ? 0.25 : 0.6);
  const span = 1.2;
  return ({ timeSeconds, camera, compositor }) => {
    for (const { x, y, near, size, phase } of bubbles) {
      const risen = y - timeSeconds * (0.05 + 0.07 * near);
      const up = risen - Math.floor(risen / 1.1) * 1.1 - 0.05;
      const waver = 0.008 * Math.sin(timeSeconds * (1.6 + near) + phase + up * 9);
      const aside = x + waver - camera.pan * near + 0.1;
      const across = aside - Math.floor(aside / span) * span - 0.1;
      const grown = size * (1.3 - 0.5 * up) * (0.5 + 0.5 * near) * layout.unit;
      compositor.press(
        bubble,
        across * layout.width,
        up * layout.height,
        (grown * 2) / SIZE,
        0.75,
        colour,
      );
    }
  };
}
