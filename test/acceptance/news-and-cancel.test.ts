/** Live news, waiting and cancelling as a client meets them, with the real renderer. */
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import OpenAI from 'openai';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findProcesses } from '../support/find-processes.ts';
import { startGateway, TEST_KEY, type TestGateway } from '../support/start-gateway.ts';

const headers = { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json' };
const SHORT = { prompt: 'a lake', seconds: '4', size: '720x1280' } as const;
const LONG = { ...SHORT, seconds: '12' } as const;

let dataDir: string;
let gateway: TestGateway;
let client: OpenAI;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'reprise-news-'));
  gateway = await startGateway({ dataDir, environment: { REPRISE_RENDER_CONCURRENCY: '1' } });
  client = new OpenAI({ apiKey: TEST_KEY, baseURL: `${gateway.baseUrl}/v1` });
});
afterAll(async () => {
  await gateway.stop();
  await rm(dataDir, { recursive: true, force: true });
});

interface Frame {
  readonly id: string | null;
  readonly event: string;
  readonly data: { readonly type: string; readonly data: { id: string; progress?: number } };
}

/** Everything until the stream ends, or until `isEnough`. */
async function readFrames(
  path: string,
  extra: Record<string, string> = {},
  isEnough: (frames: readonly Frame[]) => boolean = () => false,
): Promise<Frame[]> {
  const leaving = new AbortController();
  const url = `${gateway.baseUrl}/v1${path}`;
  const response = await fetch(url, { headers: { ...headers, ...extra }, signal: leaving.signal });
  expect(response.status).toBe(200);
  const frames: Frame[] = [];
  let rest = '';
  for await (const chunk of response.body ?? []) {
    rest += Buffer.from(chunk).toString();
    const blocks = rest.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const lines = new Map(
        block.split('\n').map((line) => line.split(/: (.*)/s) as [string, string]),
      );
      const data = lines.get('data');
      if (data === undefined) continue;
      frames.push({
        id: lines.get('id') ?? null,
        event: lines.get('event') ?? '',
        data: JSON.parse(data),
      });
    }
    if (isEnough(frames)) break;
  }
  leaving.abort();
  return frames;
}

test('a stream tells the whole story, and can be taken up in the middle', async () => {
  const { id } = await client.videos.create(SHORT);
  const frames = await readFrames(`/videos/${id}/events`);
  const kept = frames.filter((frame) => frame.id !== null);
  expect(kept.map(({ event }) => event)).toEqual([
    'video.queued',
    'video.in_progress',
    'video.completed',
  ]);
  const percents = frames.flatMap(({ data }) => data.data.progress ?? []);
  expect(percents.length).toBeGreaterThan(0);
  expect(percents).toEqual(percents.toSorted((a, b) => a - b));
  expect(frames.at(-1)?.event).toBe('video.completed');
  expect(new Set(frames.map(({ data }) => data.data.id))).toEqual(new Set([id]));
  expect((await client.videos.retrieve(id)).status).toBe('completed');

  const after = { 'last-event-id': kept[0]?.id ?? '' };
  const resumed = await readFrames(`/videos/${id}/events`, after);
  expect(resumed).toEqual(kept.slice(1));
  const ofProject = await readFrames('/events', after, ({ length }) => length === 2);
  expect(ofProject.map(({ id: eventId }) => eventId)).toEqual(
    kept.slice(1).map((frame) => frame.id),
  );
});

test('a program that would rather wait needs one request', async () => {
  const prefer = { headers: { prefer: 'wait=60' } };
  const { data: video, response } = await client.videos.create(SHORT, prefer).withResponse();
  expect(response.headers.get('preference-applied')).toBe('wait=60');
  expect(video.status).toBe('completed');
});

async function cancel(id: string, prefix = ''): Promise<Record<string, unknown>> {
  const url = `${gateway.baseUrl}${prefix}/v1/videos/${id}/cancel`;
  const response = await fetch(url, { method: 'POST', headers });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, unknown>;
}

test('a cancel stops the renderer, and again changes nothing', async () => {
  const { id } = await client.videos.create(LONG);
  const waiting = await client.videos.create(LONG);
  await expect.poll(() => findProcesses(join(dataDir, 'work')), POLL).not.toEqual([]);
  const cancelled = { id, status: 'failed', error: { code: 'cancelled' } };
  expect(await cancel(id)).toMatchObject(cancelled);
  expect(await cancel(id)).toMatchObject(cancelled);
  expect(await cancel(id, '/ezmodel')).toMatchObject({ id, status: 'cancelled' });
  // One that waits for a place to be drawn in, and one that waits for its turn.
  expect(await cancel(waiting.id)).toMatchObject({ status: 'failed' });
  await expect.poll(() => findProcesses(join(dataDir, 'work')), POLL).toEqual([]);
  const work = join(dataDir, 'work');
  await expect.poll(() => filesUnder(work), POLL).toEqual([]);
});

const POLL = { timeout: 30_000 };

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
}

test('deleting a running video is a cancel, and the video is gone at once', async () => {
  const { id } = await client.videos.create(LONG);
  await client.videos.delete(id);
  await expect(client.videos.retrieve(id)).rejects.toMatchObject({ status: 404 });
});
