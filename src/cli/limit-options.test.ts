/** Limits from the command line: read, laid over what is there, and told. */
import { Command } from 'commander';
import { describe, expect, it } from 'vitest';
import { changeLimits, NO_LIMITS, type Limits } from '../core/index.ts';
import {
  addLimitOptions,
  describeBudget,
  limitOf,
  parseDollars,
  readLimitOptions,
  type LimitOptions,
} from './limit-options.ts';

const CURRENT: Limits = {
  runningLimit: 4,
  queueDepth: 5,
  requestsPerMinute: 6,
  budget: { totalMicros: 7_000_000, dayMicros: 8_000_000, monthMicros: 9_000_000 },
};

/** What a command line makes of the limits that are there. */
function apply(...args: string[]): Limits {
  const command = addLimitOptions(new Command())
    .exitOverride()
    .configureOutput({ writeErr: () => undefined });
  command.parse(args, { from: 'user' });
  return changeLimits(CURRENT, readLimitOptions(command.opts<LimitOptions>()));
}

describe('limits', () => {
  it('stay as they are when nothing is said of them', () => {
    expect(apply()).toEqual(CURRENT);
  });

  it.each([
    ['--running-limit', '12', { ...CURRENT, runningLimit: 12 }],
    ['--queue-depth', '0', { ...CURRENT, queueDepth: 0 }],
    ['--requests-per-minute', '999999', { ...CURRENT, requestsPerMinute: 999_999 }],
    ['--budget-total', '0', { ...CURRENT, budget: { ...CURRENT.budget, totalMicros: 0 } }],
    ['--budget-day', '0.000001', { ...CURRENT, budget: { ...CURRENT.budget, dayMicros: 1 } }],
    [
      '--budget-month',
      '12.5',
      { ...CURRENT, budget: { ...CURRENT.budget, monthMicros: 12_500_000 } },
    ],
  ])('%s %s changes that alone', (option, value, expected) => {
    expect(apply(option, value)).toEqual(expected);
  });

  it('are lifted one by one, or all together', () => {
    expect(apply('--queue-depth', 'none')).toEqual({ ...CURRENT, queueDepth: null });
    const names = ['running-limit', 'queue-depth', 'requests-per-minute'];
    const budgets = ['budget-total', 'budget-day', 'budget-month'];
    const everything = [...names, ...budgets].flatMap((name) => [`--${name}`, 'none']);
    expect(apply(...everything)).toEqual(NO_LIMITS);
  });

  it.each(['-1', '1.5', '', ' ', '1e3', '0x10', '1000000', 'None', '٣'])('are no %j', (value) => {
    expect(() => apply(`--running-limit=${value}`)).toThrow(/Use a whole number, or "none"/);
  });

  it.each(['-0.01', '', '1,50', '€5', '0.0000001', '1e3', 'Infinity', 'NaN'])(
    'of money are no %j',
    (value) => {
      expect(() => apply(`--budget-day=${value}`)).toThrow(/Use dollars, such as 12\.50/);
    },
  );
});

describe('what would let nothing through', () => {
  it.each(['--running-limit', '--requests-per-minute'])('is no limit: %s 0', (option) => {
    expect(() => apply(option, '0')).toThrow(/Use a whole number above 0, or "none"/);
  });
});

describe('limitOf', () => {
  it('means no limit by null, and nothing by zero', () => {
    expect([limitOf('none'), limitOf(0), limitOf(5)]).toEqual([null, 0, 5]);
  });
});

describe('parseDollars', () => {
  it('takes any sign, exactly', () => {
    const texts = ['5', '-5', '12.50', '-0.000001', '0'];
    expect(texts.map(parseDollars)).toEqual([5_000_000, -5_000_000, 12_500_000, -1, 0]);
  });

  it.each(['', 'five', '1.2.3', '--5', '0.0000001'])('is no %j', (text) => {
    expect(() => parseDollars(text)).toThrow('Use dollars, such as 5 or 12.50.');
  });
});

describe('describeBudget', () => {
  it('names what is limited, the shortest time first', () => {
    expect(describeBudget(CURRENT.budget)).toBe('$8.00/day, $9.00/month, $7.00 in all');
    expect(describeBudget({ ...NO_LIMITS.budget, monthMicros: 0 })).toBe('$0.00/month');
    expect(describeBudget(NO_LIMITS.budget)).toBe('none');
  });
});
