/** Who listens in this process, and handing them what happens. */
import { setImmediate as otherWork } from 'node:timers/promises';
import type { PublishedEvent, Topic } from './read-events.ts';

/** How far the making of a video has come; told to whoever listens now, and kept nowhere. */
export interface Progress {
  readonly projectId: string;
  readonly videoId: string;
  readonly percent: number;
}

/** Must not throw. */
export interface Listener {
  event(event: PublishedEvent): void;
  progress(progress: Progress): void;
}

export interface Audience {
  /** Gives a function that leaves again. */
  enter(topic: Topic, listener: Listener): () => void;
  /** Resolves when everybody has been told. To be called for one event after the other. */
  event(event: PublishedEvent): Promise<void>;
  progress(progress: Progress): void;
}

/** Telling each takes some 16 µs, nearly all of it the system's; then it is others' turn. */
const AT_ONCE = 500;

export function createAudience(): Audience {
  const listeners = new Map<string, Set<Listener>>();

  function* concerned({ projectId, videoId }: Progress | PublishedEvent): Generator<Listener> {
    yield* listeners.get(`video ${videoId}`) ?? [];
    yield* listeners.get(`project ${projectId}`) ?? [];
  }

  return {
    enter({ projectId, videoId }, listener) {
      const name = videoId === null ? `project ${projectId}` : `video ${videoId}`;
      const others = listeners.get(name);
      if (others === undefined) listeners.set(name, new Set([listener]));
      else others.add(listener);
      return () => {
        const remaining = listeners.get(name);
        remaining?.delete(listener);
        if (remaining?.size === 0) listeners.delete(name);
      };
    },
    async event(event) {
      let count = 0;
      for (const listener of concerned(event)) {
        if (count > 0 && count % AT_ONCE === 0) await otherWork();
        listener.event(event);
        count += 1;
      }
    },
    progress(progress) {
      for (const listener of concerned(progress)) listener.progress(progress);
    },
  };
}
