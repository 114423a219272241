import { describe, expect, it } from 'vitest';
import { interruptible, pause } from './interruptible.ts';

const REASON = new Error('stop');

describe('interruptible', () => {
  it('gives what was waited for, and its failure', async () => {
    const { signal } = new AbortController();
    await expect(interruptible(Promise.resolve(5), signal)).resolves.toBe(5);
    await expect(interruptible(Promise.reject(REASON), signal)).rejects.toBe(REASON);
  });

  it('ends with the reason, before or while it waits', async () => {
    const stopping = new AbortController();
    const never = new Promise<never>(() => {});
    const waiting = interruptible(never, stopping.signal);
    stopping.abort(REASON);
    await expect(waiting).rejects.toBe(REASON);
    await expect(interruptible(never, stopping.signal)).rejects.toBe(REASON);
  });
});

describe('pause', () => {
  it('ends with the reason when it is interrupted', async () => {
    const stopping = new AbortController();
    const waiting = pause(600_000, stopping.signal);
    stopping.abort(REASON);
    await expect(waiting).rejects.toBe(REASON);
  });
});
