/** Recomputes everything the ledger remembers from its transfers, and says where it disagrees. */
import { money } from '../core/index.ts';
import type { Database } from '../db/index.ts';
import * as statements from './statements.ts';

export interface LedgerReport {
  readonly accounts: number;
  readonly transfers: number;
  /** One line for each disagreement; none when the books balance. */
  readonly faults: readonly string[];
}

interface WrongAccount {
  projectId: string;
  availableMicros: number;
  availableComputed: number;
  heldMicros: number;
  heldComputed: number;
  heldByVideos: number;
  chargedMicros: number;
  chargedComputed: number;
}

interface WrongSpending {
  projectId: string;
  keyId: string;
  day: string;
  amountMicros: number;
  computed: number;
}

interface WrongHold {
  videoId: string;
  heldMicros: number;
  resolvedMicros: number;
}

/** Each check is one statement, and so sees one moment, also while money moves. */
export async function verifyLedger(database: Database): Promise<LedgerReport> {
  const count = await database.query<{ accounts: number; transfers: number }>(
    statements.COUNT_TRANSFERS,
    [],
  );
  const accounts = await database.query<WrongAccount>(statements.FIND_WRONG_ACCOUNTS, []);
  const spending = await database.query<WrongSpending>(statements.FIND_WRONG_SPENDING, []);
  const holds = await database.query<WrongHold>(statements.FIND_WRONG_HOLDS, []);
  return {
    accounts: count.rows[0]?.accounts ?? 0,
    transfers: count.rows[0]?.transfers ?? 0,
    faults: [
      ...accounts.rows.map(describeAccount),
      ...spending.rows.map(describeSpending),
      ...holds.rows.map(describeHold),
    ],
  };
}

function describeAccount(row: WrongAccount): string {
  const pairs: [string, number, number][] = [
    ['available', row.availableMicros, row.availableComputed],
    ['held', row.heldMicros, row.heldComputed],
    ['held for videos', row.heldMicros, row.heldByVideos],
    ['charged', row.chargedMicros, row.chargedComputed],
  ];
  const wrong = pairs
    .filter(([, kept, computed]) => kept !== computed)
    .map(([name, kept, computed]) => {
      return `${name} is ${money.formatMicros(kept)}, its transfers say ${money.formatMicros(computed)}`;
    });
  return `account of ${row.projectId}: ${wrong.join('; ') || 'its transfers do not sum to zero'}`;
}

function describeSpending({ projectId, keyId, day, amountMicros, computed }: WrongSpending) {
  return `spending of ${projectId} by ${keyId} on ${day}: counted ${money.formatMicros(amountMicros)}, its transfers say ${money.formatMicros(computed)}`;
}

function describeHold({ videoId, heldMicros, resolvedMicros }: WrongHold): string {
  return `hold of ${videoId}: held ${money.formatMicros(heldMicros)}, resolved ${money.formatMicros(resolvedMicros)}`;
}
