import { afterEach, describe, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { createLogger } from '../lib/logger.ts';
import { listen, type Listener } from './listen.ts';
import { createNotifier, type Notification } from './notifier.ts';
import type { Queryable } from './queryable.ts';

const logger = createLogger('silent');

/** Where the sendings go; each is answered when the test says so. */
function createWire() {
  const sent: string[][] = [];
  const answers: { resolve(): void; reject(error: Error): void }[] = [];
  const query = (async (_statement, values) => {
    sent.push(values[1] as string[]);
    await new Promise<void>((resolve, reject) => answers.push({ resolve, reject }));
    return { rows: [], rowCount: 0 };
  }) as Queryable['query'];
  return { sent, answers, query };
}

const on = (channel: string, ...payloads: string[]): Notification[] =>
  payloads.map((payload) => ({ channel, payload }));

describe('notices', () => {
  it('go out at once, and those that come meanwhile go together, each once', async () => {
    const { sent, answers, query } = createWire();
    const notifier = createNotifier(query, logger);
    notifier.tell(on('news', 'one'));
    expect(sent).toEqual([['one']]);
    notifier.tell(on('news', 'two', 'three'));
    notifier.tell(on('news', 'two'));
    answers[0]?.resolve();
    await expect.poll(() => sent).toEqual([['one'], ['two', 'three']]);
    answers[1]?.resolve();
    await notifier.close();
  });

  it('that cannot be sent keep nobody from sending the next', async () => {
    const { sent, answers, query } = createWire();
    const notifier = createNotifier(query, logger);
    notifier.tell(on('news', 'one'));
    notifier.tell(on('news', 'two'));
    answers[0]?.reject(new Error('the database is away'));
    await expect.poll(() => sent).toEqual([['one'], ['two']]);
    answers[1]?.resolve();
    await notifier.close();
  });

  it('are heard by this process without the database, until it does not want to', async () => {
    const { answers, query } = createWire();
    const notifier = createNotifier(query, logger);
    const heard: string[] = [];
    const leave = notifier.hear('news', (payload) => heard.push(payload));
    notifier.tell([...on('news', 'one'), ...on('jobs', 'elsewhere')]);
    expect(heard).toEqual(['one']);
    leave();
    notifier.tell(on('news', 'two'));
    const closed = notifier.close();
    answers[0]?.resolve();
    await expect.poll(() => answers.length).toBe(2);
    answers[1]?.resolve();
    await closed;
    expect(heard).toEqual(['one']);
  });
});

describe('a transaction', () => {
  let testDatabase: TestDatabase | undefined;
  let listener: Listener | undefined;
  afterEach(async () => {
    await listener?.stop();
    await testDatabase?.drop();
  });

  it('tells after its commit, and nothing if it is rolled back', async () => {
    testDatabase = await createTestDatabase();
    const { database, connection } = testDatabase;
    const heard: string[] = [];
    const hear = (payload: string) => void heard.push(payload);
    listener = await listen(connection, 'test', hear, () => undefined, logger);
    const own: string[] = [];
    database.hear('test', (payload) => own.push(payload));
    const failing = database.transaction(async (transaction) => {
      transaction.notifyAfterCommit('test', 'undone');
      throw new Error('no');
    });
    await expect(failing).rejects.toThrow('no');
    await database.transaction(async (transaction) => {
      transaction.notifyAfterCommit('test', 'done');
      expect(own).toEqual([]);
    });
    expect(own).toEqual(['done']);
    database.notifyAfterCommit('test', 'outside');
    await expect.poll(() => heard).toEqual(['done', 'outside']);
  });
});
