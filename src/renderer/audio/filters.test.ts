/** Both filters keep what they should, drop what they should, and forget their past in time. */
import { describe, expect, test } from 'vitest';
import { BandPass } from './band-pass.ts';
import { LowPass } from './low-pass.ts';
import { VOICE_SETTLE_SAMPLES } from './voice.ts';

interface Filter {
  process(input: number): number;
}

/** The amplitude with which a steady tone comes out, 1 being unchanged. */
function gainAt(filter: Filter, hertz: number): number {
  let peak = 0;
  for (let at = 0; at < 24_000; at++) {
    const output = filter.process(Math.sin((2 * Math.PI * hertz * at) / 48_000));
    if (at > 12_000) peak = Math.max(peak, Math.abs(output));
  }
  return peak;
}

function bandPassAt(centreHertz: number, damping: number): BandPass {
  const filter = new BandPass(damping);
  filter.centreHertz = centreHertz;
  return filter;
}

describe('a low pass', () => {
  test('lets deep tones through and takes a half of the power at its corner', () => {
    expect(gainAt(new LowPass(1_000), 50)).toBeGreaterThan(0.98);
    expect(gainAt(new LowPass(1_000), 1_000)).toBeCloseTo(Math.SQRT1_2, 1);
    expect(gainAt(new LowPass(1_000), 10_000)).toBeLessThan(0.13);
  });

  test('may be moved while it runs', () => {
    const filter = new LowPass(5_000);
    expect(gainAt(filter, 2_000)).toBeGreaterThan(0.9);
    filter.cutoffHertz = 200;
    expect(gainAt(filter, 2_000)).toBeLessThan(0.15);
  });
});

describe('a band pass', () => {
  test.each([200, 600, 2_000])('around %i Hz keeps the middle and drops both sides', (centre) => {
    expect(gainAt(bandPassAt(centre, 0.5), centre)).toBeCloseTo(1, 1);
    expect(gainAt(bandPassAt(centre, 0.5), centre / 6)).toBeLessThan(0.15);
    expect(gainAt(bandPassAt(centre, 0.5), centre * 6)).toBeLessThan(0.15);
  });

  test('stays calm at any centre it is given', () => {
    for (const centre of [0, 79, 6_000, 40_000]) {
      expect(gainAt(bandPassAt(centre, 0.3), 500)).toBeLessThan(1.5);
    }
  });
});

describe('nothing is remembered beyond the lead that voices are given', () => {
  test.each([
    ['the slowest low pass', () => new LowPass(0)],
    ['the deepest, most ringing band pass', () => bandPassAt(0, 0)],
  ])('by %s', (_, create) => {
    const filter = create();
    for (let at = 0; at < 1_000; at++) filter.process(1);
    let output = 1;
    for (let at = 0; at < VOICE_SETTLE_SAMPLES; at++) output = filter.process(0);
    expect(Math.abs(output)).toBeLessThan(1e-7);
  });
});
