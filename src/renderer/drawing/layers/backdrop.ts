/** A seamless wall and floor in the look's own colours, with a wide spot of light behind the stage. */

import { BLACK, clamp, mix, smoothstep, WHITE } from '../../looks/colour.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

export function createBackdrop(stage: Stage): Painter {
  const { layout, light, scene } = stage;
  const { width, horizon, unit, relief } = layout;
  // Rows above and below the frame, which a rising camera shows.
  const margin = 2 * Math.ceil(layout.height * 0.04);
  const columns = width + 2 * margin;
  const rows = layout.height + 2 * margin;
  const random = createRandom(scene.seed, 'backdrop-dither');
  const data = new Uint8ClampedArray(columns * rows * 4);
  const spot = {
    x: width * (0.5 + 0.16 * (random() - 0.5)),
    y: horizon - relief * (0.18 + 0.1 * random()),
    reach: relief * (0.4 + 0.12 * random()),
  };
  const aside = 0.35 + 0.4 * random();
  const shine = mix(light.sky[3], WHITE, light.isMoon ? 0.05 : 0.3);
  const floor = mix(light.sky[1], light.sky[2], 0.55);
  for (let y = 0; y < rows; y++) {
    const row = y - margin;
    const down = clamp(row / horizon);
    const wall = mix(light.sky[1], mix(light.sky[1], light.sky[2], 0.7), smoothstep(0.1, 1, down));
    const near = clamp((row - horizon) / (layout.height - horizon));
    const ground = mix(mix(floor, light.sky[3], 0.3), mix(floor, BLACK, 0.38), near ** 0.8);
    const base = mix(wall, ground, smoothstep(-0.035, 0.035, (row - horizon) / relief));
    for (let x = 0; x < columns; x++) {
      const dx = (x - margin - spot.x) / spot.reach;
      const dy = (row - spot.y) / spot.reach;
      const round = Math.sqrt(dx * dx + dy * dy);
      const isWall = 1 - 0.65 * smoothstep(-0.05, 0.05, (row - horizon) / relief);
      const glow =
        (0.55 * smoothstep(1.9, 0, round) + 0.32 * smoothstep(1.03, 0.97, round)) * isWall;
      // One wide beam from the upper corner, so that no two stages are lit alike.
      const beamX =
        (x - margin) / unit - aside * (row / relief) * layout.sunSide - layout.sunX / unit;
      const beam = 0.16 * smoothstep(0.32, 0.02, Math.abs(beamX)) * (1 - 0.7 * down);
      const share = clamp(glow * 0.8 + beam);
      const grain = (random() + random() - 1) * 1.2;
      const at = (y * columns + x) * 4;
      for (let part = 0; part < 3; part++) {
        data[at + part] = base[part]! + (shine[part]! - base[part]!) * share + grain;
      }
      data[at + 3] = 255;
    }
  }
  return paintLayer(
    stage,
    { width: columns, height: rows, data },
    { depth: 0, left: -margin, top: -margin },
  );
}
