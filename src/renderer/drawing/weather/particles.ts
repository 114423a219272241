/** Rain and snow: a fixed set of drops or flakes, each at a place that follows from the time. */

import { createStamp } from '../../compositor/stamp.ts';
import { type Colour, luminance, mix, smoothstep, WHITE } from '../../looks/colour.ts';
import type { Light } from '../../looks/light.ts';
import type { FallingInk } from '../../looks/styles/falling-inks.ts';
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

/** What falls has the scene's light, or the ink of a style that draws it. */
export function createParticles(
  kernel: Kernel,
  layout: Layout,
  light: Light,
  weather: Weather,
  seed: number,
  ink?: FallingInk,
): ParticlePainter | null {
  const rain = (kind: RainKind): ParticlePainter =>
    createRain(
      kernel,
      layout,
      seed,
      kind,
      ink ? { colour: ink.rain, brightness: 1 } : litRain(light),
    );
  if (weather === 'rain') return rain(SHOWER);
  if (weather === 'storm') return rain(DOWNPOUR);
  if (weather === 'wind') return createLeaves(kernel, layout, light, seed);
  if (weather === 'snow') return createSnow(kernel, layout, seed, ink?.snow ?? litSnow(light));
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
const DOWNPOUR: RainKind = { perArea: 640, speed: 1.35, slant: 0.16, strength: 1 };

interface RainLight {
  readonly colour: Colour;
  readonly brightness: number;
}

/** Neither drops nor flakes are lamps: in the dark they are as dim as the air they fall through. */
function litRain(light: Light): RainLight {
  const shine = 0.05 + 0.3 * smoothstep(70, 180, luminance(light.sky[3]));
  const colour = mix(mix(light.sky[3], WHITE, shine), light.haze, 0.2);
  return { colour, brightness: light.isMoon ? 0.55 : 1 };
}

function createRain(
  kernel: Kernel,
  layout: Layout,
  seed: number,
  kind: RainKind,
  { colour, brightness }: RainLight,
): ParticlePainter {
  const drops = scatter(layout, seed, 'rain', kind.perArea);
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

function litSnow({ haze }: Light): Colour {
  return mix(haze, WHITE, 0.75 * smoothstep(90, 220, luminance(haze)));
}

function createSnow(kernel: Kernel, layout: Layout, seed: number, colour: Colour): ParticlePainter {
  const flakes = scatter(layout, seed, 'snow', 360);
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
