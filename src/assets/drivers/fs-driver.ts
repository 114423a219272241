/** Keeps bytes in a folder of the local file system. */
import { createHash } from 'node:crypto';
import { close, fstat, open as openRaw } from 'node:fs';
import { mkdir, open, opendir, rename, rm, stat, statfs, type FileHandle } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import type { Readable } from 'node:stream';
import { promisify } from 'node:util';
import { FileStream } from '../../lib/file-stream.ts';
import { hasErrorCode } from '../../lib/has-error-code.ts';
import {
  AssetMissingError,
  checkKey,
  StorageFullError,
  StorageUnavailableError,
  type AssetDriver,
  type ByteRange,
  type StoredBytes,
} from '../asset-driver.ts';

const openDescriptor = promisify(openRaw);
const statDescriptor = promisify(fstat);
const closeDescriptor = promisify(close);

const PARTIAL_SUFFIX = '.partial';

const FULL_CODES = ['ENOSPC', 'EDQUOT'] as const;
/** A folder that is read-only, gone, not ours, or on a disk that fails: an operator can mend it. */
const UNUSABLE_CODES = ['EACCES', 'EEXIST', 'EIO', 'ENOTDIR', 'EPERM', 'EROFS', 'ESTALE'] as const;

export function createFsDriver(rootFolder: string): AssetDriver {
  return {
    put: async (key, bytes) => await putFile(pathOf(rootFolder, key), bytes),
    open: async (key, range) => await openFile(pathOf(rootFolder, key), range),
    measure: async (key) => await measureFile(pathOf(rootFolder, key)),
    delete: async (key) => await deleteFile(pathOf(rootFolder, key)),
    list: () => listKeys(rootFolder),
    measureFreeBytes: () => measureFreeBytes(rootFolder),
    locate: (key) => ({ rootFolder, relativePath: relative(rootFolder, pathOf(rootFolder, key)) }),
  };
}

/** Two levels of folders named by the key's end keep each folder small. */
function pathOf(rootFolder: string, key: string): string {
  checkKey(key);
  return join(rootFolder, key.slice(-2), key.slice(-4, -2), key);
}

function partialPathOf(path: string): string {
  return `${path}${PARTIAL_SUFFIX}`;
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
    // Where a file stands in the way of a folder there is nothing to remove.
    await rm(partialPath, { force: true }).catch(() => undefined);
    throw translateFault(error);
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
    if (!hasErrorCode(error, 'ENOENT')) throw error;
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

async function openFile(path: string, range?: ByteRange): Promise<Readable> {
  try {
    const descriptor = await openDescriptor(path, 'r');
    const { size } = await statDescriptor(descriptor);
    const { firstByte, lastByte } = range ?? { firstByte: 0, lastByte: size - 1 };
    if (lastByte < size) return new FileStream(descriptor, firstByte, lastByte - firstByte + 1);
    // Before anything is promised: a stream that ends early leaves its reader waiting for the rest.
    await closeDescriptor(descriptor);
    throw new Error(`${path} has only ${size} bytes`);
  } catch (error) {
    throw translate(error);
  }
}

async function measureFile(path: string): Promise<number | null> {
  try {
    return (await stat(path)).size;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return null;
    throw translate(error);
  }
}

async function* listKeys(rootFolder: string): AsyncGenerator<string> {
  try {
    for await (const entry of await opendir(rootFolder, { recursive: true })) {
      if (entry.isFile()) yield entry.name.replace(/\.partial$/, '');
    }
  } catch (error) {
    // Nothing has been stored yet.
    if (!hasErrorCode(error, 'ENOENT')) throw translate(error);
  }
}

/** Of the disk that the folder is on, or will be on. */
async function measureFreeBytes(folder: string): Promise<number> {
  try {
    const { bavail, bsize } = await statfs(folder);
    return bavail * bsize;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT') && dirname(folder) !== folder) {
      return await measureFreeBytes(dirname(folder));
    }
    throw translate(error);
  }
}

function translate(error: unknown): unknown {
  if (hasErrorCode(error, 'ENOENT'))
    return new AssetMissingError('no such asset', { cause: error });
  return translateFault(error);
}

function translateFault(error: unknown): unknown {
  if (hasErrorCode(error, ...FULL_CODES)) {
    return new StorageFullError('no room for the asset', { cause: error });
  }
  if (hasErrorCode(error, ...UNUSABLE_CODES)) {
    const text = error instanceof Error ? error.message : String(error);
    return new StorageUnavailableError(`the folder of results cannot be used: ${text}`, {
      cause: error,
    });
  }
  return error;
}
