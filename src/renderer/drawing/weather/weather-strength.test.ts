/** Weather leaves the little that moves to be seen, and a storm strikes among its clouds. */
import { describe, expect, it } from 'vitest';
import { filmScene } from '../../../../test/support/film-scene.ts';
import { compareVideos } from '../../../../test/support/video-metrics.ts';
import { CAMERA_MOVES } from '../../scene/scene.ts';
import { weatherStrength } from './weather-strength.ts';

const FILMING = { times: [0, 0.5, 1, 1.5], oversampling: 1 } as const;

describe('the strength of weather', () => {
  it('is whole for a camera that moves, and least where nothing does', () => {
    for (const camera of CAMERA_MOVES) {
      const empty = weatherStrength({ camera, subjects: [], setting: 'street' });
      const peopled = weatherStrength({ camera, subjects: ['cat'], setting: 'street' });
      const watery = weatherStrength({ camera, subjects: [], setting: 'coast' });
      expect(peopled).toBe(camera === 'still' ? 0.7 : 1);
      expect(watery).toBe(peopled);
      if (camera === 'still') expect(empty).toBeLessThan(peopled);
      else expect(empty).toBe(1);
    }
  });

  it('is faint where each drop and flake would get an outline', () => {
    const scene = { camera: 'pan_right', subjects: [], setting: 'lake' } as const;
    expect(weatherStrength(scene, 'watercolour')).toBe(1);
    for (const style of ['line_drawing', 'blueprint', 'neon'] as const) {
      expect(weatherStrength(scene, style)).toBeLessThanOrEqual(0.6);
    }
  });

  it.each(['line_drawing', 'blueprint'] as const)(
    'keeps a lake in a storm, as %s',
    async (style) => {
      const lake = { setting: 'lake', seed: 2 } as const;
      const original = await filmScene(lake, { ...FILMING, oversampling: 2 });
      const look = { weather: 'storm', style } as const;
      const changed = await filmScene({ ...lake, look }, { ...FILMING, oversampling: 2 });
      expect(compareVideos(original, changed).struct).toBeGreaterThanOrEqual(0.6);
    },
  );

  it('keeps an empty street in a storm the same video', async () => {
    const street = { setting: 'street', camera: 'still' } as const;
    const original = await filmScene(street, FILMING);
    const changed = await filmScene({ ...street, look: { weather: 'storm' } }, FILMING);
    expect(compareVideos(original, changed).motion).toBeGreaterThanOrEqual(0.7);
  });
});
