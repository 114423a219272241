import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { whileWatched } from './while-watched.ts';

let visibility: DocumentVisibilityState;
let signals: AbortSignal[];
let leave: () => void;

beforeEach(() => {
  vi.useFakeTimers();
  visibility = 'visible';
  signals = [];
  vi.spyOn(document, 'visibilityState', 'get').mockImplementation(() => visibility);
  leave = whileWatched((signal) => signals.push(signal));
});
afterEach(() => {
  leave();
  vi.restoreAllMocks();
  vi.useRealTimers();
});

function turn(to: DocumentVisibilityState): void {
  visibility = to;
  document.dispatchEvent(new Event('visibilitychange'));
}

const running = () => signals.filter(({ aborted }) => !aborted).length;

it('runs from the start, once', () => {
  turn('visible');
  dispatchEvent(new Event('pageshow'));
  expect([signals.length, running()]).toEqual([1, 1]);
});

it('stops when nobody has looked for a while, and goes on when somebody does', () => {
  turn('hidden');
  vi.advanceTimersByTime(4000);
  expect(running()).toBe(1);
  vi.advanceTimersByTime(2000);
  expect(running()).toBe(0);
  turn('visible');
  expect([signals.length, running()]).toEqual([2, 1]);
});

it('is not disturbed by a glance elsewhere', () => {
  turn('hidden');
  vi.advanceTimersByTime(1000);
  turn('visible');
  vi.advanceTimersByTime(10_000);
  expect([signals.length, running()]).toEqual([1, 1]);
});

it('stops at once when the page is left, and goes on when one comes back to it', () => {
  dispatchEvent(new Event('pagehide'));
  expect(running()).toBe(0);
  dispatchEvent(new Event('pageshow'));
  expect(running()).toBe(1);
});

it('ends for good', () => {
  leave();
  turn('visible');
  dispatchEvent(new Event('pageshow'));
  expect([signals.length, running()]).toEqual([1, 0]);
});
