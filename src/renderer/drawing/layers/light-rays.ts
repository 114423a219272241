/** Beams of sunlight that fall through the water's surface and slowly come and go. */

import { allocateLayer, fillLayer } from '../../compositor/planar-layer.ts';
import { css, mix, WHITE } from '../../looks/colour.ts';
import { drawRaster } from '../canvas-raster.ts';
import { placeInView } from '../place-in-view.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

const FANS = 3;
const BEAMS = 5;

export function createLightRays(stage: Stage): Painter {
  const { layout, light, scene, kernel } = stage;
  const { width, height, unit, sunX } = layout;
  const random = createRandom(scene.seed, 'rays');
  const colour = mix(light.sky[0], WHITE, light.isMoon ? 0.15 : 0.45);
  const fans = Array.from({ length: FANS }, (_, fan) => {
    const raster = drawRaster(width * 1.3, height, (pen) => {
      for (let beam = 0; beam < BEAMS; beam++) {
        const lean = -1 + (2 * (beam + random())) / BEAMS;
        const from = width * 0.15 + sunX + lean * unit * 0.3;
        const to = width * 0.15 + sunX + lean * unit * 1.15;
        const spread = unit * (0.03 + 0.07 * random());
        const fade = pen.createLinearGradient(0, 0, 0, height * (0.65 + 0.3 * random()));
        // Nested wedges, so that a beam has no hard edge.
        for (let ring = 1; ring <= 6; ring++) {
          fade.addColorStop(0, css(colour, 0.045));
          fade.addColorStop(1, css(colour, 0));
          pen.fillStyle = fade;
          const half = (spread * ring) / 6;
          pen.beginPath();
          pen.moveTo(from - half * 0.3, 0);
          pen.lineTo(from + half * 0.3, 0);
          pen.lineTo(to + half, height);
          pen.lineTo(to - half, height);
          pen.fill();
        }
      }
    });
    const layer = allocateLayer(kernel, raster.width, raster.height);
    fillLayer(kernel, layer, raster);
    return { layer, pace: 0.35 + 0.2 * fan, phase: random() * 6.283 };
  });
  return ({ timeSeconds, camera, compositor }) => {
    const still = { ...camera, pan: 0 };
    for (const { layer, pace, phase } of fans) {
      const wave = Math.sin(timeSeconds * pace + phase);
      const view = placeInView(layout, still, 0.1, -0.15 * width + wave * unit * 0.02, 0);
      const { x: left, y: top, scale } = view;
      compositor.lay(layer, { left, top, scale, opacity: 0.62 + 0.3 * wave });
    }
  };
}
