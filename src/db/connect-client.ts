/** Opens one connection outside the pool, for work that belongs to a session. */
import { Client } from 'pg';
import { COLUMN_TYPES } from './column-types.ts';
import type { DatabaseConnection } from './database-connection.ts';
import { toDatabaseError } from './database-unavailable.ts';

const CONNECT_TIMEOUT_MS = 5000;
/** A statement that is not answered by then means that the connection carries nothing any more. */
const ANSWER_TIMEOUT_MS = 10_000;

/** `purpose` is what an administrator sees in `pg_stat_activity`. */
export async function connectClient(
  connection: DatabaseConnection,
  purpose: string,
): Promise<Client> {
  const client = new Client({
    ...connection,
    application_name: purpose,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    query_timeout: ANSWER_TIMEOUT_MS,
    keepAlive: true,
    types: COLUMN_TYPES,
  });
  // The loss shows in the event `end` and in the next statement; unheard, it would end the process.
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    throw toDatabaseError(error);
  }
}
