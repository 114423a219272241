import { afterAll, afterEach, beforeAll, expect, it } from 'vitest';
import { createEmptyDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { createLogger } from '../lib/logger.ts';
import { DatabaseUnavailable } from './database-unavailable.ts';
import { listen, type Listener } from './listen.ts';

const CHANNEL = 'Odd "channel"';

let testDatabase: TestDatabase;
let heard: string[] = [];
let listener: Listener | undefined;
beforeAll(async () => {
  testDatabase = await createEmptyDatabase();
});
afterEach(() => listener?.stop());
afterAll(() => testDatabase.drop());

async function startListening(): Promise<void> {
  heard = [];
  listener = await listen(
    testDatabase.connection,
    CHANNEL,
    (payload) => heard.push(payload),
    () => heard.push('(reconnected)'),
    createLogger('silent'),
  );
}

function ignore(): void {}

async function notify(payload: string, channel = CHANNEL): Promise<void> {
  const statement = { name: 'test_notify', text: 'select pg_notify($1, $2)' };
  await testDatabase.database.query(statement, [channel, payload]);
}

async function throwOutListeners(): Promise<number> {
  const statement = {
    name: 'test_throw_out',
    text: `select pg_terminate_backend(pid) from pg_stat_activity
           where application_name like 'reprise listens%' and datname = current_database()`,
  };
  return (await testDatabase.database.query(statement, [])).rowCount;
}

it('hears what is sent on its channel, in order', async () => {
  await startListening();
  await notify('one');
  await notify('not for us', 'another');
  await notify('two');
  await expect.poll(() => heard).toEqual(['one', 'two']);
});

it('hears again after a loss, and says that it may have missed something', async () => {
  await startListening();
  for (const payload of ['first', 'second']) {
    heard = [];
    await expect.poll(throwOutListeners).toBe(1);
    await expect.poll(() => heard).toEqual(['(reconnected)']);
    await notify(payload);
    await expect.poll(() => heard).toEqual(['(reconnected)', payload]);
  }
});

it('does not come back after it was stopped', async () => {
  await startListening();
  await throwOutListeners();
  await listener?.stop();
  await notify('nobody there');
  expect(await throwOutListeners()).toBe(0);
  expect(heard).toEqual([]);
});

it('fails at once when the server is not there', async () => {
  const connection = { ...testDatabase.connection, host: '/nowhere/at/all' };
  await expect(listen(connection, 'x', ignore, ignore, createLogger('silent'))).rejects.toThrow(
    DatabaseUnavailable,
  );
});
