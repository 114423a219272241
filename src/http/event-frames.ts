/** Events as server-sent events write them; the format is of the WHATWG's HTML standard. */
import type { EventEncoder } from '../core/index.ts';
import type { Progress, PublishedEvent } from '../engine/index.ts';

export interface EventFrames {
  event(dialectId: string, event: PublishedEvent): Buffer;
  progress(progress: Progress): Buffer;
}

/** Thousands may be told of one event, so it is written once a dialect. */
export function createEventFrames(encode: EventEncoder): EventFrames {
  const written = new WeakMap<PublishedEvent, Map<string, Buffer>>();
  const writtenProgress = new WeakMap<Progress, Buffer>();
  return {
    event(dialectId, event) {
      const byDialect = written.get(event) ?? new Map<string, Buffer>();
      written.set(event, byDialect);
      let frame = byDialect.get(dialectId);
      if (frame === undefined) {
        const encoded = encode(dialectId, event);
        frame = Buffer.from(
          `id: ${event.id}\nevent: ${encoded.type}\ndata: ${JSON.stringify(encoded)}\n\n`,
        );
        byDialect.set(dialectId, frame);
      }
      return frame;
    },
    progress(progress) {
      let frame = writtenProgress.get(progress);
      if (frame === undefined) {
        const type = 'video.progress';
        const data = { id: progress.videoId, progress: progress.percent };
        // Without an id: it is kept nowhere, and nobody can resume from it.
        frame = Buffer.from(
          `event: ${type}\ndata: ${JSON.stringify({ object: 'event', type, data })}\n\n`,
        );
        writtenProgress.set(progress, frame);
      }
      return frame;
    },
  };
}
