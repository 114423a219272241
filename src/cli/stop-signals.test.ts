import { EventEmitter } from 'node:events';
import { describe, expect, it, vi } from 'vitest';
import { listenForStopSignals } from './stop-signals.ts';

function setUp() {
  let nowMs = 0;
  const source = new EventEmitter();
  const ask = vi.fn<(reason: { exitCode: number }) => void>();
  const now = vi.fn<(code: number) => void>();
  const clock = { now: () => new Date(0), monotonicMs: () => nowMs };
  listenForStopSignals(source, clock, { ask, now });
  const emitAt = (timeMs: number, signal: string): void => {
    nowMs = timeMs;
    source.emit(signal);
  };
  return { ask, now, emitAt };
}

describe('listenForStopSignals', () => {
  it.each([
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])('asks once on %s', (signal, exitCode) => {
    const { ask, now, emitAt } = setUp();
    emitAt(0, signal);
    expect(ask.mock.calls.map(([reason]) => reason.exitCode)).toEqual([exitCode]);
    expect(now).not.toHaveBeenCalled();
  });

  it('takes the same Ctrl-C from terminal and npm for one wish', () => {
    const { ask, now, emitAt } = setUp();
    emitAt(0, 'SIGINT');
    emitAt(40, 'SIGINT');
    expect(ask).toHaveBeenCalledTimes(1);
    expect(now).not.toHaveBeenCalled();
  });

  it('ends at once on a second wish', () => {
    const { ask, now, emitAt } = setUp();
    emitAt(0, 'SIGTERM');
    emitAt(1500, 'SIGINT');
    expect(ask).toHaveBeenCalledTimes(1);
    expect(now).toHaveBeenCalledExactlyOnceWith(130);
  });
});
