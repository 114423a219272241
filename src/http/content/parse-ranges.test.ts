/** Ranges: what is asked for, within what there is, never a byte twice. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { lengthOf, MAX_RANGES, nameRange, parseRanges } from './parse-ranges.ts';

const range = (firstByte: number, lastByte: number) => ({ firstByte, lastByte });

describe('of 100 bytes', () => {
  it.each([
    ['bytes=0-', [range(0, 99)]],
    ['bytes=0-0', [range(0, 0)]],
    ['bytes=10-19', [range(10, 19)]],
    ['bytes=90-1000', [range(90, 99)]],
    ['bytes=-10', [range(90, 99)]],
    ['bytes=-1000', [range(0, 99)]],
    ['BYTES=0-1', [range(0, 1)]],
    ['bytes= 0-1 , 4-5', [range(0, 1), range(4, 5)]],
    ['bytes=,,0-1,,', [range(0, 1)]],
    ['bytes=50-59,0-9', [range(50, 59), range(0, 9)]],
    ['bytes=0-9,10-19', [range(0, 9), range(10, 19)]],
    ['bytes=0-9,5-19', [range(0, 19)]],
    ['bytes=0-9,20-29,5-25', [range(0, 29)]],
    ['bytes=0-,0-,0-', [range(0, 99)]],
    ['bytes=0-1,100-', [range(0, 1)]],
    [`bytes=0-${'9'.repeat(400)}`, [range(0, 99)]],
    ['bytes=100-', []],
    ['bytes=100-200,300-', []],
    ['bytes=-0', []],
    [`bytes=${'9'.repeat(400)}-`, []],
  ])('%s', (header, expected) => {
    expect(parseRanges(header, 100)).toEqual(expected);
  });

  it.each([
    undefined,
    '',
    'bytes',
    'bytes=',
    'bytes=,',
    'bytes=-',
    'bytes=5-4',
    'bytes=0-1,5-4',
    'bytes=a-b',
    'bytes=0-9;',
    'bytes=0x0-0x9',
    'bytes=1.5-2',
    'bytes=--5',
    'bytes=0 - 9',
    'bytes 0-9',
    'seconds=0-9',
  ])('%s means the whole', (header) => {
    expect(parseRanges(header, 100)).toBeNull();
  });

  it('are the whole for whoever asks for too many parts', () => {
    const parts = (count: number) =>
      `bytes=${Array.from({ length: count }, (_item, index) => `${index * 3}-${index * 3}`).join()}`;
    expect(parseRanges(parts(MAX_RANGES), 1000)).toHaveLength(MAX_RANGES);
    expect(parseRanges(parts(MAX_RANGES + 1), 1000)).toBeNull();
  });
});

it('nothing has no parts', () => {
  expect(parseRanges('bytes=0-', 0)).toBeNull();
  expect(parseRanges('bytes=-5', 0)).toBeNull();
});

/** The model: HTTP's own words about which positions a spec means, one position at a time. */
type Spec = { first: number; last: number | null } | { suffix: number };

const position = fc.nat({ max: 60 });
const spec: fc.Arbitrary<Spec> = fc.oneof(
  fc.record({ first: position, last: fc.option(position) }),
  fc.record({ suffix: position }),
);

function isMeant(at: number, wanted: Spec, sizeBytes: number): boolean {
  if ('suffix' in wanted) return at >= sizeBytes - wanted.suffix;
  return at >= wanted.first && (wanted.last === null || at <= wanted.last);
}

function write(wanted: Spec): string {
  return 'suffix' in wanted ? `-${wanted.suffix}` : `${wanted.first}-${wanted.last ?? ''}`;
}

function isBackwards(wanted: Spec): boolean {
  return 'first' in wanted && wanted.last !== null && wanted.last < wanted.first;
}

it('what is parsed is exactly what is meant and there, and disjoint', () => {
  const specs = fc.array(spec, { minLength: 1, maxLength: MAX_RANGES });
  fc.assert(
    fc.property(specs, fc.integer({ min: 1, max: 50 }), (wanted, sizeBytes) => {
      const parsed = parseRanges(`bytes=${wanted.map(write).join(', ')}`, sizeBytes);
      if (wanted.some(isBackwards)) {
        expect(parsed).toBeNull();
        return;
      }
      const positions = Array.from({ length: sizeBytes }, (_item, at) => at);
      const meant = positions.filter((at) => wanted.some((one) => isMeant(at, one, sizeBytes)));
      const given = (parsed ?? []).flatMap(({ firstByte, lastByte }) =>
        Array.from({ length: lastByte - firstByte + 1 }, (_item, index) => firstByte + index),
      );
      expect(given.toSorted((a, b) => a - b)).toEqual(meant);
    }),
    { numRuns: 500 },
  );
});

it('any text is either ranges within the bytes or none', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary-ascii' }), fc.nat({ max: 1000 }), (text, sizeBytes) => {
      for (const { firstByte, lastByte } of parseRanges(`bytes=${text}`, sizeBytes) ?? []) {
        expect(firstByte).toBeLessThanOrEqual(lastByte);
        expect(lastByte).toBeLessThan(sizeBytes);
      }
    }),
  );
});

it('a range knows its length and its name', () => {
  expect(lengthOf(range(10, 19))).toBe(10);
  expect(nameRange(range(10, 19), 100)).toBe('bytes 10-19/100');
});
