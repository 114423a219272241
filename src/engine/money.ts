/** What operators and callers can do about money, besides making videos. */
import type { Database } from '../db/index.ts';
import {
  listTransfers,
  readBalance,
  readUsage,
  setCreditLimit,
  transferByHand,
  type Balance,
  type StatementQuery,
  type Transfer,
  type TransferByHand,
  type UsageQuery,
  type UsageRow,
} from '../ledger/index.ts';
import type { Clock } from '../lib/clock.ts';
import { formatStatement, type StatementFormat } from './format-statement.ts';
import { summarizeUsage, type UsageDimension, type UsageSum } from './summarize-usage.ts';
import { verifyBooks, type BooksReport } from './verify-books.ts';

/** A kind of transfer with all that belongs to it but the time. */
type WithoutTime<Request> = Request extends unknown ? Omit<Request, 'at'> : never;

/** What is to be moved, without why, for whom and by whom. */
export type TransferWish = TransferByHand extends infer Request
  ? Request extends unknown
    ? Omit<Request, 'at' | 'requestId' | 'projectId' | 'reason' | 'actor'>
    : never
  : never;

export interface Money {
  readBalance(projectId: string): Promise<Balance>;
  /** Null means that the project may go below zero as far as it likes. */
  setCreditLimit(projectId: string, creditLimitMicros: number | null): Promise<Balance>;
  /** A top-up, an adjustment or a refund; the same request id is done once. */
  transfer(request: WithoutTime<TransferByHand>): Promise<Transfer>;
  listTransfers(query: StatementQuery): AsyncGenerator<Transfer, void, void>;
  /** The same as a file, a piece at a time. */
  formatStatement(
    query: StatementQuery,
    format: StatementFormat,
  ): AsyncGenerator<string, void, void>;
  readUsage(query: UsageQuery): Promise<readonly UsageRow[]>;
  summarizeUsage(rows: readonly UsageRow[], by: readonly UsageDimension[]): readonly UsageSum[];
  verify(): Promise<BooksReport>;
}

export function createMoney(database: Database, clock: Clock): Money {
  return {
    readBalance: (projectId) => readBalance(database, projectId),
    setCreditLimit: (projectId, limit) => setCreditLimit(database, projectId, limit),
    transfer: (request) => transferByHand(database, { ...request, at: clock.now() }),
    listTransfers: (query) => listTransfers(database, query),
    formatStatement: (query, format) => formatStatement(listTransfers(database, query), format),
    summarizeUsage,
    readUsage: (query) => readUsage(database, query),
    verify: () => verifyBooks(database),
  };
}
