/** A database that is lost at a chosen moment, as if the process had been killed there. */
import type { Database, Queryable, Statement, Transaction } from '../../src/db/index.ts';

export class Crash extends Error {
  override readonly name = 'Crash';
}

export interface CrashingDatabase extends Database {
  /** Moments passed so far: two for each statement and each commit, before it and after it. */
  readonly moments: number;
  /** The statements, in order, for a test's own message. */
  readonly names: readonly string[];
}

/**
 * From moment `crashAt` on nothing gets through any more: what a transaction had done is rolled
 * back, what was committed stays, though nobody heard of it.
 */
export function createCrashingDatabase(
  database: Database,
  crashAt: number,
  /** What happens at that moment, instead of a {@link Crash}; a real process may end here. */
  crash: () => void = () => {
    throw new Crash(`killed at moment ${crashAt}`);
  },
): CrashingDatabase {
  let moments = 0;
  const names: string[] = [];

  function pass(): void {
    moments += 1;
    if (moments >= crashAt) crash();
  }

  const guard = (queryable: Queryable): Queryable['query'] =>
    async function query<Row>(statement: Statement, values: readonly unknown[]) {
      pass();
      names.push(statement.name);
      const result = await queryable.query<Row>(statement, values);
      pass();
      return result;
    };

  return {
    get moments() {
      return moments;
    },
    names,
    query: guard(database),
    notifyAfterCommit: (channel, payload) => database.notifyAfterCommit(channel, payload),
    hear: (channel, listener) => database.hear(channel, listener),
    async transaction<Result>(work: (transaction: Transaction) => Promise<Result>) {
      const result = await database.transaction(async (transaction) => {
        const done = await work({ ...transaction, query: guard(transaction) });
        pass();
        return done;
      });
      pass();
      return result;
    },
    close: () => database.close(),
  };
}
