/** The contract of a place where bytes are kept. */
import type { Readable } from 'node:stream';

export interface StoredBytes {
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

export interface AssetDriver {
  /**
   * Stores the whole stream under `key`, durably, or nothing: a reader never sees a part. Throws
   * {@link StorageFullError} when there is no room.
   */
  put(key: string, bytes: Readable): Promise<StoredBytes>;
  /** Rejects with {@link AssetMissingError} when there are no bytes under `key`. */
  open(key: string): Promise<Readable>;
  /** Removes what is there, whole or half written; nothing there is no error. */
  delete(key: string): Promise<void>;
}

export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

export class AssetMissingError extends Error {
  override readonly name = 'AssetMissingError';
}
