/** Rain and snow fall, stay spread over the frame and fade with their strength. */

import { describe, expect, it } from 'vitest';
import { createCompositor } from '../../compositor/compositor.ts';
import { loadKernel } from '../../compositor/load-kernel.ts';
import { resolveLook } from '../../looks/resolve-look.ts';
import type { FallingInk } from '../../looks/styles/falling-inks.ts';
import type { TimeOfDay } from '../../scene/scene.ts';
import type { Layout } from '../layout.ts';
import { createParticles } from './particles.ts';

const WIDTH = 160;
const HEIGHT = 96;
const layout = { width: WIDTH, height: HEIGHT, unit: HEIGHT } as Layout;
const STILL = { pan: 0, rise: 0, zoom: 1 };

function lumaOf(
  weather: 'rain' | 'snow',
  timeSeconds: number,
  strength = 1,
  { time = 'day', ink }: { time?: TimeOfDay; ink?: FallingInk } = {},
): Uint8Array {
  const kernel = loadKernel();
  const compositor = createCompositor(kernel, WIDTH, HEIGHT);
  const light = resolveLook({ time, weather, style: 'natural', palette: null });
  const paint = createParticles(kernel, layout, light, weather, 3, ink)!;
  paint({ timeSeconds, camera: STILL, compositor }, strength);
  const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
  compositor.copyTo(frame);
  return frame.subarray(0, WIDTH * HEIGHT);
}

describe.each(['rain', 'snow'] as const)('%s', (weather) => {
  it('reaches every part of the frame at any time', () => {
    for (const timeSeconds of [0, 13.3, 119]) {
      const luma = lumaOf(weather, timeSeconds);
      for (const left of [0, WIDTH / 2]) {
        for (const top of [0, HEIGHT / 2]) {
          let touched = 0;
          for (let y = top; y < top + HEIGHT / 2; y++) {
            for (let x = left; x < left + WIDTH / 2; x++)
              touched += luma[y * WIDTH + x]! > 0 ? 1 : 0;
          }
          expect(touched).toBeGreaterThan(20);
        }
      }
    }
  });

  it('is no lamp: in the dark it is dimmer', () => {
    const brightest = (time: TimeOfDay): number => Math.max(...lumaOf(weather, 2, 1, { time }));
    expect(brightest('night')).toBeLessThan(0.7 * brightest('day'));
    expect(brightest('twilight')).toBeLessThan(brightest('day'));
  });

  it('has the ink of a style where there is one, whatever the light', () => {
    const ink = { rain: [200, 200, 200], snow: [200, 200, 200] } as const;
    const day = lumaOf(weather, 2, 1, { ink });
    expect(lumaOf(weather, 2, 1, { time: 'night', ink })).toEqual(day);
    expect(day).not.toEqual(lumaOf(weather, 2));
  });

  it('moves from frame to frame', () => {
    expect(lumaOf(weather, 2)).not.toEqual(lumaOf(weather, 2 + 1 / 24));
  });

  it('fades with its strength down to nothing', () => {
    const sum = (values: Uint8Array): number => values.reduce((total, value) => total + value, 0);
    expect(sum(lumaOf(weather, 2, 0))).toBe(0);
    expect(sum(lumaOf(weather, 2, 0.5))).toBeLessThan(sum(lumaOf(weather, 2, 1)) * 0.7);
  });
});
