/** Downloads of a real file over real sockets: in many parts, continued, slowly, and given up. */
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { AUTHORIZED, createHttpEdge, type HttpEdge } from '../../test/support/http-edge.ts';
import { sampleVideo } from '../../test/support/sample-video.ts';
import { storedAsset } from '../../test/support/stored-asset.ts';
import { createFsDriver } from '../assets/index.ts';

const KEY = 'asset_mp4_0123456789abcdef';
const SIZE_BYTES = 24_000_000;
/** Two pieces of 256 KiB that are used again. */
const MOST_HELD_BYTES = 2 * 256 * 1024;

let folder: string;
let whole: Buffer;
let opened: Readable[];
let edge: HttpEdge;
let url: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-downloads-'));
  const driver = createFsDriver(folder);
  whole = randomBytes(SIZE_BYTES);
  await driver.put(KEY, Readable.from([whole]));
  const asset = storedAsset(whole, {
    async open(range) {
      const stream = await driver.open(KEY, range);
      opened.push(stream);
      return stream;
    },
  });
  const openContent = async () => ({ video: sampleVideo({ status: 'completed' }), asset });
  edge = await createHttpEdge({ engine: { openContent } });
  url = `${await edge.listen()}/v1/videos/video_1/content`;
});
afterAll(async () => {
  await edge[Symbol.asyncDispose]();
  await rm(folder, { recursive: true });
});
beforeEach(() => {
  opened = [];
});

const download = (headers: Record<string, string>) =>
  fetch(url, { headers: { ...AUTHORIZED, ...headers } });

/** Takes at least so much, and then nothing more. */
async function startReading(bytes: number): Promise<Socket> {
  const { port, pathname } = new URL(url);
  const socket = connect(Number(port), '127.0.0.1');
  socket.on('error', () => undefined);
  const { authorization } = AUTHORIZED;
  socket.write(`GET ${pathname} HTTP/1.1\r\nhost: x\r\nauthorization: ${authorization}\r\n\r\n`);
  for (let taken = 0; taken < bytes;) {
    const chunk = socket.read() as Buffer | null;
    if (chunk === null) await once(socket, 'readable');
    else taken += chunk.byteLength;
  }
  return socket;
}

/** A descriptor is closed with its stream. */
const stillOpen = () => opened.filter(({ closed }) => !closed).length;

test('sixteen parts at once make the whole', async () => {
  const partBytes = SIZE_BYTES / 16;
  const parts = await Promise.all(
    Array.from({ length: 16 }, async (_, index) => {
      const range = `bytes=${index * partBytes}-${(index + 1) * partBytes - 1}`;
      const response = await download({ range });
      expect(response.status).toBe(206);
      return Buffer.from(await response.arrayBuffer());
    }),
  );
  expect(Buffer.concat(parts).equals(whole)).toBe(true);
  await expect.poll(stillOpen).toBe(0);
});

test('one that broke off is continued where it was', async () => {
  const socket = await startReading(3_000_000);
  socket.destroy();
  const first = await download({ range: 'bytes=0-2999999' });
  const start = Buffer.from(await first.arrayBuffer());
  const headers = { range: 'bytes=3000000-', 'if-range': first.headers.get('etag') ?? '' };
  const response = await download(headers);
  const rest = await buffer(response.body as unknown as AsyncIterable<Buffer>);
  expect([response.status, Buffer.concat([start, rest]).equals(whole)]).toEqual([206, true]);
  await expect.poll(stillOpen).toBe(0);
});

test('clients that read slowly hold two pieces each, and nothing when they have left', async () => {
  const count = 30;
  const before = process.memoryUsage().arrayBuffers;
  const clients = await Promise.all(Array.from({ length: count }, () => startReading(1024)));
  for (let reads = 0; reads < 5; reads += 1) {
    for (const client of clients) client.read(1024);
    await sleep(20);
  }
  expect(stillOpen()).toBe(count);
  // What the clients themselves have taken in is in this process as well: a buffer of 64 KiB each.
  const held = process.memoryUsage().arrayBuffers - before;
  expect(held).toBeLessThan(count * (MOST_HELD_BYTES + 4 * 65_536));
  for (const client of clients) client.destroy();
  await expect.poll(stillOpen).toBe(0);
});

test('clients that leave in the middle leave nothing open', async () => {
  for (let round = 0; round < 5; round += 1) {
    const clients = await Promise.all(Array.from({ length: 20 }, () => startReading(100_000)));
    for (const client of clients) client.destroy();
  }
  expect(opened).toHaveLength(100);
  await expect.poll(stillOpen).toBe(0);
});
