/** The main job with the official SDK, unmodified: create, poll, download, remix, extend, list, delete. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { imageSize } from 'image-size';
import OpenAI from 'openai';
import OpenAI6 from 'openai-6';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { probeMp4 } from '../support/probe-mp4.ts';

const { baseUrl, apiKey } = inject('gateway');
const KEYS = [
  'completed_at',
  'created_at',
  'error',
  'expires_at',
  'id',
  'model',
  'object',
  'progress',
  'prompt',
  'remixed_from_video_id',
  'seconds',
  'size',
  'status',
];

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-downloads-'));
});
afterAll(async () => {
  await rm(folder, { recursive: true });
});

type Client = OpenAI | OpenAI6;
type Video = Awaited<ReturnType<OpenAI['videos']['retrieve']>>;

const clients: [string, () => Client][] = [
  ['openai 7', () => new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey })],
  ['openai 6', () => new OpenAI6({ baseURL: `${baseUrl}/v1`, apiKey })],
];

async function waitFor(client: Client, id: string): Promise<Video> {
  let last = -1;
  for (;;) {
    const video = (await client.videos.retrieve(id)) as Video;
    expect(
      Object.keys(video)
        .filter((key) => !key.startsWith('_'))
        .toSorted(),
    ).toEqual(KEYS);
    expect(video.progress).toBeGreaterThanOrEqual(last);
    last = video.progress;
    if (video.status === 'completed' || video.status === 'failed') return video;
    await sleep(200);
  }
}

async function download(client: Client, id: string): Promise<string> {
  const response = await client.videos.downloadContent(id);
  expect(response.headers.get('content-type')).toBe('video/mp4');
  const bytes = Buffer.from(await response.arrayBuffer());
  expect(response.headers.get('content-length')).toBe(String(bytes.byteLength));
  const path = join(folder, `${id}.mp4`);
  await writeFile(path, bytes);
  return path;
}

describe.each(clients)('%s', (_name, connect) => {
  const client = connect();
  let original: Video;

  test('creates, polls and downloads a real mp4', async () => {
    const queued = await client.videos.create({
      model: 'sora-2',
      prompt: 'A sailing boat on a mountain lake at noon',
      seconds: '4',
      size: '1280x720',
    });
    expect(queued).toMatchObject({ object: 'video', status: 'queued', seconds: '4', error: null });
    expect(queued.id).toMatch(/^video_[0-9a-f]{48}$/);
    original = await waitFor(client, queued.id);
    expect(original).toMatchObject({ status: 'completed', progress: 100, size: '1280x720' });
    expect(original.expires_at).toBeGreaterThan(original.completed_at ?? Infinity);

    const probe = await probeMp4(await download(client, original.id));
    expect(probe).toMatchObject({
      isFastStart: true,
      video: { width: 1280, height: 720, sampleCount: 96, startSeconds: 0, isEvenlyPaced: true },
      audio: { samplesPerSecond: 48_000, channelCount: 2, startSeconds: 0 },
    });
    expect(probe.durationSeconds).toBeCloseTo(4, 3);
  });

  test('downloads its pictures', async () => {
    const fetchPicture = async (variant: 'thumbnail' | 'spritesheet') => {
      const response = await client.videos.downloadContent(original.id, { variant });
      expect(response.headers.get('content-disposition')).toContain(original.id);
      const bytes = new Uint8Array(await response.arrayBuffer());
      expect(response.headers.get('content-length')).toBe(String(bytes.byteLength));
      return { mediaType: response.headers.get('content-type'), ...imageSize(bytes) };
    };
    const thumbnail = { mediaType: 'image/webp', type: 'webp', width: 480, height: 270 };
    expect(await fetchPicture('thumbnail')).toMatchObject(thumbnail);
    const spritesheet = { mediaType: 'image/jpeg', type: 'jpg', width: 800, height: 450 };
    expect(await fetchPicture('spritesheet')).toMatchObject(spritesheet);
  });

  test('remixes it', async () => {
    const queued = await client.videos.remix(original.id, { prompt: '添加日落滤镜效果' });
    expect(queued.remixed_from_video_id).toBe(original.id);
    const remix = await waitFor(client, queued.id);
    expect(remix).toMatchObject({ status: 'completed', seconds: '4', size: '1280x720' });
    const probe = await probeMp4(await download(client, remix.id));
    expect(probe.video).toMatchObject({ width: 1280, height: 720, sampleCount: 96 });
  });

  test('extends it into one stitched whole', async () => {
    const queued = await client.videos.extend({
      video: { id: original.id },
      prompt: 'Night falls',
      seconds: '4',
    });
    expect(queued.seconds).toBe('8');
    const extended = await waitFor(client, queued.id);
    const probe = await probeMp4(await download(client, extended.id));
    expect(probe.video?.sampleCount).toBe(192);
    expect(probe.durationSeconds).toBeCloseTo(8, 3);
  });

  test('lists with auto-paging, deletes, and is then told it is gone', async () => {
    const ids: string[] = [];
    for await (const video of client.videos.list({ limit: 2 })) ids.push(video.id);
    expect(ids.length).toBeGreaterThanOrEqual(3);
    expect(new Set(ids).size).toBe(ids.length);

    const deleted = await client.videos.delete(original.id);
    expect(deleted).toMatchObject({ id: original.id, object: 'video.deleted', deleted: true });
    const gone = client.videos.retrieve(original.id).catch((error: unknown) => error);
    expect(await gone).toMatchObject({ status: 404, code: 'video_not_found' });
    const content = client.videos.downloadContent(original.id).catch((error: unknown) => error);
    expect(await content).toMatchObject({ status: 404 });
  });
});
