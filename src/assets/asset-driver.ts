/** The contract of a place where bytes are kept. */
import type { Readable } from 'node:stream';
import { UnavailableError } from '../lib/unavailable-error.ts';

export interface StoredBytes {
  readonly sizeBytes: number;
  /** Hexadecimal. */
  readonly sha256: string;
}

/** Both ends are part of it, as in HTTP. */
export interface ByteRange {
  readonly firstByte: number;
  readonly lastByte: number;
}

/** How whoever opens a link to bytes shall be answered. */
export interface LinkedAnswer {
  readonly mediaType: string;
  readonly contentDisposition: string;
}

export interface AssetDriver {
  /**
   * Stores the whole stream under `key`, durably, or nothing: a reader never sees a part. Throws
   * {@link StorageFullError} when there is no room, {@link StorageUnavailableError} when the place
   * cannot be used right now.
   */
  put(key: string, bytes: Readable): Promise<StoredBytes>;
  /**
   * Rejects with {@link AssetMissingError} when there are no bytes under `key`. A range lies within
   * the bytes. A stream that breaks ends with an error, never early.
   */
  open(key: string, range?: ByteRange): Promise<Readable>;
  /** Null when there are no bytes under `key`. */
  measure(key: string): Promise<number | null>;
  /** Removes what is there, whole or half written; nothing there is no error. */
  delete(key: string): Promise<void>;
  /** Every key under which there is something, whole or half written; one may come twice. */
  list(): AsyncIterable<string>;
  /** Present where running out of room can be seen coming: what is free. */
  measureFreeBytes?(): Promise<number>;
  /** Present where somebody else can be sent to fetch the bytes: a URL that needs no credential. */
  sign?(key: string, answer: LinkedAnswer, expiresAt: Date): Promise<string>;
  /** Present where a server beside us can read the bytes: the path below the root folder. */
  locate?(key: string): { readonly rootFolder: string; readonly relativePath: string };
}

export class StorageFullError extends Error {
  override readonly name = 'StorageFullError';
}

/** Broken, unreachable or refusing; it may work again later. */
export class StorageUnavailableError extends UnavailableError {
  override readonly name = 'StorageUnavailableError';
}

export class AssetMissingError extends Error {
  override readonly name = 'AssetMissingError';
}

/** The same everywhere, so that bytes can move from any store to any other. */
export function checkKey(key: string): void {
  if (!/^[a-z0-9_-]{8,}$/.test(key)) throw new Error('an asset key holds only a-z, 0-9, _ and -');
}
