/** Who listens in this process, and handing them what happens. */
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
  event(event: PublishedEvent): void;
  progress(progress: Progress): void;
}

export function createAudience(): Audience {
  const listeners = new Map<string, Set<Listener>>();

  function tell(
    { projectId, videoId }: Progress | PublishedEvent,
    tellOne: (to: Listener) => void,
  ) {
    for (const name of [`video ${videoId}`, `project ${projectId}`]) {
      for (const listener of listeners.get(name) ?? []) tellOne(listener);
    }
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
    event: (event) => tell(event, (listener) => listener.event(event)),
    progress: (progress) => tell(progress, (listener) => listener.progress(progress)),
  };
}
