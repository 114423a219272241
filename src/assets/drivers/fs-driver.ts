/** Keeps bytes in a folder of the local file system. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, open, rename, rm, type FileHandle } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { Readable } from 'node:stream';
import {
  AssetMissingError,
  StorageFullError,
  type AssetDriver,
  type StoredBytes,
} from '../asset-driver.ts';

/** Fewer, larger reads serve a file about a third faster than Node's 64 KiB default. */
const READ_CHUNK_BYTES = 256 * 1024;

export function createFsDriver(rootFolder: string): AssetDriver {
  return {
    put: async (key, bytes) => await putFile(pathOf(rootFolder, key), bytes),
    open: async (key) => await openFile(pathOf(rootFolder, key)),
    delete: (key) => deleteFile(pathOf(rootFolder, key)),
  };
}

/** Two levels of folders named by the key's end keep each folder small. */
function pathOf(rootFolder: string, key: string): string {
  if (!/^[a-z0-9_-]{8,}$/.test(key)) throw new Error('an asset key holds only a-z, 0-9, _ and -');
  return join(rootFolder, key.slice(-2), key.slice(-4, -2), key);
}

function partialPathOf(path: string): string {
  return `${path}.partial`;
}

/**
 * Written beside its place, flushed, renamed into it, and the rename flushed too: after a power cut
 * the file is there whole or not at all.
 */
async function putFile(path: string, bytes: Readable): Promise<StoredBytes> {
  const partialPath = partialPathOf(path);
  try {
    await makeFolder(dirname(path));
    const stored = await writeFlushed(partialPath, bytes);
    await rename(partialPath, path);
    await flushFolder(dirname(path));
    return stored;
  } catch (error) {
    bytes.destroy();
    await rm(partialPath, { force: true });
    if (isFull(error)) throw new StorageFullError('no room for the asset', { cause: error });
    throw error;
  }
}

async function writeFlushed(path: string, bytes: Readable): Promise<StoredBytes> {
  const hash = createHash('sha256');
  let sizeBytes = 0;
  await using file = await open(path, 'w', 0o600);
  for await (const chunk of bytes as AsyncIterable<Buffer>) {
    hash.update(chunk);
    sizeBytes += chunk.byteLength;
    await writeAll(file, chunk);
  }
  await file.sync();
  return { sizeBytes, sha256: hash.digest('hex') };
}

async function writeAll(file: FileHandle, chunk: Buffer): Promise<void> {
  let written = 0;
  while (written < chunk.byteLength) {
    const { bytesWritten } = await file.write(chunk, written);
    written += bytesWritten;
  }
}

/** Flushed before the record of it goes, or a power cut could bring back bytes nobody knows of. */
async function deleteFile(path: string): Promise<void> {
  await rm(path, { force: true });
  await rm(partialPathOf(path), { force: true });
  await flushFolder(dirname(path)).catch((error: unknown) => {
    if (!hasCode(error, 'ENOENT')) throw error;
  });
}

/** A new folder is only there after a power cut if the folder above it was flushed too. */
async function makeFolder(folder: string): Promise<void> {
  const topmost = await mkdir(folder, { recursive: true });
  if (topmost === undefined) return;
  for (let made = folder; made.length >= topmost.length; made = dirname(made)) {
    await flushFolder(dirname(made));
  }
}

async function flushFolder(folder: string): Promise<void> {
  await using handle = await open(folder, 'r');
  await handle.sync();
}

async function openFile(path: string): Promise<Readable> {
  const stream = createReadStream(path, { highWaterMark: READ_CHUNK_BYTES });
  const opened = new Promise<void>((resolve, reject) => {
    stream.once('open', () => resolve());
    stream.once('error', reject);
  });
  try {
    await opened;
  } catch (error) {
    await finished(stream).catch(() => undefined);
    if (hasCode(error, 'ENOENT')) throw new AssetMissingError('no such asset', { cause: error });
    throw error;
  }
  return stream;
}

function isFull(error: unknown): boolean {
  return hasCode(error, 'ENOSPC') || hasCode(error, 'EDQUOT');
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
