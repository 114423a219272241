import { expect, test } from 'vitest';
import { createTestDatabase } from '../../test/support/test-database.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { recordEvent } from './index.ts';
import { pruneEvents } from './prune-events.ts';
import { publishEvents } from './publish-events.ts';

const DAY_MS = 24 * 3600 * 1000;

test('what everybody could have read for a month goes, the rest stays', async () => {
  const { database, drop } = await createTestDatabase();
  const now = new Date('2026-06-01T00:00:00Z');
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS);
  const video = sampleVideo();
  await recordEvent(database, 'video.queued', video, daysAgo(31));
  await recordEvent(database, 'video.in_progress', video, daysAgo(29));
  const clock = { now: () => now, monotonicMs: () => 0 };
  await publishEvents(database, clock);
  await recordEvent(database, 'video.completed', video, daysAgo(31));
  expect(await pruneEvents(database, clock)).toBe(1);
  const text = 'select type from events order by sequence';
  const { rows } = await database.query({ name: 'test_events', text }, []);
  expect(rows).toEqual([{ type: 'video.in_progress' }, { type: 'video.completed' }]);
  await drop();
});
