/** Rain and snow: a fixed set of drops or flakes, each at a place that follows from the time. */

import { createStamp } from '../../compositor/stamp.ts';
import { type Colour, luminance, mix, smoothstep, WHITE } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import type { Weather } from '../../scene/scene.ts';
import type { Kernel } from '../../compositor/load-kernel.ts';
import type { Layout } from '../layout.ts';
import { createRandom } from '../random.ts';
import type { Moment } from '../stage.ts';
import { createLeaves } from './leaves.ts';
import { wrap } from './wrap.ts';

interface Particle {
  readonly x: number;
  readonly y: number;
  /** 0 far, 1 near: near ones are larger, faster and rarer. */
  readonly near: number;
  readonly phase: number;
}

/** `strength` 0 to 1 fades all of them together. */
export type ParticlePainter = (moment: Moment, strength: number) => void;

export function createParticles(
  kernel: Kernel,
  layout: Layout,
  light: Light,
  weather: Weather,
  seed: number,
): ParticlePainter | null {
  if (weather === 'rain') return createRain(kernel, layout, light, seed, SHOWER);
  if (weather === 'storm') return createRain(kernel, layout, light, seed, DOWNPOUR);
  if (weather === 'wind') return createLeaves(kernel, layout, light, seed);
  if (weather === 'snow') return createSnow(kernel, layout, light, seed);
  return null;
}

function scatter(layout: Layout, seed: number, stream: string, perArea: number): Particle[] {
  const random = createRandom(seed, stream);
  const count = Math.round((perArea * layout.width * layout.height) / layout.unit ** 2);
  return Array.from({ length: count }, () => ({
    x: random(),
    y: random(),
    near: random() ** 1.7,
    phase: random() * 2 * Math.PI,
  }));
}

const STREAK_COLUMNS = 7;
const STREAK_ROWS = 96;

interface RainKind {
  readonly perArea: number;
  readonly speed: number;
  /** Sideways travel per fall. */
  readonly slant: number;
  readonly strength: number;
}

const SHOWER: RainKind = { perArea: 380, speed: 1, slant: 0.05, strength: 1 };
const DOWNPOUR: RainKind = { perArea: 640, speed: 1.35, slant: 0.16, strength: 1.05 };

function createRain(
  kernel: Kernel,
  layout: Layout,
  light: Light,
  seed: number,
  kind: RainKind,
): ParticlePainter {
  const drops = scatter(layout, seed, 'rain', kind.perArea);
  const colour: Colour = mix(mix(light.sky[3], WHITE, 0.35), light.haze, 0.2);
  const brightness = light.isMoon ? 0.55 : 1;
  const streak = createStamp(kernel, STREAK_COLUMNS, STREAK_ROWS, (x, y) => {
    const along = (y + 0.5) / STREAK_ROWS;
    const middle = 5 - 4 * along;
    const across = Math.max(0, 1 - Math.abs(x - middle) / 1.3);
    return across * smoothstep(0, 0.5, along) * smoothstep(1, 0.92, along);
  });
  return ({ timeSeconds, compositor, camera }, strength) => {
    for (const { x, y, near } of drops) {
      const speed = (1.15 + 1.25 * near) * kind.speed;
      const fallen = wrap(y + timeSeconds * speed, 0.12);
      const drift = -kind.slant * speed * timeSeconds * (layout.height / layout.width);
      const aside = wrap(x + drift - camera.pan * (0.3 + 0.7 * near), 0.05);
      const size = (layout.unit / STREAK_ROWS) * (0.05 + 0.1 * near);
      const opacity = strength * brightness * kind.strength * (0.16 + 0.3 * near);
      compositor.press(
        streak,
        aside * layout.width,
        fallen * layout.height,
        size,
        opacity,
        colour,
        true,
      );
    }
  };
}

const FLAKE_SIZE = 24;

function createSnow(kernel: Kernel, layout: Layout, light: Light, seed: number): ParticlePainter {
  const flakes = scatter(layout, seed, 'snow', 360);
  // Flakes are no lamps: in the dark they are as dim as the air they fall through.
  const colour = mix(light.haze, WHITE, 0.22 + 0.58 * smoothstep(60, 190, luminance(light.haze)));
  const flake = createStamp(kernel, FLAKE_SIZE, FLAKE_SIZE, (x, y) => {
    const middle = (FLAKE_SIZE - 1) / 2;
    const distance = Math.hypot(x - middle, y - middle) / (FLAKE_SIZE / 2);
    return smoothstep(1, 0.25, distance);
  });
  return ({ timeSeconds, compositor, camera }, strength) => {
    for (const { x, y, near, phase } of flakes) {
      const fallen = wrap(y + timeSeconds * (0.055 + 0.15 * near), 0.04);
      const sway = 0.016 * Math.sin(timeSeconds * (0.7 + 0.6 * near) + phase);
      const wind = 0.012 * timeSeconds * (0.5 + near) - camera.pan * (0.3 + 0.7 * near);
      const aside = wrap(x + (sway + wind) * (layout.height / layout.width), 0.03);
      const size = (layout.unit / FLAKE_SIZE) * (0.005 + 0.011 * near ** 1.5);
      const opacity = strength * (0.45 + 0.4 * near);
      compositor.press(flake, aside * layout.width, fallen * layout.height, size, opacity, colour);
    }
  };
}
