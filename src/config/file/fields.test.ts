/** The kinds of values of the configuration file: what they take, and what they make of it. */
import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import type { z } from 'zod';
import { fieldOf } from './field.ts';
import { choice, limit, listOf, text, usd, usdLimit, wholeNumber, yesOrNo } from './fields.ts';
import { MODEL_PATTERN, NAME } from './names.ts';

const TOLD = { meaning: 'Something' };
const MAX_USD = 1_000_000_000;

/** What the schema makes of a value; undefined when it refuses it. */
function read(schema: z.ZodType, value: unknown): unknown {
  const parsed = schema.safeParse(value);
  return parsed.success ? parsed.data : undefined;
}

describe('amounts of money', () => {
  it('are exact to the micro-dollar, however large', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: MAX_USD * 1_000_000 }), (micros) => {
        const whole = Math.floor(micros / 1_000_000);
        const rest = String(micros % 1_000_000).padStart(6, '0');
        // As YAML reads a number that somebody wrote.
        expect(read(usd(MAX_USD, TOLD), Number(`${whole}.${rest}`))).toBe(micros);
      }),
    );
  });

  it.each([
    [0, 0],
    [-0, 0],
    [0.000001, 1],
    [0.1, 100_000],
    [1.005, 1_005_000],
    [999_999_999.999999, 999_999_999_999_999],
    [MAX_USD, 1_000_000_000_000_000],
  ])('take %d', (dollars, micros) => {
    expect(Math.abs(Number(read(usdLimit(TOLD), dollars)))).toBe(micros);
  });

  it.each([0.0000001, 1.0000001, -0.01, MAX_USD + 1, Number.NaN, Infinity, '5', null, true, []])(
    'refuse %j',
    (value) => {
      expect(read(usdLimit(TOLD), value)).toBeUndefined();
    },
  );

  it('are without limit only where that can be said', () => {
    expect(read(usdLimit(TOLD), 'unlimited')).toBeNull();
    expect(read(usd(5, TOLD), 'unlimited')).toBeUndefined();
    expect(read(usdLimit(TOLD), 'Unlimited')).toBeUndefined();
    expect([read(usd(5, TOLD), 5), read(usd(5, TOLD), 5.01)]).toEqual([5_000_000, undefined]);
  });
});

describe('whole numbers', () => {
  it('are taken from their least to their greatest', () => {
    fc.assert(
      fc.property(fc.integer(), fc.nat(100), fc.integer(), (min, span, value) => {
        const schema = wholeNumber(min, min + span, TOLD);
        const isWithin = value >= min && value <= min + span;
        expect(read(schema, value)).toBe(isWithin ? value : undefined);
        expect(read(schema, min)).toBe(min);
        expect(read(schema, min + span)).toBe(min + span);
      }),
    );
  });

  it('are without limit only where that can be said', () => {
    expect(read(limit(0, 5, TOLD), 'unlimited')).toBeNull();
    expect(read(limit(0, 5, TOLD), 6)).toBeUndefined();
    expect(read(wholeNumber(0, 5, TOLD), 'unlimited')).toBeUndefined();
  });

  it.each([1.5, '3', Number.NaN, null, true, 2 ** 53])('are no %j', (value) => {
    expect(read(limit(0, Number.MAX_SAFE_INTEGER, TOLD), value)).toBeUndefined();
  });
});

test('lists have an entry at least, and no more than they may', () => {
  const names = listOf(text(NAME, { ...TOLD, allowed: 'a name' }), 2, {
    ...TOLD,
    allowed: 'a list',
  });
  expect(read(names, ['a', 'b'])).toEqual(['a', 'b']);
  for (const wrong of [[], ['a', 'b', 'c'], 'a', [''], [1]]) {
    expect(read(names, wrong)).toBeUndefined();
  }
});

test('yes and no are YAML’s own, and no text', () => {
  expect([read(yesOrNo(TOLD), true), read(yesOrNo(TOLD), false)]).toEqual([true, false]);
  for (const wrong of ['true', 'yes', 1, 0, null])
    expect(read(yesOrNo(TOLD), wrong)).toBeUndefined();
});

test('a choice is one of its names, in their own letters', () => {
  const schema = choice(['refuse', 'allow'], TOLD);
  expect(read(schema, 'allow')).toBe('allow');
  for (const wrong of ['Allow', '', 'toString', null]) expect(read(schema, wrong)).toBeUndefined();
});

test('each tells what is allowed there, in the numbers that it holds to', () => {
  const allowed = (schema: z.ZodType) => fieldOf(schema)?.allowed;
  expect(allowed(wholeNumber(1, 9, TOLD))).toBe('a whole number from 1 to 9');
  expect(allowed(limit(0, 9, TOLD).optional())).toBe('a whole number from 0 to 9, or unlimited');
  expect(allowed(usd(3, TOLD))).toBe('US dollars from 0 to 3 with at most 6 decimals');
  expect(allowed(usdLimit(TOLD))).toContain(`from 0 to ${MAX_USD}`);
  expect(allowed(choice(['a', 'b'], TOLD))).toBe('a, b');
});

describe('names', () => {
  it.each(['a', 'sora-2', 'veo-3.1-fast', 'team/model:v1', '0', 'a'.repeat(128)])(
    'can be %s',
    (name) => {
      expect([NAME.test(name), MODEL_PATTERN.test(name)]).toEqual([true, true]);
    },
  );

  it.each(['', '-a', '.a', 'a b', 'a\n', 'a\nb', 'ä', '../a', 'a'.repeat(129), '__proto__'])(
    'cannot be %j',
    (name) => {
      expect([NAME.test(name), MODEL_PATTERN.test(name)]).toEqual([false, false]);
    },
  );

  it.each(['*', 'sora*', '*-pro', 'a*b*c'])('have a star only as patterns: %s', (pattern) => {
    expect([NAME.test(pattern), MODEL_PATTERN.test(pattern)]).toEqual([false, true]);
  });
});
