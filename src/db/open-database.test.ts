import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { createLogger } from '../lib/logger.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { openDatabase, type Transaction } from './open-database.ts';
import type { Queryable } from './queryable.ts';

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createEmptyDatabase();
  const create = 'create table counters (id text primary key, value bigint not null, note jsonb)';
  await testDatabase.database.transaction((transaction) => transaction.runScript(create));
});
beforeEach(async () => {
  await run(testDatabase.database, 'truncate counters');
  await run(testDatabase.database, `insert into counters values ('a', 0), ('b', 0)`);
});
afterAll(() => testDatabase.drop());

/** A statement named after its text. */
async function run<Row>(database: Queryable, text: string, values: readonly unknown[] = []) {
  const name = Buffer.from(text).toString('base64').slice(-60);
  return await database.query<Row>({ name, text }, values);
}

async function readCounter(id: string): Promise<number | undefined> {
  const { rows } = await run<{ value: number }>(
    testDatabase.database,
    'select value from counters where id = $1',
    [id],
  );
  return rows[0]?.value;
}

async function add(database: Queryable, id: string, amount: number): Promise<void> {
  await run(database, 'update counters set value = value + $2 where id = $1', [id, amount]);
}

/** Ends every other connection to the database, as a server that is restarted does. */
async function throwOut(transaction: Queryable): Promise<void> {
  await run(
    transaction,
    `select pg_terminate_backend(pid) from pg_stat_activity
     where datname = current_database() and pid <> pg_backend_pid()`,
  );
}

describe('a statement', () => {
  it('gives rows in JavaScript values, and their count', async () => {
    const text = `select 9007199254740991::int8 as large, null::int8 as nothing, $1::jsonb as json,
      timestamptz '2026-11-21T08:00:00Z' as time, '\\x00ff'::bytea as bytes`;
    const result = await run(testDatabase.database, text, [{ a: [1, null] }]);
    expect(result.rowCount).toBe(1);
    expect(result.rows).toEqual([
      {
        large: Number.MAX_SAFE_INTEGER,
        nothing: null,
        json: { a: [1, null] },
        time: new Date('2026-11-21T08:00:00Z'),
        bytes: Buffer.from([0, 255]),
      },
    ]);
  });

  it('counts the rows that it changed', async () => {
    const result = await run(testDatabase.database, 'update counters set value = 1');
    expect(result).toEqual({ rows: [], rowCount: 2 });
  });

  it('fails rather than return a number that is nearly right', async () => {
    const text = 'select 9007199254740993::int8 as large';
    await expect(run(testDatabase.database, text)).rejects.toThrow('9007199254740993');
    expect(await readCounter('a')).toBe(0);
  });

  it('is planned once per connection under its name', async () => {
    await testDatabase.database.transaction(async (transaction) => {
      const statement = { name: 'counted', text: 'select $1::int' };
      for (const value of [1, 2, 3]) await transaction.query(statement, [value]);
      const text = `select (generic_plans + custom_plans)::int as uses
        from pg_prepared_statements where name = 'counted'`;
      expect((await run(transaction, text)).rows).toEqual([{ uses: 3 }]);
    });
  });

  it.each(['', 'x'.repeat(64), 'é'.repeat(32)])('is not sent under the name "%s"', async (name) => {
    const statement = { name, text: 'select 1' };
    await expect(testDatabase.database.query(statement, [])).rejects.toThrow(RangeError);
  });

  it('that is refused leaves the error as the server gave it', async () => {
    const insert = run(testDatabase.database, `insert into counters values ('a', 1)`);
    await expect(insert).rejects.toMatchObject({ code: '23505', constraint: 'counters_pkey' });
  });
});

describe('a transaction', () => {
  it('commits all, and gives what its work gave', async () => {
    const result = await testDatabase.database.transaction(async (transaction) => {
      await add(transaction, 'a', 1);
      await add(transaction, 'b', 2);
      return 'done';
    });
    expect([result, await readCounter('a'), await readCounter('b')]).toEqual(['done', 1, 2]);
  });

  it('leaves nothing when its work throws', async () => {
    const work = testDatabase.database.transaction(async (transaction) => {
      await add(transaction, 'a', 1);
      throw new Error('changed my mind');
    });
    await expect(work).rejects.toThrow('changed my mind');
    expect(await readCounter('a')).toBe(0);
  });

  it('does not pretend to have committed when its work hides a failure', async () => {
    const work = testDatabase.database.transaction(async (transaction) => {
      await add(transaction, 'a', 1);
      await run(transaction, 'select 1 / 0').catch(() => undefined);
    });
    await expect(work).rejects.toThrow('hid a failed statement');
    expect(await readCounter('a')).toBe(0);
  });

  it('cannot be used after its end', async () => {
    const leaked = await testDatabase.database.transaction<Transaction[]>(async (transaction) => [
      transaction,
    ]);
    await expect(run(leaked[0]!, 'select 1')).rejects.toThrow('was used after its end');
    await expect(leaked[0]!.runScript('select 1')).rejects.toThrow('was used after its end');
  });

  it('is done again when the server makes it give way to another', async () => {
    let attempts = 0;
    let rivals: Promise<unknown> = Promise.resolve();
    await testDatabase.database.transaction(async (transaction) => {
      attempts += 1;
      await transaction.runScript('set transaction isolation level repeatable read');
      const read = `select value from counters where id = 'a'`;
      const { rows } = await run<{ value: number }>(transaction, read);
      if (attempts === 1) rivals = add(testDatabase.database, 'a', 10);
      await rivals;
      await add(transaction, 'a', (rows[0]?.value ?? 0) + 1);
    });
    expect(attempts).toBe(2);
    // The second time it saw the rival's 10.
    expect(await readCounter('a')).toBe(21);
  });

  it('is done again after a deadlock, and both sides get through', async () => {
    const both = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    async function lockBoth(first: string, second: string, turn: 0 | 1): Promise<void> {
      await testDatabase.database.transaction(async (transaction) => {
        await add(transaction, first, 1);
        both[turn]?.resolve();
        await both[1 - turn]?.promise;
        await add(transaction, second, 1);
      });
    }
    await Promise.all([lockBoth('a', 'b', 0), lockBoth('b', 'a', 1)]);
    expect([await readCounter('a'), await readCounter('b')]).toEqual([2, 2]);
  });

  it('gives up after some conflicts, with the last one', async () => {
    let attempts = 0;
    const work = testDatabase.database.transaction(async (transaction) => {
      attempts += 1;
      await transaction.runScript(
        `do $$ begin raise exception 'no' using errcode = '40001'; end $$`,
      );
    });
    await expect(work).rejects.toMatchObject({ code: '40001' });
    expect(attempts).toBe(6);
  });

  it('runs a script of several statements', async () => {
    await testDatabase.database.transaction((transaction) =>
      transaction.runScript(`update counters set value = 1; update counters set value = value + 1`),
    );
    expect(await readCounter('b')).toBe(2);
  });
});

describe('statements that a transaction sends at once', () => {
  it('are done in their order, each seeing what came before, and committed together', async () => {
    const { database } = testDatabase;
    const seen = await database.transaction(async (transaction) => {
      const answers = Array.from({ length: 20 }, (_, index) => {
        const text = 'update counters set value = value * 2 + $1 where id = $2 returning value';
        return run<{ value: number }>(transaction, text, [index % 2, 'a']);
      });
      return (await Promise.all(answers)).map(({ rows }) => rows[0]?.value);
    });
    let value = 0;
    const expected = seen.map((_, index) => (value = value * 2 + (index % 2)));
    expect([seen, await readCounter('a')]).toEqual([expected, value]);
  });

  it('leave nothing when one of them fails, and the failure is the first', async () => {
    const { database } = testDatabase;
    for (let times = 0; times < 12; times += 1) {
      const work = database.transaction((transaction) =>
        Promise.all([
          add(transaction, 'a', 1),
          run(transaction, `insert into counters values ('a', 1)`),
          add(transaction, 'b', 1),
          run(transaction, `select ${times} / 0`),
        ]),
      );
      await expect(work).rejects.toMatchObject({ code: '23505' });
    }
    expect([await readCounter('a'), await readCounter('b')]).toEqual([0, 0]);
    // Every connection of the pool is as good as before.
    const afterwards = Array.from({ length: 12 }, () =>
      database.transaction((transaction) => add(transaction, 'b', 1)),
    );
    await Promise.all(afterwards);
    expect(await readCounter('b')).toBe(12);
  });

  it('are all refused when the connection is lost among them', async () => {
    const { database } = testDatabase;
    const work = database.transaction(async (transaction) => {
      const answers = [
        add(transaction, 'a', 1),
        run(transaction, 'select pg_sleep(5)'),
        add(transaction, 'a', 1),
      ];
      const all = Promise.allSettled(answers);
      await answers[0];
      await throwOut(database);
      expect((await all).map(({ status }) => status)).toEqual([
        'fulfilled',
        'rejected',
        'rejected',
      ]);
      await Promise.all(answers);
    });
    await expect(work).rejects.toThrow(DatabaseUnavailable);
    expect(await readCounter('a')).toBe(0);
  });

  it('that wait for another transaction do not keep others waiting', async () => {
    const { database } = testDatabase;
    const release = Promise.withResolvers<void>();
    const holding = database.transaction(async (transaction) => {
      await add(transaction, 'a', 1);
      await release.promise;
    });
    const waiting = database.transaction((transaction) =>
      Promise.all([add(transaction, 'a', 1), add(transaction, 'a', 1)]),
    );
    await database.transaction((transaction) =>
      Promise.all([add(transaction, 'b', 1), add(transaction, 'b', 1)]),
    );
    expect(await readCounter('b')).toBe(2);
    release.resolve();
    await Promise.all([holding, waiting]);
    expect(await readCounter('a')).toBe(3);
  });
});

describe('a lost connection', () => {
  it('in a transaction makes it unavailable, and the next one works', async () => {
    const { database } = testDatabase;
    const work = database.transaction(async (transaction) => {
      await add(transaction, 'a', 1);
      await throwOut(database);
      await add(transaction, 'a', 1);
    });
    await expect(work).rejects.toThrow(DatabaseUnavailable);
    expect(await readCounter('a')).toBe(0);
  });

  it('between two statements of a transaction does not end the process', async () => {
    const { database } = testDatabase;
    const work = database.transaction(async (transaction) => {
      const ended = Promise.withResolvers<void>();
      await add(transaction, 'a', 1);
      await throwOut(database);
      setTimeout(ended.resolve, 50);
      await ended.promise;
    });
    await expect(work).rejects.toThrow(DatabaseUnavailable);
  });

  it('of an idle pool is replaced', async () => {
    const { database, connection } = testDatabase;
    const other = openDatabase(connection, createLogger('silent'));
    await run(other, 'select 1');
    await throwOut(database);
    await expect
      .poll(() => run(other, 'select 1').catch(() => null))
      .toMatchObject({ rowCount: 1 });
    await other.close();
  });
});

describe('a server that is not there', () => {
  it.each([
    { host: '/nowhere/at/all', port: 5432, user: 'x', database: 'x', ssl: false },
    { host: '127.0.0.1', port: 1, user: 'x', database: 'x', ssl: false },
    { connectionString: 'postgres://x:x@reprise.invalid/x' },
  ])('is unavailable: %o', async (connection) => {
    const database = openDatabase(connection, createLogger('silent'));
    await expect(run(database, 'select 1')).rejects.toThrow(DatabaseUnavailable);
    await expect(database.transaction(async () => 1)).rejects.toThrow(DatabaseUnavailable);
    await database.close();
    await expect(run(database, 'select 1')).rejects.toThrow(DatabaseUnavailable);
  });

  it('is not confused with a database that does not exist', async () => {
    const connection = { ...testDatabase.connection, database: 'no_such_database' };
    const database = openDatabase(connection, createLogger('silent'));
    await expect(run(database, 'select 1')).rejects.toMatchObject({ code: '3D000' });
    await database.close();
  });
});
