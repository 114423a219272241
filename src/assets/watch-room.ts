/** Knows whether new bytes would find room, so that work is refused before it is done for nothing. */
import type { Clock } from '../lib/clock.ts';
import { StorageFullError, type AssetDriver } from './asset-driver.ts';

export interface RoomWatch {
  /** Rejects with a StorageFullError when the store can tell that there is too little room. */
  checkFree(): Promise<void>;
  /** The same, and also shortly after a store that cannot tell has refused bytes. */
  check(): Promise<void>;
  noteStored(): void;
  noteFailure(error: unknown): void;
}

/** A store that was full is worth another try after this long, whoever makes it. */
const REMEMBER_FULL_MS = 30_000;

export function watchRoom(driver: AssetDriver, reserveBytes: number, clock: Clock): RoomWatch {
  let fullUntilMs = Number.NEGATIVE_INFINITY;

  let measuring: Promise<number | undefined> | null = null;

  /** Who asks while it is being measured shares the answer: requests come many at a time. */
  function measure(): Promise<number | undefined> {
    measuring ??= Promise.resolve(driver.measureFreeBytes?.()).finally(() => {
      measuring = null;
    });
    return measuring;
  }

  async function checkFree(): Promise<void> {
    const freeBytes = await measure();
    if (freeBytes !== undefined && freeBytes < reserveBytes) {
      throw new StorageFullError(`${freeBytes} bytes are free, ${reserveBytes} are to stay so`);
    }
  }

  return {
    checkFree,
    async check() {
      await checkFree();
      if (clock.monotonicMs() < fullUntilMs) throw new StorageFullError('the store is full');
    },
    noteStored() {
      fullUntilMs = Number.NEGATIVE_INFINITY;
    },
    noteFailure(error) {
      if (error instanceof StorageFullError) fullUntilMs = clock.monotonicMs() + REMEMBER_FULL_MS;
    },
  };
}
