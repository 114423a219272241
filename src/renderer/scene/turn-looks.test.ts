/** A look that changes in the course of a scene arrives in time, by way of the hours in between. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';
import { understandPrompt } from '../understanding/understand-prompt.ts';
import { extendScene } from './extend-scene.ts';
import { remixScene } from './remix-scene.ts';
import { parseScene } from './scene-schema.ts';
import { type Scene, TIMES_OF_DAY } from './scene.ts';
import { turnSegments } from './turn-looks.ts';

const times = ({ segments }: Scene): string[] => segments.map(({ look }) => look.time);
const weathers = ({ segments }: Scene): string[] => segments.map(({ look }) => look.weather);

describe('a new scene', () => {
  test.each<[string, string[]]>([
    ['day turns to night over a lake', ['day', 'sunset', 'twilight', 'night']],
    ['sunset fades into night over a lake', ['sunset', 'twilight', 'night']],
    ['湖边，白天变成黑夜', ['day', 'sunset', 'twilight', 'night']],
    ['a lake from night to day', ['night', 'dawn', 'day']],
  ])('%s', (prompt, expected) => {
    const { scene, understanding } = planSampleScene(prompt);
    expect(times(scene)).toEqual(expected);
    expect(understanding.notDrawn).toEqual([]);
    expect(parseScene(scene)).toEqual(scene);
  });

  test('may have its rain later, and its snow in another shot', () => {
    const { scene } = planSampleScene('a sunny beach, it starts to rain halfway');
    expect(weathers(scene)).toEqual(['clear', 'rain']);
    const shots = planSampleScene('a sunny beach. Then a sunny street, it begins to snow').scene;
    expect(weathers(shots)).toEqual(['clear', 'clear', 'snow']);
    expect(shots.segments[2]!.startSeconds).toBeGreaterThan(shots.segments[1]!.startSeconds);
  });
});

describe('a remix', () => {
  const { scene } = planSampleScene('a boat on a lake at noon, clear sky');

  test('turns where it says so, and keeps what stays', () => {
    const turned = remixScene(scene, 'day turns to night').scene;
    expect(times(turned)).toEqual(['day', 'sunset', 'twilight', 'night']);
    const { segments, ...rest } = turned;
    expect({ ...rest, segments: segments.slice(0, 1) }).toEqual(scene);
    const snowy = remixScene(turned, 'in the snow').scene;
    expect(times(snowy)).toEqual(times(turned));
    expect(new Set(weathers(snowy))).toEqual(new Set(['snow']));
  });

  test('is another as a whole where it orders that', () => {
    for (const change of ['change day to night', '白天变成黑夜', '把白天变成黑夜']) {
      expect(times(remixScene(scene, change).scene)).toEqual(['night']);
    }
  });

  test('ends a change when all of it is to be the same', () => {
    const turned = remixScene(scene, 'day turns to night').scene;
    expect(times(remixScene(turned, 'at dusk').scene)).toEqual(['sunset']);
  });
});

test('An extension has from its start on what is to come', () => {
  const { scene } = planSampleScene('a boat on a lake at noon, clear sky');
  const extended = extendScene(scene, 'day turns to night', 4).scene;
  expect(times(extended)).toEqual(['day', 'night']);
});

test('Changes follow each other without overlap, within their shot', () => {
  const understanding = understandPrompt('day turns to night');
  const look = { weather: 'clear', style: 'natural', palette: null } as const;
  fc.assert(
    fc.property(
      fc.constantFrom(...TIMES_OF_DAY),
      fc.double({ min: 0, max: 60, noNaN: true }),
      fc.double({ min: 1, max: 60, noNaN: true }),
      (time, startSeconds, seconds) => {
        const endSeconds = startSeconds + seconds;
        const segments = turnSegments({ ...look, time }, understanding, {
          startSeconds,
          endSeconds,
        });
        let over = startSeconds;
        for (const segment of segments) {
          expect(segment.startSeconds).toBeGreaterThanOrEqual(over - 0.011);
          over = segment.startSeconds + segment.blendSeconds!;
        }
        expect(over).toBeLessThanOrEqual(endSeconds);
        expect(segments.length).toBeLessThanOrEqual(3);
        expect(segments.at(-1)?.look.time).toBe('night');
      },
    ),
  );
});
