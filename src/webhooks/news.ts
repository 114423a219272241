/**
 * What happens to videos, heard in this process as soon as it is committed anywhere: one connection
 * to the database listens for all who wait or follow.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import { listen, type Database, type DatabaseConnection } from '../db/index.ts';
import { backoffDelayMs, type Backoff } from '../lib/backoff.ts';
import type { Clock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { createAudience, type Progress } from './audience.ts';
import { decodeNotice, NOTICE_CHANNEL } from './notice.ts';
import { publishEvents } from './publish-events.ts';
import { findHead, findPosition, readAllEvents, readEvents, type Topic } from './read-events.ts';
import { startFollowing, type Follower, type Following } from './start-following.ts';
import { createWaiters, type Change } from './waiters.ts';

export interface News {
  /** To be asked for before one looks how the video stands, so that nothing falls in between. */
  nextChange(videoId: string): Change;
  /**
   * `afterEventId` is the last event that was seen; one that is not known any more stands for the
   * oldest that is kept. Null means everything of a video, and of a project what happens from now on.
   */
  follow(topic: Topic, afterEventId: string | null, follower: Follower): Promise<Following>;
  stop(): Promise<void>;
}

export interface NewsParts {
  readonly database: Database;
  readonly connection: DatabaseConnection;
  readonly clock: Clock;
  readonly logger: Logger;
  /** Told after events were published, so that deliveries can start. */
  onPublished?(): void;
}

const BATCH = 500;
/** Progress is not on its way for longer than it takes so many videos to end. */
const MAX_OVER = 1000;
/** Even if no notice arrives, one looks this often. */
const LOOK_AGAIN_MS = 1000;
const READ_BACKOFF: Backoff = { firstMs: 100, maxMs: 5000 };

export async function createNews(parts: NewsParts): Promise<News> {
  const { database, connection, clock, logger } = parts;
  const audience = createAudience();
  const waiters = createWaiters();
  const stopping = new AbortController();
  const latestProgress = new Map<string, Progress>();
  const over = new Set<string>();
  await publishEvents(database, clock);
  let position = await findHead(database);
  let pumping: Promise<void> | null = null;
  let mustPumpAgain = false;

  /** What is over does not come further: progress that is still on its way is older than the end. */
  function rememberOver(videoId: string): void {
    latestProgress.delete(videoId);
    over.add(videoId);
    const [oldest] = over;
    if (over.size > MAX_OVER && oldest !== undefined) over.delete(oldest);
  }

  /** Publishes, then hands out what this process has not handed out yet. */
  async function pumpOnce(): Promise<void> {
    await publishEvents(database, clock);
    for (;;) {
      const events = await readAllEvents(database, position, BATCH);
      for (const event of events) {
        position = event.position;
        if (event.type !== 'video.queued' && event.type !== 'video.in_progress') {
          rememberOver(event.videoId);
        }
        // Its notice may have been lost.
        waiters.wake(event.videoId);
        await audience.event(event);
      }
      if (events.length > 0) parts.onPublished?.();
      if (events.length < BATCH) break;
    }
    for (const progress of latestProgress.values()) audience.progress(progress);
    latestProgress.clear();
  }

  async function pump(): Promise<void> {
    for (let failures = 0; mustPumpAgain && !stopping.signal.aborted;) {
      mustPumpAgain = false;
      try {
        await pumpOnce();
        failures = 0;
      } catch (error) {
        logger.warn({ err: error }, 'events could not be read');
        mustPumpAgain = true;
        failures += 1;
        const delayMs = backoffDelayMs(READ_BACKOFF, failures);
        await sleep(delayMs, undefined, { signal: stopping.signal }).catch(() => undefined);
      }
    }
    pumping = null;
  }

  function wake(): void {
    mustPumpAgain = true;
    pumping ??= pump();
  }

  function hear(payload: string): void {
    const notice = decodeNotice(payload);
    if (notice?.kind === 'event') {
      waiters.wake(notice.videoId);
      wake();
    } else if (notice?.kind === 'progress' && !over.has(notice.videoId)) {
      // While events are on their way, progress waits: some of them happened before it.
      if (pumping === null) audience.progress(notice);
      else latestProgress.set(notice.videoId, notice);
    }
  }

  /** Progress comes by the database, like everybody else's: told twice it would be heard twice. */
  function hearOwn(payload: string): void {
    if (decodeNotice(payload)?.kind === 'event') hear(payload);
  }

  function lookForMissed(): void {
    waiters.wakeAll();
    wake();
  }

  const listener = await listen(connection, NOTICE_CHANNEL, hear, lookForMissed, logger);
  const leaveOwn = database.hear(NOTICE_CHANNEL, hearOwn);
  const looking = setInterval(wake, LOOK_AGAIN_MS);

  return {
    nextChange: (videoId) => waiters.nextChange(videoId),
    async follow(topic, afterEventId, follower) {
      const after =
        afterEventId === null
          ? topic.videoId === null
            ? position
            : 0
          : ((await findPosition(database, topic.projectId, afterEventId)) ?? 0);
      const read = (of: Topic, from: number, limit: number) =>
        readEvents(database, of, from, limit);
      return startFollowing({ audience, read }, topic, after, follower);
    },
    async stop() {
      stopping.abort();
      clearInterval(looking);
      leaveOwn();
      waiters.wakeAll();
      await listener.stop();
      await pumping;
    },
  };
}
