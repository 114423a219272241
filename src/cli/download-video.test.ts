import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../lib/clock.ts';
import { createApiClient } from './api-client.ts';
import { downloadVideo, streamVideo } from './download-video.ts';
import {
  errorReply,
  inTurn,
  startFakeGateway,
  type FakeGateway,
  type Respond,
} from './fixtures/fake-gateway.ts';
import { MemoryStream } from './fixtures/memory-stream.ts';

const BYTES = Buffer.alloc(500_000, 'mp4 ');

let folder = '';
let gateway: FakeGateway | null = null;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-download-'));
});
afterEach(async () => {
  await gateway?.[Symbol.asyncDispose]();
  gateway = null;
  await rm(folder, { recursive: true });
});

async function setUp(respond: Respond) {
  gateway = await startFakeGateway(respond);
  const stopping = new AbortController();
  const { signal } = stopping;
  const client = createApiClient({ baseUrl: gateway.baseUrl, key: 'k' }, signal);
  return { client, stopping, waiting: { clock: systemClock, signal, onFailure: () => {} } };
}

describe('downloadVideo', () => {
  it('leaves exactly the file', async () => {
    const { client, waiting } = await setUp(() => ({ body: BYTES }));
    const path = join(folder, 'out.mp4');
    expect(await downloadVideo(client, 'x', path, waiting)).toBe(BYTES.length);
    expect((await readFile(path)).equals(BYTES)).toBe(true);
    expect(await readdir(folder)).toEqual(['out.mp4']);
  });

  it('asks again when the gateway is not ready', async () => {
    const respond = inTurn(errorReply(503, 'service_unavailable'), { body: BYTES });
    const { client, waiting } = await setUp(respond);
    const path = join(folder, 'out.mp4');
    expect(await downloadVideo(client, 'x', path, waiting)).toBe(BYTES.length);
  });

  it('keeps an older file when the bytes break off', async () => {
    const { client, waiting } = await setUp(() => ({ body: BYTES, breakAfterBytes: 100_000 }));
    const path = join(folder, 'out.mp4');
    await writeFile(path, 'older');
    await expect(downloadVideo(client, 'x', path, waiting)).rejects.toThrow('broke off');
    expect(await readdir(folder)).toEqual(['out.mp4']);
    expect(await readFile(path, 'utf8')).toBe('older');
  });

  it('leaves nothing when the gateway refuses', async () => {
    const { client, waiting } = await setUp(() => errorReply(400, 'video_not_completed'));
    const path = join(folder, 'out.mp4');
    await expect(downloadVideo(client, 'x', path, waiting)).rejects.toThrow('video_not_completed');
    expect(await readdir(folder)).toEqual([]);
  });

  it('leaves nothing when it is interrupted', async () => {
    const reason = new Error('stop');
    const { client, waiting, stopping } = await setUp(() => {
      setTimeout(() => stopping.abort(reason), 20);
      return { body: BYTES, headers: { 'content-length': String(BYTES.length + 1) } };
    });
    const path = join(folder, 'out.mp4');
    await expect(downloadVideo(client, 'x', path, waiting)).rejects.toBe(reason);
    expect(await readdir(folder)).toEqual([]);
  });

  it('asks for nothing when the file cannot be written', async () => {
    const { client, waiting } = await setUp(() => ({ body: BYTES }));
    const path = join(folder, 'missing', 'out.mp4');
    await expect(downloadVideo(client, 'x', path, waiting)).rejects.toThrow('ENOENT');
    expect(gateway?.requests).toEqual([]);
  });
});

describe('streamVideo', () => {
  it('writes the bytes and leaves the stream open', async () => {
    const { client, waiting } = await setUp(() => ({ body: BYTES }));
    const target = new MemoryStream();
    expect(await streamVideo(client, 'x', target, waiting)).toBe(BYTES.length);
    expect(target.bytes.equals(BYTES)).toBe(true);
    expect(target.writable).toBe(true);
  });
});
