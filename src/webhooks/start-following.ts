/** Tells somebody everything that happened after a place, and then what happens, without a gap. */
import type { Audience, Listener } from './audience.ts';
import type { PublishedEvent, Topic } from './read-events.ts';

export interface Follower extends Listener {
  /** Resolves when it can take more; asked while it catches up. */
  ready(): Promise<void>;
}

export interface FollowParts {
  readonly audience: Audience;
  read(topic: Topic, after: number, limit: number): Promise<readonly PublishedEvent[]>;
}

export interface Following {
  /** Resolves when everything that was there is told; rejects when it could not be read. */
  readonly caughtUp: Promise<void>;
  stop(): void;
}

const PAGE = 100;
/** What happens while it catches up is kept for it up to this; beyond, it reads another page. */
const MAX_HELD = 1000;

/** Each event is told once, in order. Progress is told only once the past has been. */
export function startFollowing(
  { audience, read }: FollowParts,
  topic: Topic,
  after: number,
  follower: Follower,
): Following {
  let position = after;
  const state = { isStopped: false };
  /** Null when it has caught up. */
  let held: PublishedEvent[] | null = [];

  function give(event: PublishedEvent): void {
    if (state.isStopped || event.position <= position) return;
    position = event.position;
    follower.event(event);
  }

  const leave = audience.enter(topic, {
    event(event) {
      if (held === null) give(event);
      else if (held.length < MAX_HELD) held.push(event);
    },
    progress(progress) {
      if (held === null && !state.isStopped) follower.progress(progress);
    },
  });

  function stop(): void {
    state.isStopped = true;
    leave();
  }

  async function catchUp(): Promise<void> {
    for (let isComplete = false; !isComplete && !state.isStopped;) {
      // Whatever is handed out before this moment was visible before it, so the page has it.
      const sinceRead: PublishedEvent[] = [];
      held = sinceRead;
      const page = await read(topic, position, PAGE);
      for (const event of page) give(event);
      await follower.ready();
      isComplete = page.length < PAGE && sinceRead.length < MAX_HELD;
    }
    for (const event of held ?? []) give(event);
    held = null;
  }

  const caughtUp = catchUp();
  // Whoever does not wait for it hears nothing more, and is not brought down by it.
  caughtUp.catch(stop);
  return { caughtUp, stop };
}
