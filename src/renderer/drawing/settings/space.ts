/** Outer space: nebulae and stars, a planet with its moon in the light of a near sun, and rocks that drift by. */

import { createAsteroids } from '../layers/asteroids.ts';
import { createDeepSpace } from '../layers/deep-space.ts';
import { levelLine } from '../layers/ground-line.ts';
import { createPlanet } from '../layers/planet.ts';
import { createRandom } from '../random.ts';
import type { Plan, Stage } from '../stage.ts';

export function createSpace(stage: Stage): Plan {
  const { layout, scene } = stage;
  const random = createRandom(scene.seed, 'planets');
  const aside = -layout.sunSide;
  const radius = layout.unit * (0.17 + 0.07 * random());
  // A ring reaches twice as far as the planet and must not leave the frame.
  const room = Math.max(0, layout.width / 2 - radius * 2.1);
  const large = {
    name: 'planet',
    x: layout.width / 2 + aside * Math.min(room, layout.width * (0.1 + 0.14 * random())),
    y: layout.height * (0.52 + 0.12 * random()),
    radius,
    hasRing: random() < 0.6,
    depth: 0.16,
  };
  const away = Math.PI * (1.1 + 0.8 * random());
  const moon = {
    name: 'moonlet',
    x: large.x + Math.cos(away) * layout.unit * 0.46,
    y: large.y + Math.sin(away) * layout.unit * 0.36,
    radius: layout.unit * (0.035 + 0.03 * random()),
    hasRing: false,
    depth: 0.24,
  };
  return {
    behind: [...createDeepSpace(stage), createPlanet(stage, large), createPlanet(stage, moon)],
    front: [createAsteroids(stage)],
    ground: levelLine(layout.height * 0.86),
    air: 'none',
  };
}
