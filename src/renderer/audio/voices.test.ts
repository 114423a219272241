/** What every voice promises, and what makes each of them itself. */
import { describe, expect, test } from 'vitest';
import { bandLevel } from '../../../test/support/band-level.ts';
import { measureLoudness } from '../../../test/support/measure-loudness.ts';
import { renderBirds } from './render-birds.ts';
import { renderCrickets } from './render-crickets.ts';
import { renderLapping } from './render-lapping.ts';
import { renderMajorPad, renderMinorPad } from './render-pad.ts';
import { renderRain } from './render-rain.ts';
import { renderTraffic } from './render-traffic.ts';
import { renderWaves } from './render-waves.ts';
import { renderWind } from './render-wind.ts';
import { CONTROL_SAMPLES, VOICE_SETTLE_SAMPLES, type Voice } from './voice.ts';

const BEDS: readonly [string, Voice][] = [
  ['waves', renderWaves],
  ['lapping', renderLapping],
  ['wind', renderWind],
  ['rain', renderRain],
  ['traffic', renderTraffic],
  ['major pad', renderMajorPad],
  ['minor pad', renderMinorPad],
];
const CALLS: readonly [string, Voice][] = [
  ['crickets', renderCrickets],
  ['birds', renderBirds],
];

function render(voice: Voice, firstSample: number, sampleCount: number, seed = 77) {
  // Filled with rubbish, because a voice must overwrite what a former one left.
  const left = new Float32Array(sampleCount).fill(9);
  const right = new Float32Array(sampleCount).fill(9);
  voice(seed, firstSample, left, right);
  return { left, right };
}

function largestDifference(one: Float32Array, other: Float32Array): number {
  return one.reduce((most, value, at) => Math.max(most, Math.abs(value - (other[at] ?? 9))), 0);
}

describe.each([...BEDS, ...CALLS])('%s', (_, voice) => {
  test('sounds the same wherever the rendering began, once settled', () => {
    const late = 400 * CONTROL_SAMPLES;
    const length = 512 * CONTROL_SAMPLES;
    const early = render(voice, 0, late + VOICE_SETTLE_SAMPLES + length);
    const direct = render(voice, late, VOICE_SETTLE_SAMPLES + length);
    for (const side of ['left', 'right'] as const) {
      const settled = direct[side].subarray(VOICE_SETTLE_SAMPLES);
      const whole = early[side].subarray(late + VOICE_SETTLE_SAMPLES);
      expect(largestDifference(settled, whole)).toBeLessThan(1e-6);
    }
  });

  test('is different for another seed and on the other side', () => {
    const { left, right } = render(voice, 0, 2_400 * CONTROL_SAMPLES, 77);
    const other = render(voice, 0, 2_400 * CONTROL_SAMPLES, 78);
    expect(largestDifference(left, other.left)).toBeGreaterThan(0.001);
    expect(largestDifference(left, right)).toBeGreaterThan(0.001);
  });

  test('is sound before its beginning too, and never more than full scale', () => {
    const { left } = render(voice, -VOICE_SETTLE_SAMPLES, 1_000 * CONTROL_SAMPLES);
    const peak = left.reduce((most, value) => Math.max(most, Math.abs(value)), 0);
    expect(peak).toBeGreaterThan(0);
    expect(peak).toBeLessThan(1);
  });
});

test.each(BEDS)('%s is about as loud as every other bed', (_, voice) => {
  const { left, right } = render(voice, 0, 12_000 * CONTROL_SAMPLES);
  expect(Math.abs(measureLoudness(left, right) + 20)).toBeLessThan(3.5);
});

test.each(CALLS)('%s stand well behind the beds', (_, voice) => {
  const { left, right } = render(voice, 0, 12_000 * CONTROL_SAMPLES);
  const loudness = measureLoudness(left, right);
  expect(loudness).toBeLessThan(-24);
  expect(loudness).toBeGreaterThan(-34);
});

function levelOf(voice: Voice, fromHertz: number, toHertz: number): number {
  return bandLevel(render(voice, 0, 6_000 * CONTROL_SAMPLES).left, fromHertz, toHertz);
}

function brightnessOf(voice: Voice): number {
  return levelOf(voice, 1_500, 6_000) / levelOf(voice, 60, 500);
}

describe('where each has its strength', () => {
  test('crickets above three kilohertz, and nowhere else', () => {
    expect(levelOf(renderCrickets, 3_000, 5_000)).toBeGreaterThan(
      100 * levelOf(renderCrickets, 100, 2_000),
    );
  });

  test('birds between two and five', () => {
    expect(levelOf(renderBirds, 1_900, 5_200)).toBeGreaterThan(
      100 * levelOf(renderBirds, 50, 1_200),
    );
  });

  test('a city is darker than rain', () => {
    expect(brightnessOf(renderRain)).toBeGreaterThan(3 * brightnessOf(renderTraffic));
  });

  test('waves become brighter as they break', () => {
    const { left } = render(renderWaves, 0, 12_000 * CONTROL_SAMPLES);
    const slices = Array.from({ length: 16 }, (_, slice) =>
      bandLevel(left.subarray(slice * 48_000, (slice + 1) * 48_000), 2_000, 6_000),
    );
    expect(Math.max(...slices)).toBeGreaterThan(8 * Math.min(...slices));
  });
});
