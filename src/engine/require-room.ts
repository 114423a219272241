/** Refuses what would end in bytes that find no room. */
import { StorageFullError, type Assets } from '../assets/index.ts';
import { RepriseError } from '../core/index.ts';

const RETRY_AFTER_SECONDS = 60;

/** Throws `storage_full`: nothing is begun that could not be kept. */
export async function requireRoom(assets: Pick<Assets, 'checkRoom'>): Promise<void> {
  try {
    await assets.checkRoom();
  } catch (error) {
    throw asStorageFull(error);
  }
}

export function asStorageFull(error: unknown): unknown {
  if (!(error instanceof StorageFullError)) return error;
  return new RepriseError('storage_full', { retryAfterSeconds: RETRY_AFTER_SECONDS, cause: error });
}
