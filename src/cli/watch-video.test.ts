import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../lib/clock.ts';
import type { ApiClient } from './api-client.ts';
import { ApiError } from './api-error.ts';
import type { ApiVideo } from './api-video.ts';
import { fakeVideo } from './fixtures/fake-gateway.ts';
import { watchVideo } from './watch-video.ts';

const DONE = fakeVideo({ status: 'completed', progress: 100 });

/** A client whose `get` gives these in turn; nothing else is needed. */
function clientOf(...answers: readonly (ApiVideo | Error)[]): Pick<ApiClient, 'get'> {
  const left = [...answers];
  return {
    get: async () => {
      const answer = left.shift();
      if (answer === undefined) throw new TypeError('asked after the end');
      if (answer instanceof Error) throw answer;
      return { video: answer, pollAfterMs: 1 };
    },
  };
}

async function watch(client: Pick<ApiClient, 'get'>, stopping = new AbortController()) {
  const shown: string[] = [];
  const onFailure = vi.fn<(failure: Error) => void>();
  const waiting = { clock: systemClock, signal: stopping.signal, onFailure };
  const video = await watchVideo(client, 'video_1', waiting, ({ status, progress }) => {
    shown.push(`${status} ${progress}`);
  });
  return { video, shown, onFailure };
}

describe('watchVideo', () => {
  it('reports the first answer and each change, and stops at the end', async () => {
    const half = fakeVideo({ status: 'in_progress', progress: 50 });
    const { video, shown } = await watch(
      clientOf(fakeVideo(), fakeVideo(), half, half, { ...half, progress: 51 }, DONE),
    );
    expect(video).toEqual(DONE);
    expect(shown).toEqual(['queued 0', 'in_progress 50', 'in_progress 51', 'completed 100']);
  });

  it('goes on after a failed answer, and says so', async () => {
    const busy = new ApiError('busy', {
      status: 429,
      code: null,
      requestId: null,
      retryAfterMs: null,
    });
    const { onFailure, shown } = await watch(clientOf(fakeVideo(), busy, DONE));
    expect(onFailure).toHaveBeenCalledExactlyOnceWith(busy);
    expect(shown).toEqual(['queued 0', 'completed 100']);
  });

  it('ends between two answers when it is asked to stop', async () => {
    const stopping = new AbortController();
    const reason = new Error('stop');
    const get = async () => {
      setTimeout(() => stopping.abort(reason), 5);
      return { video: fakeVideo(), pollAfterMs: 60_000 };
    };
    await expect(watch({ get }, stopping)).rejects.toBe(reason);
  });
});
