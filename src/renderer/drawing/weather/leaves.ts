/** Leaves that the wind carries across the frame, tumbling as they go. */

import { createStamp } from '../../compositor/stamp.ts';
import type { Kernel } from '../../compositor/load-kernel.ts';
import { type Colour, smoothstep } from '../../looks/colour.ts';
import { lit } from '../../looks/lit.ts';
import type { Light } from '../../looks/light.ts';
import type { Layout } from '../layout.ts';
import { createRandom } from '../random.ts';
import type { Moment } from '../stage.ts';
import { wrap } from './wrap.ts';

const SIZE = 26;
const POSES = 8;
const COLOURS: readonly Colour[] = [
  [214, 140, 52],
  [178, 84, 40],
  [150, 160, 70],
];

export function createLeaves(
  kernel: Kernel,
  layout: Layout,
  light: Light,
  seed: number,
): (moment: Moment, strength: number) => void {
  const random = createRandom(seed, 'leaves');
  const count = Math.round((26 * layout.width * layout.height) / layout.unit ** 2);
  const leaves = Array.from({ length: count }, () => ({
    x: random(),
    y: random(),
    near: random() ** 1.5,
    phase: random() * 2 * Math.PI,
    spin: 1.5 + 3 * random(),
    colour: lit(COLOURS[Math.floor(random() * COLOURS.length)]!, light, 0.8),
  }));
  const poses = Array.from({ length: POSES }, (_, pose) => {
    const turn = (pose / POSES) * Math.PI;
    const thin = 0.3 + 0.5 * Math.abs(Math.cos(turn * 2 + 0.6));
    return createStamp(kernel, SIZE, SIZE, (x, y) => {
      const dx = (x - (SIZE - 1) / 2) / (SIZE / 2);
      const dy = (y - (SIZE - 1) / 2) / (SIZE / 2);
      const along = dx * Math.cos(turn) + dy * Math.sin(turn);
      const across = (dy * Math.cos(turn) - dx * Math.sin(turn)) / thin;
      // Two arcs that meet in a point at each end.
      return smoothstep(1, 0.86, Math.abs(across) + along * along);
    });
  });
  return ({ timeSeconds, compositor, camera }, strength) => {
    for (const { x, y, near, phase, spin, colour } of leaves) {
      const speed = 0.12 + 0.22 * near;
      const gust = 0.03 * Math.sin(timeSeconds * 0.8 + phase);
      const aside = wrap(x + timeSeconds * speed + gust - camera.pan * (0.3 + 0.7 * near), 0.05);
      const bob = 0.025 * Math.sin(timeSeconds * (1.1 + near) + phase * 3);
      const fallen = wrap(y + timeSeconds * 0.03 * (0.5 + near) + bob, 0.05);
      const turned = Math.floor(timeSeconds * spin + phase);
      const size = (layout.unit / SIZE) * (0.008 + 0.02 * near ** 1.5);
      compositor.press(
        poses[turned % POSES]!,
        aside * layout.width,
        fallen * layout.height,
        size,
        strength * (0.7 + 0.3 * near),
        colour,
      );
    }
  };
}
