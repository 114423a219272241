/** Brings a video's bytes into a file, which exists under its name only when it is whole. */
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { Writable } from 'node:stream';
import { UnreachableError } from '../lib/http-client/index.ts';
import type { ApiClient, VideoContent } from './api-client.ts';
import { interruptible } from './interruptible.ts';
import { retryWhileUnavailable, type Waiting } from './retry-while-unavailable.ts';

/** Returns the size in bytes. Nothing is left behind when it fails or is interrupted. */
export async function downloadVideo(
  client: ApiClient,
  videoId: string,
  path: string,
  waiting: Waiting,
): Promise<number> {
  const partialPath = `${path}.partial`;
  const target = createWriteStream(partialPath);
  await once(target, 'open');
  try {
    const content = await retryWhileUnavailable(() => client.openContent(videoId), waiting);
    const sizeBytes = await copyContent(content, target, waiting.signal, {});
    await rename(partialPath, path);
    return sizeBytes;
  } catch (error) {
    target.destroy();
    await rm(partialPath, { force: true });
    throw error;
  }
}

/** Writes a video's bytes to a stream that stays open. Returns how many there were. */
export async function streamVideo(
  client: ApiClient,
  videoId: string,
  target: Writable,
  waiting: Waiting,
): Promise<number> {
  const content = await retryWhileUnavailable(() => client.openContent(videoId), waiting);
  return copyContent(content, target, waiting.signal, { end: false });
}

async function copyContent(
  { bytes, sizeBytes }: VideoContent,
  target: Writable,
  signal: AbortSignal,
  options: { readonly end?: boolean },
): Promise<number> {
  let copiedBytes = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const chunk of readable(bytes, signal)) {
      copiedBytes += chunk.byteLength;
      yield chunk;
    }
  }
  try {
    await pipeline(counted, target, { ...options, signal });
  } catch (error) {
    signal.throwIfAborted();
    throw error;
  }
  if (sizeBytes !== null && copiedBytes !== sizeBytes) {
    throw new UnreachableError(`the download ended after ${copiedBytes} of ${sizeBytes} bytes`);
  }
  return copiedBytes;
}

/**
 * Tells a connection that broke from a disk that is full, and a connection that stalls cannot keep
 * us: the read that is under way is left alone, and the connection closed when it is over.
 */
async function* readable(
  bytes: AsyncIterable<Uint8Array>,
  signal: AbortSignal,
): AsyncGenerator<Uint8Array> {
  const chunks = bytes[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await interruptible(chunks.next(), signal);
      if (next.done === true) return;
      yield next.value;
    }
  } catch (error) {
    throw new UnreachableError('the download broke off', { cause: error });
  } finally {
    chunks.return?.().catch(() => {});
  }
}
