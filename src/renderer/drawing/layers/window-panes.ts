/** Glass between a room and the weather: drops that sit on it and run down while it rains. */

import { createStamp } from '../../compositor/stamp.ts';
import { mix, smoothstep, WHITE } from '../../looks/colour.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

const DROP_SIZE = 20;

export function createWindowPanes(stage: Stage): Painter[] {
  const { layout, light, look, scene, kernel } = stage;
  if (look.weather !== 'rain' && look.weather !== 'storm') return [];
  const random = createRandom(scene.seed, 'panes');
  const count = Math.round((130 * layout.width) / layout.unit);
  const drops = Array.from({ length: count }, () => ({
    x: random() * 1.3 - 0.15,
    y: random(),
    size: 0.005 + 0.009 * random() ** 3,
    speed: random() < 0.25 ? 0.03 + 0.1 * random() : 0,
    phase: random() * 6.283,
  }));
  const drop = createStamp(kernel, DROP_SIZE, DROP_SIZE, (x, y) => {
    const middle = (DROP_SIZE - 1) / 2;
    const distance = Math.hypot(x - middle, (y - middle) * 0.8) / middle;
    const rim = smoothstep(1, 0.75, distance);
    // Hollow above and bright below, as a lens shows the sky upside down.
    return rim * (0.35 + 0.65 * smoothstep(0.2, 1, y / DROP_SIZE));
  });
  const colour = mix(light.sky[2], WHITE, light.isMoon ? 0.2 : 0.5);
  return [
    ({ timeSeconds, camera, compositor }) => {
      for (const { x, y, size, speed, phase } of drops) {
        const fallen = (y + speed * timeSeconds) % 1;
        const sideways = speed === 0 ? 0 : 0.004 * Math.sin(timeSeconds * 1.7 + phase);
        const view = placeInView(
          layout,
          { ...camera, pan: 0 },
          1,
          (x + sideways) * layout.width,
          fallen * layout.height,
        );
        const across = 1.3 * layout.width;
        const shift = view.x - camera.pan * layout.width + 0.15 * layout.width;
        const wrapped = shift - Math.floor(shift / across) * across - 0.15 * layout.width;
        const scale = (size * layout.unit * view.scale) / DROP_SIZE;
        compositor.press(drop, wrapped, view.y, scale, 0.5, colour, true);
      }
    },
  ];
}
