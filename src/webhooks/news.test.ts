/** Events on a real database, recorded by transactions that commit in another order than they began. */
import { setTimeout as sleep } from 'node:timers/promises';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { EVENT_TYPES, type EventType } from '../core/index.ts';
import { systemClock } from '../lib/clock.ts';
import { createLogger } from '../lib/logger.ts';
import {
  createNews,
  recordEvent,
  tellProgress,
  type Follower,
  type News,
  type PublishedEvent,
} from './index.ts';
import { publishEvents } from './publish-events.ts';

const logger = createLogger('silent');
const AT = new Date('2026-01-01T00:00:00Z');

let testDatabase: TestDatabase;
let news: News;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());
beforeEach(async () => {
  news = await createNews({ ...testDatabase, clock: systemClock, logger });
});
afterEach(() => news.stop());

let projects = 0;
function newProject(): string {
  projects += 1;
  return `proj_${projects}`;
}

async function record(projectId: string, videoId: string, type: EventType, delayMs = 0) {
  await testDatabase.database.transaction(async (transaction) => {
    await recordEvent(transaction, type, sampleVideo({ id: videoId, projectId }), AT);
    // Its number is taken; others take theirs and commit before it does.
    await sleep(delayMs);
  });
}

interface Ear extends Follower {
  readonly events: PublishedEvent[];
  readonly percents: number[];
}

function createEar(): Ear {
  const events: PublishedEvent[] = [];
  const percents: number[] = [];
  return {
    events,
    percents,
    event: (event) => void events.push(event),
    progress: ({ percent }) => void percents.push(percent),
    ready: async () => undefined,
  };
}

describe('the order of events', () => {
  test('is one for all, complete, resumable anywhere, and per video that of recording', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.record({ steps: fc.integer({ min: 1, max: 4 }), delayMs: fc.nat(25) }), {
          minLength: 2,
          maxLength: 8,
        }),
        fc.nat(),
        async (videos, resumeSeed) => {
          const projectId = newProject();
          const live = createEar();
          const topic = { projectId, videoId: null };
          const following = await news.follow(topic, null, live);
          await following.caughtUp;
          const course = async ({ steps, delayMs }: (typeof videos)[number], index: number) => {
            for (const type of EVENT_TYPES.slice(0, steps)) {
              await record(projectId, `video_${projectId}_${index}`, type, delayMs);
            }
          };
          await Promise.all(videos.map(course));
          const total = videos.reduce((sum, { steps }) => sum + steps, 0);
          await expect.poll(() => live.events.length).toBe(total);
          following.stop();

          for (const [index, { steps }] of videos.entries()) {
            const own = live.events.filter(({ videoId }) => videoId.endsWith(`_${index}`));
            expect(own.map(({ type }) => type)).toEqual(EVENT_TYPES.slice(0, steps));
          }
          const seen = resumeSeed % total;
          const late = createEar();
          const resumed = await news.follow(topic, live.events[seen]?.id ?? null, late);
          await resumed.caughtUp;
          resumed.stop();
          expect(late.events).toEqual(live.events.slice(seen + 1));
        },
      ),
      { numRuns: 12 },
    );
  });

  test('has no gap where a transaction that took a low number commits late', async () => {
    const projectId = newProject();
    const ear = createEar();
    const following = await news.follow({ projectId, videoId: null }, null, ear);
    const late = record(projectId, `video_${projectId}_late`, 'video.queued', 300);
    await sleep(50);
    await record(projectId, `video_${projectId}_early`, 'video.queued');
    await expect.poll(() => ear.events.length).toBe(1);
    await late;
    await expect.poll(() => ear.events.length).toBe(2);
    following.stop();
    expect(ear.events.map(({ videoId }) => videoId.split('_').at(-1))).toEqual(['early', 'late']);
  });

  test('holds with several publishers at once', async () => {
    const projectId = newProject();
    const others = await Promise.all(
      [1, 2, 3].map(() => createNews({ ...testDatabase, clock: systemClock, logger })),
    );
    const ears = await Promise.all(
      others.map(async (other) => {
        const ear = createEar();
        await other.follow({ projectId, videoId: null }, null, ear);
        return ear;
      }),
    );
    const names = Array.from({ length: 40 }, (_, index) => `video_${projectId}_${index}`);
    await Promise.all(names.map((name) => record(projectId, name, 'video.queued')));
    for (const ear of ears) await expect.poll(() => ear.events.length).toBe(40);
    const [first, ...rest] = ears;
    for (const ear of rest) expect(ear.events).toEqual(first?.events);
    const positions = first?.events.map(({ position }) => position) ?? [];
    expect(positions).toEqual(positions.map((_, index) => (positions[0] ?? 0) + index));
    await Promise.all(others.map((other) => other.stop()));
  });
});

describe('a follower', () => {
  test("that names another project's event learns nothing of it, not even that it is there", async () => {
    const [mine, theirs] = [newProject(), newProject()];
    await record(mine, `video_${mine}`, 'video.queued');
    await record(theirs, `video_${theirs}`, 'video.queued');
    await publishEvents(testDatabase.database, systemClock);
    const ear = createEar();
    const topic = { projectId: theirs, videoId: null };
    const first = await news.follow(topic, 'evt_of_nothing', ear);
    await first.caughtUp;
    first.stop();
    await record(mine, `video_${mine}_later`, 'video.queued');
    await publishEvents(testDatabase.database, systemClock);
    const stranger = createEar();
    const own = { projectId: mine, videoId: null };
    const following = await news.follow(own, ear.events.at(-1)?.id ?? null, stranger);
    await following.caughtUp;
    following.stop();
    expect(ear.events.map(({ videoId }) => videoId)).toEqual([`video_${theirs}`]);
    expect(stranger.events.map(({ videoId }) => videoId)).toEqual([
      `video_${mine}`,
      `video_${mine}_later`,
    ]);
  });

  test('of a video hears its whole story, and of nothing else', async () => {
    const projectId = newProject();
    const mine = `video_${projectId}_mine`;
    await record(projectId, mine, 'video.queued');
    await record(projectId, `video_${projectId}_other`, 'video.queued');
    const ear = createEar();
    const following = await news.follow({ projectId, videoId: mine }, null, ear);
    await following.caughtUp;
    await record(newProject(), 'video_elsewhere', 'video.queued');
    await record(projectId, mine, 'video.in_progress');
    await expect.poll(() => ear.events.length).toBe(2);
    expect(ear.events.map(({ videoId }) => videoId)).toEqual([mine, mine]);
    following.stop();
    await record(projectId, mine, 'video.completed');
    await publishEvents(testDatabase.database, systemClock);
    await sleep(50);
    expect(ear.events).toHaveLength(2);
  });

  test("that names an event of another project's hears all of its own", async () => {
    const projectId = newProject();
    await record(projectId, `video_${projectId}`, 'video.queued');
    await publishEvents(testDatabase.database, systemClock);
    const ear = createEar();
    const following = await news.follow({ projectId, videoId: null }, 'evt_0123', ear);
    await following.caughtUp;
    following.stop();
    expect(ear.events).toHaveLength(1);
  });

  test('hears of progress after the start, and none after the end', async () => {
    const projectId = newProject();
    const video = sampleVideo({ id: `video_${projectId}`, projectId });
    const ear = createEar();
    const following = await news.follow({ projectId, videoId: video.id }, null, ear);
    await following.caughtUp;
    const { database } = testDatabase;
    await database.transaction(async (transaction) => {
      await recordEvent(transaction, 'video.in_progress', video, AT);
      tellProgress(transaction, video, 10);
    });
    tellProgress(database, video, 90);
    await recordEvent(database, 'video.completed', video, AT);
    await expect.poll(() => ear.events.length).toBe(2);
    following.stop();
    expect(ear.events.map(({ type }) => type)).toEqual(['video.in_progress', 'video.completed']);
    expect(ear.percents).toEqual(ear.percents.toSorted((a, b) => a - b));
  });
});

describe('a waiter', () => {
  test('is woken by what happens to its video, not by what happens to others', async () => {
    const projectId = newProject();
    const change = news.nextChange(`video_${projectId}`);
    let isWoken = false;
    const waiting = change.within(60_000).then(() => (isWoken = true));
    await record(projectId, `video_${projectId}_other`, 'video.queued');
    await sleep(50);
    expect(isWoken).toBe(false);
    await record(projectId, `video_${projectId}`, 'video.queued');
    await waiting;
    expect(isWoken).toBe(true);
  });

  test('that asked before it looked misses nothing', async () => {
    const projectId = newProject();
    const change = news.nextChange(`video_${projectId}`);
    await record(projectId, `video_${projectId}`, 'video.queued');
    await sleep(50);
    await change.within(60_000);
  });

  test('waits no longer than it wants to, nor after it has left', async () => {
    await news.nextChange('video_none').within(10);
    await news.nextChange('video_none').within(60_000, AbortSignal.abort());
    news.nextChange('video_none').forget();
  });
});
