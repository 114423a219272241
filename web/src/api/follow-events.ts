/** Follows what happens in the project for as long as the page is open, through restarts. */
import { readEvents } from './read-events.ts';

export interface News {
  readonly type: string;
  readonly videoId: string;
  /** Of `video.progress` alone. */
  readonly progress: number | null;
}

export type Connection = 'connecting' | 'live' | 'lost';

/** How far one has heard, kept by whoever may leave and come back. */
export interface Place {
  lastEventId: string | null;
  hasHeard: boolean;
}

export interface FollowParts {
  readonly place?: Place;
  open(lastEventId: string | null, signal: AbortSignal): Promise<Response>;
  onNews(news: News): void;
  onConnection(connection: Connection): void;
  /** Something may have happened that was not told: look for yourself. */
  onGap(): void;
  readonly signal: AbortSignal;
  wait?(milliseconds: number, signal: AbortSignal): Promise<void>;
}

const FIRST_WAIT_MS = 500;
/** Where no stream comes through at all, this is how often the lists are looked at instead. */
const LONGEST_WAIT_MS = 5000;
/** The gateway shows a sign of life more often; what is silent for longer is gone. */
const SILENCE_MS = 45_000;

export async function followEvents(parts: FollowParts): Promise<void> {
  const { signal, onConnection, onGap, wait = pause } = parts;
  const { place = { lastEventId: null, hasHeard: false } } = parts;
  let waitMs = FIRST_WAIT_MS;
  onConnection('connecting');
  while (!signal.aborted) {
    try {
      const attempt = new AbortController();
      const response = await parts.open(
        place.lastEventId,
        AbortSignal.any([signal, attempt.signal]),
      );
      onConnection('live');
      // Before it was open, things happened; with no event seen yet there is nothing to resume from.
      if (place.hasHeard) onGap();
      place.hasHeard = true;
      waitMs = FIRST_WAIT_MS;
      let watchdog = setTimeout(() => attempt.abort(), SILENCE_MS);
      try {
        for await (const event of readEvents(response.body ?? new ReadableStream())) {
          clearTimeout(watchdog);
          watchdog = setTimeout(() => attempt.abort(), SILENCE_MS);
          place.lastEventId = event.id ?? place.lastEventId;
          const news = readNews(event.data);
          if (news !== null) parts.onNews(news);
        }
      } finally {
        clearTimeout(watchdog);
      }
    } catch {
      // Whatever it was, it is tried again; a key that is refused ends the session elsewhere.
    }
    if (signal.aborted) return;
    onConnection('lost');
    place.hasHeard = true;
    await wait(waitMs, signal);
    waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2);
    if (!signal.aborted) onGap();
  }
}

function readNews(data: string): News | null {
  if (data === '') return null;
  try {
    const event = JSON.parse(data) as { type: string; data: { id: string; progress?: number } };
    return { type: event.type, videoId: event.data.id, progress: event.data.progress ?? null };
  } catch {
    return null;
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, milliseconds);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}
