/** Sums of usage: nothing is lost or counted twice, whatever is seen apart. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { UsageRow } from '../ledger/index.ts';
import { recordUsage, summarizeUsage, USAGE_DIMENSIONS, type UsageSum } from './summarize-usage.ts';

function row(changes: Partial<UsageRow> = {}): UsageRow {
  return {
    day: '2026-03-31',
    projectId: 'proj_1',
    keyId: 'key_1',
    model: 'sora-2',
    operation: 'create',
    videos: 3,
    completed: 1,
    released: 1,
    chargedMicros: 400_000,
    heldMicros: 200_000,
    ...changes,
  };
}

const COUNTS = ['videos', 'completed', 'released', 'chargedMicros', 'heldMicros'] as const;

function total(of: readonly (UsageRow | UsageSum)[]): number[] {
  return COUNTS.map((name) => of.reduce((sum, entry) => sum + entry[name], 0));
}

describe('summarizeUsage', () => {
  it('adds up what is the same in everything that was asked for', () => {
    const rows = [row(), row({ day: '2026-04-01' }), row({ model: 'veo3.1-fast', videos: 1 })];
    expect(summarizeUsage(rows, ['model'])).toEqual([
      {
        of: { model: 'sora-2' },
        videos: 6,
        completed: 2,
        released: 2,
        chargedMicros: 800_000,
        heldMicros: 400_000,
      },
      {
        of: { model: 'veo3.1-fast' },
        videos: 1,
        completed: 1,
        released: 1,
        chargedMicros: 400_000,
        heldMicros: 200_000,
      },
    ]);
  });

  it('is one sum when nothing is to be seen apart, and none of nothing', () => {
    expect(summarizeUsage([row(), row({ projectId: 'proj_2' })], [])).toMatchObject([
      { of: {}, videos: 6 },
    ]);
    expect(summarizeUsage([], [])).toEqual([]);
    expect(summarizeUsage([], ['day'])).toEqual([]);
  });

  it.each([
    ['day', { day: '2026-04-01' }, '2026-04-01'],
    ['project', { projectId: 'proj_2' }, 'proj_2'],
    ['key', { keyId: 'key_2' }, 'key_2'],
    ['model', { model: 'veo3.1-fast' }, 'veo3.1-fast'],
    ['operation', { operation: 'remix' }, 'remix'],
  ] as const)('sees apart by %s, and by that alone', (dimension, change, value) => {
    const rows = [row(), row(change)];
    const sums = summarizeUsage(rows, [dimension]);
    expect(sums).toHaveLength(2);
    expect(sums[1]?.of).toEqual({ [dimension]: value });
    const others = USAGE_DIMENSIONS.filter((name) => name !== dimension);
    expect(summarizeUsage(rows, others)).toHaveLength(1);
  });

  it('does not take two for one because their names run together', () => {
    const rows = [
      row({ projectId: 'a', keyId: 'b","key":"c' }),
      row({ projectId: 'a","key":"b', keyId: 'c' }),
      row({ projectId: '', keyId: 'ab' }),
      row({ projectId: 'ab', keyId: '' }),
    ];
    expect(summarizeUsage(rows, ['project', 'key'])).toHaveLength(4);
  });

  it('keeps the order of the rows', () => {
    const models = ['veo3.1-fast', 'sora-2', 'sora-2-pro', 'sora-2'];
    const sums = summarizeUsage(
      models.map((model) => row({ model })),
      ['model'],
    );
    expect(sums.map(({ of }) => of.model)).toEqual(['veo3.1-fast', 'sora-2', 'sora-2-pro']);
  });

  it('loses nothing and counts nothing twice, for any rows and any dimensions', () => {
    const few = (...values: string[]) => fc.constantFrom(...values);
    const rows = fc.array(
      fc.record<UsageRow>({
        day: few('2026-03-31', '2026-04-01'),
        projectId: few('proj_1', 'proj_2'),
        keyId: few('key_1', 'key_2'),
        model: few('sora-2', 'veo3.1-fast'),
        operation: fc.constantFrom('create', 'remix'),
        videos: fc.nat(1000),
        completed: fc.nat(1000),
        released: fc.nat(1000),
        chargedMicros: fc.nat(),
        heldMicros: fc.nat(),
      }),
    );
    fc.assert(
      fc.property(rows, fc.subarray([...USAGE_DIMENSIONS]), (given, dimensions) => {
        const sums = summarizeUsage(given, dimensions);
        expect(total(sums)).toEqual(total(given));
        expect(new Set(sums.map(({ of }) => JSON.stringify(of))).size).toBe(sums.length);
        for (const { of } of sums) expect(Object.keys(of)).toEqual(dimensions);
      }),
    );
  });
});

describe('recordUsage', () => {
  it('says of what, how many and how much, in the names that leave the gateway', () => {
    const [sum] = summarizeUsage([row({ chargedMicros: 1_234_567 })], ['day', 'project']);
    expect(recordUsage(sum!)).toEqual({
      day: '2026-03-31',
      project: 'proj_1',
      videos: 3,
      completed: 1,
      released: 1,
      charged_micros: 1_234_567,
      charged: '1.234567',
      held_micros: 200_000,
      currency: 'usd',
    });
  });
});
