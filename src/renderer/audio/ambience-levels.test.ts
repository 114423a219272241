import { expect, test } from 'vitest';
import { testCardScene } from '../../../test/support/test-card.ts';
import { SETTINGS, TIMES_OF_DAY, WEATHERS, type Look, type Setting } from '../scene/scene.ts';
import { AMBIENCE_VOICES, levelsAt, type AmbienceLevels } from './ambience-levels.ts';

const look: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null };

function levelsOf(setting: Setting, overrides: Partial<Look> = {}): AmbienceLevels {
  const segments = [{ startSeconds: 0, look: { ...look, ...overrides } }];
  return levelsAt(testCardScene({ setting, segments }), 1);
}

test('every mix has the same power', () => {
  for (const setting of SETTINGS) {
    for (const time of TIMES_OF_DAY) {
      for (const weather of WEATHERS) {
        const levels = levelsOf(setting, { time, weather });
        const power = AMBIENCE_VOICES.reduce((sum, voice) => sum + levels[voice] ** 2, 0);
        expect(power).toBeCloseTo(1, 9);
      }
    }
  }
});

test('each place has its own voice', () => {
  expect(levelsOf('coast').waves).toBeGreaterThan(0.7);
  expect(levelsOf('city').traffic).toBeGreaterThan(0.7);
  expect(levelsOf('lake').lapping).toBeGreaterThan(0.7);
  expect(levelsOf('city').waves).toBe(0);
});

test('rain is heard, and silences birds and crickets', () => {
  const wet = levelsOf('meadow', { weather: 'rain' });
  expect(wet.rain).toBeGreaterThan(0.5);
  expect(wet.birds).toBe(0);
  expect(levelsOf('meadow', { weather: 'rain', time: 'night' }).crickets).toBe(0);
});

test('birds sing by day, crickets by night, in a minor key', () => {
  expect(levelsOf('meadow').birds).toBeGreaterThan(0);
  expect(levelsOf('meadow').crickets).toBe(0);
  const night = levelsOf('meadow', { time: 'night' });
  expect(night.birds).toBe(0);
  expect(night.crickets).toBeGreaterThan(0);
  expect(night.majorPad).toBe(0);
  expect(night.minorPad).toBeGreaterThan(0);
});

test('a new look blends in from its start over two seconds', () => {
  const scene = testCardScene({
    setting: 'coast',
    segments: [
      { startSeconds: 0, look },
      { startSeconds: 4, look: { ...look, weather: 'rain' } },
    ],
  });
  expect(levelsAt(scene, 4).rain).toBe(0);
  expect(levelsAt(scene, 5).rain).toBeCloseTo(levelsAt(scene, 20).rain / 2, 9);
  expect(levelsAt(scene, 6)).toEqual(levelsAt(scene, 20));
});

test('a scene without a look is a mistake, not silence', () => {
  expect(() => levelsAt(testCardScene({ segments: [] }), 0)).toThrow(RangeError);
});
