/** Keeps a key and its project within what they may spend, a day, a month and in all. */
import { money, RepriseError, type Budget } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { READ_SPENDING } from './statements.ts';

export interface BudgetQuestion {
  readonly projectId: string;
  readonly keyId: string;
  /** What has just been held, and so counts already. */
  readonly amountMicros: number;
  readonly projectBudget: Budget;
  readonly keyBudget: Budget;
  readonly at: Date;
}

export type Spent = Record<`${'project' | 'key'}${'Total' | 'Day' | 'Month'}`, number>;

/**
 * To be sent after the hold, which has locked the account: so what is read here is all that was
 * spent, with what has just been held. Null where there is no budget.
 */
export async function readSpending(
  transaction: Queryable,
  { projectId, keyId, projectBudget, keyBudget, at }: Omit<BudgetQuestion, 'amountMicros'>,
): Promise<Spent | null> {
  if (isUnlimited(projectBudget) && isUnlimited(keyBudget)) return null;
  const { rows } = await transaction.query<Spent>(READ_SPENDING, [projectId, keyId, at]);
  const spent = rows[0];
  if (spent === undefined) throw new Error('a sum without a row');
  return spent;
}

/** Throws `budget_exceeded`, which undoes the hold with its transaction. */
export function requireWithinBudgets(question: BudgetQuestion, spent: Spent): void {
  const { projectBudget, keyBudget, at } = question;
  const tomorrow = secondsUntil(at, nextDay(at));
  const nextMonth = secondsUntil(at, startOfNextMonth(at));
  requireWithin(question, "key's budget", keyBudget.totalMicros, spent.keyTotal, null);
  requireWithin(question, "key's budget for today", keyBudget.dayMicros, spent.keyDay, tomorrow);
  requireWithin(
    question,
    "key's budget for this month",
    keyBudget.monthMicros,
    spent.keyMonth,
    nextMonth,
  );
  requireWithin(question, "project's budget", projectBudget.totalMicros, spent.projectTotal, null);
  requireWithin(
    question,
    "project's budget for today",
    projectBudget.dayMicros,
    spent.projectDay,
    tomorrow,
  );
  requireWithin(
    question,
    "project's budget for this month",
    projectBudget.monthMicros,
    spent.projectMonth,
    nextMonth,
  );
}

function requireWithin(
  { amountMicros }: BudgetQuestion,
  what: string,
  limitMicros: number | null,
  spentMicros: number,
  retryAfterSeconds: number | null,
): void {
  if (limitMicros === null || spentMicros <= limitMicros) return;
  const leftMicros = Math.max(0, limitMicros - (spentMicros - amountMicros));
  throw new RepriseError('budget_exceeded', {
    publicText: `The ${what} is ${money.formatMicros(limitMicros)}, of which ${money.formatMicros(leftMicros)} is left; this video costs ${money.formatMicros(amountMicros)}.`,
    ...(retryAfterSeconds === null ? {} : { retryAfterSeconds }),
  });
}

function isUnlimited({ totalMicros, dayMicros, monthMicros }: Budget): boolean {
  return totalMicros === null && dayMicros === null && monthMicros === null;
}

function nextDay(at: Date): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth(), at.getUTCDate() + 1);
}

function startOfNextMonth(at: Date): number {
  return Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 1);
}

function secondsUntil(at: Date, whenMs: number): number {
  return Math.ceil((whenMs - at.getTime()) / 1000);
}
