import { describe, expect, it, vi } from 'vitest';
import { systemClock } from '../lib/clock.ts';
import { UnreachableError } from '../lib/http-client/index.ts';
import { ApiError } from './api-error.ts';
import { retryWhileUnavailable, type Waiting } from './retry-while-unavailable.ts';

function waiting(changes: Partial<Waiting> = {}) {
  const onFailure = vi.fn<(failure: Error) => void>();
  return { clock: systemClock, signal: new AbortController().signal, onFailure, ...changes };
}

function apiError(status: number, retryAfterMs: number | null = null): ApiError {
  return new ApiError('no', { status, code: null, requestId: null, retryAfterMs });
}

describe('retryWhileUnavailable', () => {
  it('asks again until there is an answer', async () => {
    const request = vi
      .fn<() => Promise<string>>()
      .mockRejectedValueOnce(new UnreachableError('away'))
      .mockRejectedValueOnce(apiError(503))
      .mockResolvedValueOnce('here');
    const patient = waiting();
    await expect(retryWhileUnavailable(request, patient)).resolves.toBe('here');
    expect(patient.onFailure).toHaveBeenCalledTimes(2);
  });

  it.each([400, 401, 404])('does not repeat what status %d refuses', async (status) => {
    const request = vi.fn<() => Promise<string>>().mockRejectedValue(apiError(status));
    await expect(retryWhileUnavailable(request, waiting())).rejects.toMatchObject({ status });
    expect(request).toHaveBeenCalledTimes(1);
  });

  it('gives up two minutes after the first failure', async () => {
    const timesMs = [0, 60_000, 119_999];
    const clock = { now: () => new Date(0), monotonicMs: () => timesMs.shift() ?? 0 };
    const request = vi.fn<() => Promise<string>>().mockRejectedValue(apiError(500));
    await expect(retryWhileUnavailable(request, waiting({ clock }))).rejects.toThrow('no');
    expect(request).toHaveBeenCalledTimes(3);
  });

  it('does not wait for a gateway that asks for more time than there is', async () => {
    const request = vi.fn<() => Promise<string>>().mockRejectedValue(apiError(429, 300_000));
    await expect(retryWhileUnavailable(request, waiting())).rejects.toMatchObject({ status: 429 });
    expect(request).toHaveBeenCalledTimes(1);
  });

  it('ends while it waits when it is asked to stop', async () => {
    const stopping = new AbortController();
    const reason = new Error('stop');
    const request = vi.fn<() => Promise<string>>().mockRejectedValue(apiError(429, 100_000));
    const patient = waiting({ signal: stopping.signal, onFailure: () => stopping.abort(reason) });
    await expect(retryWhileUnavailable(request, patient)).rejects.toBe(reason);
  });
});
