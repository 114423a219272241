/** A pool of connections to the database: single statements and transactions. */
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, type PoolClient } from 'pg';
import type { Logger } from '../lib/logger.ts';
import { backoffDelayMs, type Backoff } from '../lib/backoff.ts';
import { COLUMN_TYPES } from './column-types.ts';
import type { DatabaseConnection } from './database-connection.ts';
import { toDatabaseError } from './database-unavailable.ts';
import { errorCode } from './error-code.ts';
import { createNotifier, type Notification, type Notifier } from './notifier.ts';
import type { Queryable } from './queryable.ts';
import { runStatement } from './run-statement.ts';

export interface Transaction extends Queryable {
  /** Several statements at once, without values: for migrations. */
  runScript(script: string): Promise<void>;
}

export interface Database extends Queryable {
  /**
   * Commits what `work` did, or nothing. `work` is called again, from the start, when it loses a
   * conflict with another transaction, so it must do nothing but SQL.
   */
  transaction<Result>(work: (transaction: Transaction) => Promise<Result>): Promise<Result>;
  /** {@link Notifier.hear} */
  readonly hear: Notifier['hear'];
  close(): Promise<void>;
}

const MAX_CONNECTIONS = 10;
/** Waiting for a free or a new connection; then the caller hears that the database is away. */
const CONNECT_TIMEOUT_MS = 5000;
const MAX_ATTEMPTS = 6;
const CONFLICT_BACKOFF: Backoff = { firstMs: 10, maxMs: 500 };
/** Serialization failure and deadlock: the server chose us to give way. */
const CONFLICT_STATES = new Set(['40001', '40P01']);

export function openDatabase(connection: DatabaseConnection, logger: Logger): Database {
  const pool = new Pool({
    ...connection,
    max: MAX_CONNECTIONS,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
    types: COLUMN_TYPES,
    // What a transaction asks for at once goes out at once, and is answered in order.
    pipeline: true,
  });
  // Without a listener on each, a connection lost between two statements would end the process.
  pool.on('error', ({ message }) => {
    if (!pool.ending) logger.warn({ reason: message }, 'an idle database connection was lost');
  });
  pool.on('connect', (client) => client.on('error', () => undefined));

  const query: Database['query'] = (statement, values) => runStatement(pool, statement, values);
  const notifier = createNotifier(query, logger);

  async function attempt<Result>(work: (transaction: Transaction) => Promise<Result>) {
    const client = await pool.connect();
    try {
      const notifications: Notification[] = [];
      const result = await runInTransaction(client, work, notifications);
      client.release();
      notifier.tell(notifications);
      return result;
    } catch (error) {
      client.release(await rollBack(client));
      throw error;
    }
  }

  return {
    query,
    notifyAfterCommit: (channel, payload) => notifier.tell([{ channel, payload }]),
    hear: (channel, listener) => notifier.hear(channel, listener),

    async transaction(work) {
      for (let attempts = 1; ; attempts += 1) {
        try {
          return await attempt(work);
        } catch (error) {
          if (attempts === MAX_ATTEMPTS || !CONFLICT_STATES.has(errorCode(error)))
            throw toDatabaseError(error);
          await sleep(backoffDelayMs(CONFLICT_BACKOFF, attempts));
        }
      }
    },

    async close() {
      await notifier.close();
      await pool.end();
    },
  };
}

async function runInTransaction<Result>(
  client: PoolClient,
  work: (transaction: Transaction) => Promise<Result>,
  /** Gets what is to be told after the commit. */
  notifications: Notification[],
): Promise<Result> {
  let isOpen = true;
  function assertOpen(): void {
    // The connection may be running somebody else's transaction by now.
    if (!isOpen) throw new Error('a transaction was used after its end: a promise was not awaited');
  }
  const transaction: Transaction = {
    async query(statement, values) {
      assertOpen();
      sendTogether(client);
      return await runStatement(client, statement, values);
    },
    notifyAfterCommit(channel, payload) {
      assertOpen();
      notifications.push({ channel, payload });
    },
    async runScript(script) {
      assertOpen();
      await client.query(script);
    },
  };
  try {
    sendTogether(client);
    // Nobody needs to wait for its answer, since it comes before every other.
    const begun = client.query('begin');
    begun.catch(() => undefined);
    const result = await work(transaction);
    await begun;
    isOpen = false;
    const { command } = await client.query('commit');
    // The server answers so when a statement failed and `work` did not pass the failure on.
    if (command === 'ROLLBACK') throw new Error('a transaction hid a failed statement');
    return result;
  } finally {
    isOpen = false;
  }
}

/** What is asked for in one go is written to the connection in one go, and wakes the server once. */
function sendTogether({ connection: { stream } }: PoolClient): void {
  if (stream.writableCorked > 0) return;
  stream.cork();
  process.nextTick(() => stream.uncork());
}

/** The failure of the rollback itself, after which the connection is of no more use. */
async function rollBack(client: PoolClient): Promise<Error | undefined> {
  try {
    await client.query('rollback');
    return undefined;
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error));
  }
}
