/** The submissions made for videos: what lets a restart go on instead of paying twice. */
import type { Queryable } from '../db/index.ts';
import type { JsonValue } from '../lib/json.ts';

export interface Attempt {
  /** Also the idempotency key towards the provider. */
  readonly id: string;
  readonly state: 'submitting' | 'submitted';
  readonly operation: JsonValue | null;
}

const INSERT_ATTEMPT = {
  name: 'engine_insert_attempt',
  text: `
    insert into attempts (id, video_id, state, created_at) values ($1, $2, 'submitting', $3)`,
};

const RECORD_OPERATION = {
  name: 'engine_record_operation',
  text: `update attempts set state = 'submitted', operation = $2 where id = $1`,
};

const DELETE_ATTEMPT = {
  name: 'engine_delete_attempt',
  text: `delete from attempts where id = $1 and state = 'submitting'`,
};

const FIND_ATTEMPT = {
  name: 'engine_find_attempt',
  text: `select id, state, operation from attempts where video_id = $1`,
};

export async function insertAttempt(
  transaction: Queryable,
  attempt: { readonly id: string; readonly videoId: string; readonly createdAt: Date },
): Promise<void> {
  await transaction.query(INSERT_ATTEMPT, [attempt.id, attempt.videoId, attempt.createdAt]);
}

export async function recordOperation(
  transaction: Queryable,
  attemptId: string,
  operation: JsonValue,
): Promise<void> {
  await transaction.query(RECORD_OPERATION, [attemptId, JSON.stringify(operation)]);
}

/** The provider has surely not accepted it; the next submission is a new one. */
export async function deleteAttempt(transaction: Queryable, attemptId: string): Promise<void> {
  await transaction.query(DELETE_ATTEMPT, [attemptId]);
}

export async function findAttempt(database: Queryable, videoId: string): Promise<Attempt | null> {
  const { rows } = await database.query<Attempt>(FIND_ATTEMPT, [videoId]);
  return rows[0] ?? null;
}
