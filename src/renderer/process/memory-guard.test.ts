/** The guard strikes once, as soon as the limit is passed, and not before. */
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { guardMemory, memoryLimitBytes } from './memory-guard.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('more pixels may take more, and 4k still less than 3.5 GB', () => {
  expect(memoryLimitBytes(1920 * 1080)).toBeGreaterThan(memoryLimitBytes(1280 * 720));
  expect(memoryLimitBytes(3840 * 2160)).toBeLessThan(3.5e9);
});

test('a process within its limit is left alone; one beyond is told once', () => {
  let used = 100;
  const told: number[] = [];
  guardMemory(
    200,
    (bytes) => told.push(bytes),
    () => used,
  );
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([]);
  used = 201;
  vi.advanceTimersByTime(5_000);
  expect(told).toEqual([201]);
});

test('what this process really uses is what is measured', () => {
  const told: number[] = [];
  guardMemory(1, (bytes) => told.push(bytes));
  vi.advanceTimersByTime(300);
  expect(told[0]).toBeGreaterThan(10_000_000);
});
