import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { createLogger } from '../lib/logger.ts';
import { listen } from '../db/index.ts';
import { recordEvent } from './index.ts';

const AT = new Date('2026-01-01T00:00:00Z');

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

async function typesOf(videoId: string): Promise<unknown[]> {
  const text = 'select type, position from events where video_id = $1 order by sequence';
  const { rows } = await testDatabase.database.query({ name: 'test_events', text }, [videoId]);
  return rows;
}

test('an event is there with the change that it tells of, or not at all', async () => {
  const { database } = testDatabase;
  const video = sampleVideo({ id: 'video_a1' });
  const failing = database.transaction(async (transaction) => {
    await recordEvent(transaction, 'video.queued', video, AT);
    throw new Error('the change failed');
  });
  await expect(failing).rejects.toThrow('the change failed');
  expect(await typesOf(video.id)).toEqual([]);
  await database.transaction((transaction) => recordEvent(transaction, 'video.queued', video, AT));
  expect(await typesOf(video.id)).toEqual([{ type: 'video.queued', position: null }]);
});

test('a step that is repeated tells nothing twice', async () => {
  const { database } = testDatabase;
  const video = sampleVideo({ id: 'video_a2' });
  for (const type of ['video.queued', 'video.in_progress', 'video.in_progress'] as const) {
    await recordEvent(database, type, video, AT);
  }
  expect(await typesOf(video.id)).toMatchObject([
    { type: 'video.queued' },
    { type: 'video.in_progress' },
  ]);
});

test('whoever listens hears of it once, after the commit', async () => {
  const { database, connection } = testDatabase;
  const heard: string[] = [];
  const logger = createLogger('silent');
  const listener = await listen(
    connection,
    'news',
    // What the tests before have told may still be on its way.
    (text) => void (text.includes('video_a3') && heard.push(text)),
    () => {},
    logger,
  );
  const video = sampleVideo({ id: 'video_a3', projectId: 'proj_a' });
  await database.transaction(async (transaction) => {
    await recordEvent(transaction, 'video.queued', video, AT);
    await recordEvent(transaction, 'video.queued', video, AT);
  });
  await expect.poll(() => heard).toHaveLength(1);
  expect(JSON.parse(heard[0] ?? '')).toEqual({
    kind: 'event',
    projectId: 'proj_a',
    videoId: 'video_a3',
  });
  await listener.stop();
});
