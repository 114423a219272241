/** Options that say how much a project or a key may do. */
import { InvalidArgumentError, type Command } from 'commander';
import { money, type Budget, type LimitChanges } from '../core/index.ts';

/** `none` lifts a limit. It is null only inside: commander takes a null for an option without value. */
export type LimitOption = number | 'none';

export interface LimitOptions {
  readonly runningLimit?: LimitOption;
  readonly queueDepth?: LimitOption;
  readonly requestsPerMinute?: LimitOption;
  readonly budgetTotal?: LimitOption;
  readonly budgetDay?: LimitOption;
  readonly budgetMonth?: LimitOption;
}

export function addLimitOptions(command: Command): Command {
  return command
    .option('--running-limit <n>', 'videos in the making at once', parsePositiveLimit)
    .option('--queue-depth <n>', 'videos that may wait for their turn', parseLimit)
    .option('--requests-per-minute <n>', 'requests that make something', parsePositiveLimit)
    .option('--budget-total <dollars>', 'what may be spent in all', parseAmountLimit)
    .option('--budget-day <dollars>', 'what may be spent a day (of UTC)', parseAmountLimit)
    .option('--budget-month <dollars>', 'what may be spent a month (of UTC)', parseAmountLimit);
}

/** What the options name, and nothing else. */
export function readLimitOptions(options: LimitOptions): LimitChanges {
  return {
    ...named('runningLimit', options.runningLimit),
    ...named('queueDepth', options.queueDepth),
    ...named('requestsPerMinute', options.requestsPerMinute),
    budget: {
      ...named('totalMicros', options.budgetTotal),
      ...named('dayMicros', options.budgetDay),
      ...named('monthMicros', options.budgetMonth),
    },
  };
}

export function describeBudget({ totalMicros, dayMicros, monthMicros }: Budget): string {
  const parts = [
    dayMicros === null ? null : `${money.formatMicros(dayMicros)}/day`,
    monthMicros === null ? null : `${money.formatMicros(monthMicros)}/month`,
    totalMicros === null ? null : `${money.formatMicros(totalMicros)} in all`,
  ];
  return parts.filter((part) => part !== null).join(', ') || 'none';
}

/** Dollars, of any sign. */
export function parseDollars(text: string): number {
  const micros = money.parseDollars(text);
  if (micros !== null) return micros;
  throw new InvalidArgumentError('Use dollars, such as 5 or 12.50.');
}

export function parseAmountLimit(text: string): LimitOption {
  if (text === 'none') return text;
  const micros = money.parseDollars(text);
  if (micros !== null && micros >= 0) return micros;
  throw new InvalidArgumentError('Use dollars, such as 12.50, or "none".');
}

function parseLimit(text: string): LimitOption {
  if (text === 'none') return text;
  if (/^\d{1,6}$/.test(text)) return Number(text);
  throw new InvalidArgumentError('Use a whole number, or "none".');
}

function parsePositiveLimit(text: string): LimitOption {
  const limit = parseLimit(text);
  if (limit !== 0) return limit;
  throw new InvalidArgumentError('Use a whole number above 0, or "none".');
}

function named<Name extends string>(
  name: Name,
  option: LimitOption | undefined,
): Partial<Record<Name, number | null>> {
  return option === undefined ? {} : ({ [name]: limitOf(option) } as Record<Name, number | null>);
}

/** Null means without limit. */
export function limitOf(option: LimitOption): number | null {
  return option === 'none' ? null : option;
}
