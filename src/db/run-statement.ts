/** Runs one named statement on a connection or a pool of them. */
import type { ClientBase, Pool } from 'pg';
import { toDatabaseError } from './database-unavailable.ts';
import type { QueryResult, Statement } from './queryable.ts';

/** The server would cut a longer name, and two names could become one. */
const MAX_NAME_BYTES = 63;

export async function runStatement<Row>(
  connection: ClientBase | Pool,
  statement: Statement,
  values: readonly unknown[],
): Promise<QueryResult<Row>> {
  const { name, text } = statement;
  if (name === '' || Buffer.byteLength(name) > MAX_NAME_BYTES) {
    throw new RangeError(`a statement's name has 1 to ${MAX_NAME_BYTES} bytes: ${name}`);
  }
  try {
    const { rows, rowCount } = await connection.query({ name, text, values: [...values] });
    return { rows, rowCount: rowCount ?? 0 };
  } catch (error) {
    throw toDatabaseError(error);
  }
}
