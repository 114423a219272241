/** When new bytes are turned away, and when they are welcome again. */
import { describe, expect, it } from 'vitest';
import { StorageFullError, type AssetDriver } from './asset-driver.ts';
import { watchRoom } from './watch-room.ts';

let nowMs = 0;
const clock = { now: () => new Date(nowMs), monotonicMs: () => nowMs };
const driver = (freeBytes?: () => number) =>
  (freeBytes === undefined ? {} : { measureFreeBytes: async () => freeBytes() }) as AssetDriver;

describe('a store that can tell how much is free', () => {
  it('takes bytes as long as the reserve is left', async () => {
    let free = 100;
    const room = watchRoom(
      driver(() => free),
      100,
      clock,
    );
    await room.checkFree();
    free = 99;
    await expect(room.checkFree()).rejects.toThrow(StorageFullError);
    await expect(room.check()).rejects.toThrow('99 bytes are free');
    free = 100;
    await room.check();
  });
});

describe('many who ask at once', () => {
  it('share one measurement, and whoever comes later has a new one', async () => {
    let measurements = 0;
    const room = watchRoom(
      driver(() => {
        measurements += 1;
        return measurements === 2 ? 99 : 100;
      }),
      100,
      clock,
    );
    await Promise.all(Array.from({ length: 10 }, () => room.check()));
    expect(measurements).toBe(1);
    const refusals = Array.from({ length: 3 }, () => expect(room.check()).rejects.toThrow('99'));
    await Promise.all(refusals);
    await room.check();
    expect(measurements).toBe(3);
  });
});

describe('a store that cannot tell', () => {
  it('is left alone for half a minute after it was full, but not by those who store', async () => {
    const room = watchRoom(driver(), 100, clock);
    await room.check();
    room.noteFailure(new Error('something else'));
    await room.check();
    room.noteFailure(new StorageFullError('no room'));
    await expect(room.check()).rejects.toThrow(StorageFullError);
    await room.checkFree();
    nowMs += 30_000;
    await room.check();
  });

  it('is welcome as soon as something was stored', async () => {
    const room = watchRoom(driver(), 0, clock);
    room.noteFailure(new StorageFullError('no room'));
    await expect(room.check()).rejects.toThrow(StorageFullError);
    room.noteStored();
    await room.check();
  });
});
