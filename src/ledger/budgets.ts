/** Keeps a key and its project within what they may spend, a day, a month and in all. */
import { money, RepriseError, type Budget } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { READ_SPENDING } from './statements.ts';

interface BudgetQuestion {
  readonly projectId: string;
  readonly keyId: string;
  readonly amountMicros: number;
  readonly projectBudget: Budget;
  readonly keyBudget: Budget;
}

type Spent = Record<`${'project' | 'key'}${'Total' | 'Day' | 'Month'}`, number>;

interface SpendingRow extends Spent {
  readonly projectId: string;
  readonly keyId: string;
}

export interface Spending {
  /** Throws `budget_exceeded`, by what was spent and added. */
  check(question: BudgetQuestion): void;
  add(question: BudgetQuestion): void;
}

/**
 * To be sent after the accounts are locked: so what is read here is all that was spent. Nothing is
 * sent where there is no budget.
 */
export async function readSpending(
  transaction: Queryable,
  questions: readonly BudgetQuestion[],
  at: Date,
): Promise<Spending> {
  const limited = questions.filter(
    ({ projectBudget, keyBudget }) => !isUnlimited(projectBudget) || !isUnlimited(keyBudget),
  );
  const asked = new Map(limited.map((question) => [nameOfKey(question), question]));
  const spent = new Map<string, SpendingRow>();
  if (asked.size > 0) {
    const pairs = [...asked.values()];
    const { rows } = await transaction.query<SpendingRow>(READ_SPENDING, [
      pairs.map(({ projectId }) => projectId),
      pairs.map(({ keyId }) => keyId),
      at,
    ]);
    for (const row of rows) spent.set(nameOfKey(row), row);
  }
  const addedToProject = new Map<string, number>();
  const addedToKey = new Map<string, number>();
  return {
    check(question) {
      const before = spent.get(nameOfKey(question));
      if (before === undefined) return;
      const ofProject = addedToProject.get(question.projectId) ?? 0;
      const ofKey = addedToKey.get(nameOfKey(question)) ?? 0;
      requireWithinBudgets(question, at, {
        projectTotal: before.projectTotal + ofProject,
        projectDay: before.projectDay + ofProject,
        projectMonth: before.projectMonth + ofProject,
        keyTotal: before.keyTotal + ofKey,
        keyDay: before.keyDay + ofKey,
        keyMonth: before.keyMonth + ofKey,
      });
    },
    add(question) {
      const { projectId, amountMicros } = question;
      const name = nameOfKey(question);
      addedToProject.set(projectId, (addedToProject.get(projectId) ?? 0) + amountMicros);
      addedToKey.set(name, (addedToKey.get(name) ?? 0) + amountMicros);
    },
  };
}

/** No id of the database holds a U+0000. */
function nameOfKey({ projectId, keyId }: Pick<BudgetQuestion, 'projectId' | 'keyId'>): string {
  return `${projectId}\0${keyId}`;
}

function requireWithinBudgets(question: BudgetQuestion, at: Date, spent: Spent): void {
  const { projectBudget, keyBudget } = question;
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
  if (limitMicros === null || spentMicros + amountMicros <= limitMicros) return;
  const leftMicros = Math.max(0, limitMicros - spentMicros);
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
