import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createAudience } from './audience.ts';
import type { PublishedEvent } from './read-events.ts';
import { startFollowing, type Follower } from './start-following.ts';

const TOPIC = { projectId: 'proj_a', videoId: null };

function eventAt(position: number): PublishedEvent {
  return {
    position,
    id: `evt_${position}`,
    type: 'video.queued',
    projectId: TOPIC.projectId,
    videoId: `video_${position}`,
    videoAlias: `task_${position}`,
    createdAt: new Date(0),
    cost: null,
  };
}

/** A log that can be read and that tells, as the database and the news do; with a follower's ear. */
function setUp() {
  const audience = createAudience();
  const log: PublishedEvent[] = [];
  const heard: number[] = [];
  const percents: number[] = [];
  const follower: Follower = {
    event: ({ position }) => void heard.push(position),
    progress: ({ percent }) => void percents.push(percent),
    ready: async () => undefined,
  };
  return {
    audience,
    heard,
    percents,
    follower,
    /** Becomes visible; it is handed out later, or at once. */
    append: () => void log.push(eventAt(log.length + 1)),
    tellUpTo: (told: number, upTo: number) => {
      for (const event of log.slice(told, upTo)) void audience.event(event);
    },
    size: () => log.length,
    read: async (_topic: unknown, after: number, limit: number) => {
      // What is visible is decided when the query runs, and arrives later.
      const page = log.filter(({ position }) => position > after).slice(0, limit);
      await new Promise((resolve) => setImmediate(resolve));
      return page;
    },
  };
}

test('whenever it joins and from wherever, it hears each later event once and in order', async () => {
  const step = fc.oneof(
    fc.constant('append' as const),
    fc.constant('tell' as const),
    fc.constant('turn' as const),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.nat(350),
      fc.nat(350),
      fc.array(step, { maxLength: 60 }),
      async (before, resumeAt, steps) => {
        const bench = setUp();
        for (let count = 0; count < before; count += 1) bench.append();
        // The process has handed these out already, before anybody followed.
        let told = Math.min(before, 10);
        const after = Math.min(resumeAt, before);
        const following = startFollowing(bench, TOPIC, after, bench.follower);
        for (const next of steps) {
          if (next === 'append') bench.append();
          else if (next === 'turn') await new Promise((resolve) => setImmediate(resolve));
          else {
            bench.tellUpTo(told, bench.size());
            told = bench.size();
          }
        }
        bench.tellUpTo(told, bench.size());
        await following.caughtUp;
        const expected = Array.from(
          { length: bench.size() - after },
          (_, index) => after + index + 1,
        );
        expect(bench.heard).toEqual(expected);
      },
    ),
    { numRuns: 200 },
  );
});

test('what happens beyond measure while it catches up is read instead of held', async () => {
  const bench = setUp();
  const following = startFollowing(bench, TOPIC, 0, bench.follower);
  for (let count = 0; count < 2500; count += 1) bench.append();
  bench.tellUpTo(0, 2500);
  await following.caughtUp;
  expect(bench.heard).toHaveLength(2500);
  expect(bench.heard.at(-1)).toBe(2500);
});

test('progress is told only once the past has been', async () => {
  const bench = setUp();
  bench.append();
  const following = startFollowing(bench, TOPIC, 0, bench.follower);
  bench.audience.progress({ ...TOPIC, videoId: 'video_1', percent: 10 });
  await following.caughtUp;
  bench.audience.progress({ ...TOPIC, videoId: 'video_1', percent: 20 });
  expect([bench.heard, bench.percents]).toEqual([[1], [20]]);
});

test('whoever stops hears nothing more, even in the middle of catching up', async () => {
  const bench = setUp();
  for (let count = 0; count < 300; count += 1) bench.append();
  const following = startFollowing(bench, TOPIC, 0, {
    ...bench.follower,
    ready: async () => following.stop(),
  });
  await following.caughtUp;
  bench.append();
  bench.tellUpTo(300, 301);
  expect(bench.heard).toHaveLength(100);
});

test('when the past cannot be read it says so and leaves', async () => {
  const bench = setUp();
  const read = async () => {
    throw new Error('the database is away');
  };
  const following = startFollowing({ ...bench, read }, TOPIC, 0, bench.follower);
  await expect(following.caughtUp).rejects.toThrow('the database is away');
  bench.append();
  bench.tellUpTo(0, 1);
  expect(bench.heard).toEqual([]);
});
