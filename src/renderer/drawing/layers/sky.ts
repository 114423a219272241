/** The sky: a dithered gradient, the glow of the sun or moon, its disc and the stars. */

import type { Raster } from '../../compositor/raster.ts';
import { clamp, type Colour, mix, scale, smoothstep, WHITE } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import type { Layout } from '../layout.ts';
import { paintLayer } from '../paint-layer.ts';
import { createRandom } from '../random.ts';
import type { Painter, Stage } from '../stage.ts';

/** The sky's colour at a share of the way from the zenith down to the horizon. */
export function skyColour(light: Light, share: number): Colour {
  const place = clamp(share) ** 0.9 * 3;
  const step = Math.min(2, Math.floor(place));
  const part = place - step;
  return mix(
    light.sky[step]!,
    light.sky[step + 1]!,
    part * part * (3 - 2 * part) * 0.5 + part * 0.5,
  );
}

export function sunPosition(layout: Layout, light: Light): { x: number; y: number } {
  return { x: layout.sunX, y: layout.horizon * (1 - light.sunHeight) };
}

function discRadius(layout: Layout, light: Light): number {
  return layout.unit * (light.isMoon ? 0.043 : 0.03 + 0.022 * (1 - light.sunHeight));
}

/** Also fills what lies under the horizon, so that no gap between layers can ever show nothing. */
export function createSky(stage: Stage): Painter {
  const { layout, light, scene } = stage;
  const raster = shadeSky(layout, light, scene.seed);
  if (light.starStrength > 0.05) addStars(raster, layout, light, scene.seed);
  if (light.discStrength > 0.02) addDisc(raster, layout, light, scene.seed);
  return paintLayer(stage, raster, { depth: 0, top: 0 });
}

const FALLOFF_STEPS = 2048;
const FALLOFF_RANGE = 3;

/** Glow by squared distance from the sun: a small bright core in a wide veil. */
function glowTable(glow: number): Float32Array {
  return Float32Array.from({ length: FALLOFF_STEPS }, (_, index) => {
    const q = (index / FALLOFF_STEPS) * FALLOFF_RANGE;
    return glow * (0.34 * Math.exp(-q * 5) + 0.28 * Math.exp(-q * 32) + 0.42 * Math.exp(-q * 220));
  });
}

function shadeSky(layout: Layout, light: Light, seed: number): Raster {
  const { width, height, horizon, relief } = layout;
  const data = new Uint8ClampedArray(width * height * 4);
  const random = createRandom(seed, 'sky-dither');
  const dither = Float32Array.from({ length: 4096 }, () => (random() + random() - 1) * 1.1);
  const sun = sunPosition(layout, light);
  const table = glowTable(light.glow);
  const veil = mix(light.sun, light.haze, 0.2);
  let noise = 0;
  for (let y = 0; y < height; y++) {
    const [red, green, blue] = skyColour(light, y / horizon);
    const dy = (y - sun.y) / relief;
    const flat = y > sun.y ? 1.1 : 1.5;
    if ((y & 7) === 0) noise = Math.floor(random() * 4096);
    for (let x = 0; x < width; x++) {
      const dx = (x - sun.x) / relief;
      const q = dx * dx * 0.8 + dy * dy * flat;
      const index = Math.floor((q / FALLOFF_RANGE) * FALLOFF_STEPS);
      const share = index < FALLOFF_STEPS ? table[index]! : 0;
      noise = (noise * 5 + 2731) & 4095;
      const grain = dither[noise]!;
      const at = (y * width + x) * 4;
      data[at] = red + (veil[0] - red) * share + grain;
      data[at + 1] = green + (veil[1] - green) * share + grain;
      data[at + 2] = blue + (veil[2] - blue) * share + grain;
      data[at + 3] = 255;
    }
  }
  return { width, height, data };
}

function addLight(raster: Raster, x: number, y: number, colour: Colour, share: number): void {
  if (x < 0 || y < 0 || x >= raster.width || y >= raster.height) return;
  const at = (y * raster.width + x) * 4;
  for (let part = 0; part < 3; part++) {
    const old = raster.data[at + part]!;
    raster.data[at + part] = old + (colour[part]! - old) * share;
  }
}

function addStars(raster: Raster, layout: Layout, light: Light, seed: number): void {
  const random = createRandom(seed, 'stars');
  const count = Math.round((layout.width * layout.horizon) / 700);
  const size = Math.max(0.7, layout.unit / 900);
  for (let star = 0; star < count; star++) {
    const x = random() * layout.width;
    const height = random();
    const magnitude = random() ** 5;
    const warmth = random();
    const y = height ** 1.3 * layout.horizon * 0.97;
    const fade = smoothstep(1, 0.5, y / layout.horizon);
    const strength = light.starStrength * (0.16 + 0.84 * magnitude) * (0.25 + 0.75 * fade);
    const colour: Colour = mix([190, 212, 255], [255, 236, 214], warmth);
    const radius = size * (0.75 + 1.1 * magnitude);
    for (let dy = -3; dy <= 3; dy++) {
      for (let dx = -3; dx <= 3; dx++) {
        const px = Math.floor(x) + dx;
        const py = Math.floor(y) + dy;
        const q = ((px + 0.5 - x) ** 2 + (py + 0.5 - y) ** 2) / (radius * radius);
        if (q < 6) addLight(raster, px, py, colour, strength * Math.exp(-q * 1.4));
      }
    }
  }
}

function addDisc(raster: Raster, layout: Layout, light: Light, seed: number): void {
  const radius = discRadius(layout, light);
  const { x: sunX, y: sunY } = sunPosition(layout, light);
  const reach = Math.ceil(radius * 3);
  const maria = light.isMoon ? moonSpots(seed) : () => 0;
  const core = mix(light.sun, WHITE, light.isMoon ? 0.2 : 0.7);
  for (let y = Math.floor(sunY - reach); y <= sunY + reach; y++) {
    for (let x = Math.floor(sunX - reach); x <= sunX + reach; x++) {
      const dx = (x + 0.5 - sunX) / radius;
      const dy = (y + 0.5 - sunY) / radius;
      const distance = Math.hypot(dx, dy);
      const halo =
        (light.isMoon ? 0.3 : 0.62) *
        Math.exp(-Math.max(0, distance - 1) * 2.1) *
        smoothstep(3, 1.2, distance);
      addLight(raster, x, y, light.sun, halo * light.discStrength);
      const disc = light.isMoon
        ? clamp((1 - distance) * radius * 0.6 + 0.5)
        : smoothstep(1.06, 0.86, distance);
      const colour = scale(core, 1 - maria(dx, dy));
      if (disc > 0) addLight(raster, x, y, colour, disc * light.discStrength);
    }
  }
}

/** How much darker the moon is at a place on its disc (-1 to 1 both ways). */
function moonSpots(seed: number): (x: number, y: number) => number {
  const random = createRandom(seed, 'moon');
  const spots = Array.from({ length: 11 }, () => ({
    x: (random() - 0.5) * 1.3,
    y: (random() - 0.5) * 1.3,
    radius: 0.12 + 0.3 * random(),
    depth: 0.05 + 0.09 * random(),
  }));
  return (x, y) => {
    let shade = 0;
    for (const spot of spots) {
      const distance = Math.hypot(x - spot.x, y - spot.y) / spot.radius;
      shade += spot.depth * smoothstep(1, 0.55, distance);
    }
    return Math.min(0.3, shade);
  };
}
