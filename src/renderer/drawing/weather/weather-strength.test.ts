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

  it('keeps an empty street in a storm the same video', async () => {
    const street = { setting: 'street', camera: 'still' } as const;
    const original = await filmScene(street, FILMING);
    const changed = await filmScene({ ...street, look: { weather: 'storm' } }, FILMING);
    expect(compareVideos(original, changed).motion).toBeGreaterThanOrEqual(0.7);
  });
});
