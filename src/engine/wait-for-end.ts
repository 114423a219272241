/** Waits for a video that is being made, as long as somebody is willing to. */
import { isTerminal } from '../core/index.ts';
import type { Principal } from '../core/index.ts';
import type { EngineParts } from './engine.ts';
import type { GetVideo } from './get-video.ts';
import type { StoredVideo } from './video-store.ts';

export interface Patience {
  /** An id or an alias. */
  readonly videoId: string;
  readonly waitSeconds: number;
  /** Aborts when nobody waits any more. */
  readonly signal?: AbortSignal;
}

/** Should a sign of change be lost on the way, it is found so much later. */
const LOOK_AGAIN_MS = 10_000;

/** The video as it is when it has ended, when the time is over, or when nobody waits any more. */
export async function waitForEnd(
  { clock, news }: EngineParts,
  getVideo: GetVideo,
  principal: Principal,
  { videoId, waitSeconds, signal }: Patience,
): Promise<StoredVideo> {
  const deadlineMs = clock.monotonicMs() + waitSeconds * 1000;
  let video = await getVideo(principal, { videoId });
  for (;;) {
    const remainingMs = deadlineMs - clock.monotonicMs();
    if (isTerminal(video.status) || remainingMs <= 0 || signal?.aborted === true) return video;
    const change = news.nextChange(video.id);
    try {
      video = await getVideo(principal, { videoId });
      if (!isTerminal(video.status)) {
        await change.within(Math.min(remainingMs, LOOK_AGAIN_MS), signal);
        video = await getVideo(principal, { videoId });
      }
    } finally {
      change.forget();
    }
  }
}
