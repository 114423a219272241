/** Directives are taken out of the prompt, do what is documented, and never fail a request. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NO_DIRECTIVES, readDirectives } from './directives.ts';

describe('a directive in the prompt', () => {
  test.each([
    ['fail at 40%', { failAtPercent: 40 }],
    ['fail 0 %', { failAtPercent: 0 }],
    ['seed 7', { seed: 7 }],
    ['seed 4294967295', { seed: 4_294_967_295 }],
    ['30 fps', { framesPerSecond: 30 }],
    ['take 90 s', { paceSeconds: 90 }],
    ['take 90 seconds', { paceSeconds: 90 }],
    ['realistic', { paceSeconds: 60 }],
    ['slow', { paceSeconds: 60 }],
    ['expire in 5s', { keptSeconds: 5 }],
    ['expire in 1 seconds', { keptSeconds: 1 }],
    ['realistic, instant', { paceSeconds: null }],
    ['BLOCKED', { isBlocked: true }],
    ['strict, seed 3,30fps', { isStrict: true, seed: 3, framesPerSecond: 30 }],
  ])('%s', (text, expected) => {
    const read = readDirectives(`A boat [[reprise: ${text}]]`, 'sora-2');
    expect(read.directives).toEqual({ ...NO_DIRECTIVES, ...expected });
    expect(read.prompt).toBe('A boat');
    expect(read.unknown).toEqual([]);
  });

  test.each([
    'seed 4294967296',
    'fail at 101%',
    '29 fps',
    'take 2 h',
    'expire in 0s',
    'expire',
    'explode',
    'fail at',
    'seed',
  ])('%s is none, and is told', (text) => {
    const read = readDirectives(`[[reprise: ${text}]] A boat`, 'sora-2');
    expect(read.directives).toEqual(NO_DIRECTIVES);
    expect(read.unknown).toEqual([text]);
    expect(read.prompt).toBe('A boat');
  });
});

test('the model may carry some of them, and the prompt others', () => {
  const { directives } = readDirectives('x [[reprise: seed 5]]', 'sora-2:realistic:strict');
  expect(directives).toEqual({ ...NO_DIRECTIVES, paceSeconds: 60, isStrict: true, seed: 5 });
});

test.each([
  ['sora-2:fail-at-40%', { failAtPercent: 40 }],
  ['sora-2:expire-in-5s', { keptSeconds: 5 }],
  ['sora-2:take-20s:seed-7', { paceSeconds: 20, seed: 7 }],
  ['sora-2-2025-12-08:30-fps', { framesPerSecond: 30 }],
])('%s says it with hyphens, as a name has no spaces', (model, expected) => {
  const { directives, unknown } = readDirectives('x', model);
  expect(directives).toEqual({ ...NO_DIRECTIVES, ...expected });
  expect(unknown).toEqual([]);
});

test('a prompt without any is left alone', () => {
  fc.assert(
    fc.property(
      fc.string().filter((text) => !text.includes('[[')),
      (prompt) => {
        const read = readDirectives(prompt, 'sora-2');
        expect(read).toEqual({ prompt: prompt.trim(), directives: NO_DIRECTIVES, unknown: [] });
      },
    ),
  );
});

test('nothing that is written as one makes reading fail, or slow', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), (text) => {
      const { directives } = readDirectives(`[[reprise:${text}]]`, text);
      expect([24, 30]).toContain(directives.framesPerSecond);
    }),
  );
  const { prompt } = readDirectives('[[reprise:'.repeat(3_000), 'sora-2');
  expect(prompt).toContain('[[reprise:');
});
