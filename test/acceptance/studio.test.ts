/** The studio as a browser meets it: built, served by the real gateway, and read by its key. */
import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import OpenAI from 'openai';
import { beforeAll, describe, expect, inject, test } from 'vitest';

const { baseUrl, apiKey } = inject('gateway');
const ROOT = join(import.meta.dirname, '..', '..');
const ASSETS = join(ROOT, 'web', 'dist', 'assets');
const headers = { authorization: `Bearer ${apiKey}` };
/** Others draw on the same machine. */
const PATIENCE = { timeout: 120_000, interval: 100 };

beforeAll(async () => {
  // What npm does after an install.
  await promisify(execFile)(process.execPath, [join(ROOT, 'scripts', 'build-studio.ts')]);
});

const load = (path: string, init: RequestInit = {}) => fetch(`${baseUrl}${path}`, init);

interface OwnVideo {
  readonly id: string;
  readonly status: string;
  readonly cost: { readonly amount_micros: number; readonly state: string };
  readonly understanding: { readonly matched: readonly string[] };
  readonly links: { readonly video: string | null; readonly thumbnail: string | null };
}

async function read<Answer>(path: string): Promise<Answer> {
  const response = await load(`/reprise/v1${path}`, { headers });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

describe('the page', () => {
  test('and all that it loads are there, to be kept as they should', async () => {
    const page = await load('/');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('cache-control')).toBe('no-cache');
    const html = await page.text();
    const assets = [...html.matchAll(/(?:src|href)="([^"]+)"/g)].map(([, path = '']) => path);
    expect(assets.length).toBeGreaterThanOrEqual(3);
    for (const path of assets) {
      expect(path).toMatch(/^\/studio\/assets\/[\w-]+-[\w-]{8}\.(js|css|svg)$/);
      const asset = await load(path);
      expect(asset.status).toBe(200);
      expect(asset.headers.get('cache-control')).toContain('immutable');
      expect((await asset.arrayBuffer()).byteLength).toBeGreaterThan(100);
    }
  });

  test('runs nothing that stands in it, and nothing of others', async () => {
    const page = await load('/studio/create');
    const policy = page.headers.get('content-security-policy') ?? '';
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"]) {
      expect(policy).toContain(rule);
    }
    expect(policy).not.toMatch(/unsafe|\*/);
    const html = await page.text();
    expect(html).not.toMatch(/<script(?![^>]*\bsrc=)|\son\w+=|style=/);
    expect(html).not.toMatch(/https?:\/\//);
  });

  test('weighs no more than a picture', async () => {
    const packed = (await readdir(ASSETS)).filter((name) => /^index-.*\.gz$/.test(name));
    const sizes = await Promise.all(
      packed.map(async (name) => (await readFile(join(ASSETS, name))).length),
    );
    expect(sizes.length).toBe(2);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(120_000);
  });

  test('stands in nobody’s way', async () => {
    const head = await load('/', { method: 'HEAD' });
    expect([head.status, await head.text()]).toEqual([200, '']);
    const unknown = await load('/studio/assets/gone-12345678.js');
    expect([unknown.status, await unknown.text()]).toEqual([404, 'There is nothing here.\n']);
    for (const path of ['/videos/video_1', '/v1/nowhere', '/webhooks']) {
      const answer = await load(path, { headers });
      expect(answer.status).toBe(404);
      expect(await answer.json()).toMatchObject({ error: { code: 'route_not_found' } });
    }
    expect((await load('/healthz')).status).toBe(200);
  });
});

test('a video is followed from its price to its pictures, with the key in a header alone', async () => {
  const client = new OpenAI({ apiKey, baseURL: `${baseUrl}/openai/v1` });
  const wish = { model: 'sora-2', prompt: 'a red boat', seconds: '4', size: '720x1280' } as const;
  const quote = await client.post<{ amount_micros: number }>('/videos?dry_run=true', {
    body: wish,
  });
  const { id } = await client.videos.create(wish);
  const made = await read<OwnVideo>(`/videos/${id}`);
  expect(made.cost).toMatchObject({ amount_micros: quote.amount_micros, state: 'held' });
  await expect
    .poll(async () => (await read<OwnVideo>(`/videos/${id}`)).status, PATIENCE)
    .toBe('completed');
  const { cost, links, understanding } = await read<OwnVideo>(`/videos/${id}`);
  expect(cost).toMatchObject({ amount_micros: quote.amount_micros, state: 'charged' });
  expect(understanding.matched.join(' ')).toContain('boat');
  for (const link of [links.video, links.thumbnail]) {
    expect(link).not.toContain(apiKey);
    // As a player does it: no key, and only a part.
    const part = await fetch(link ?? '', { headers: { range: 'bytes=0-99' } });
    expect([part.status, (await part.arrayBuffer()).byteLength]).toEqual([206, 100]);
  }
  const remix = await client.videos.remix(id, { prompt: 'a blue boat' });
  const list = async (query: string) =>
    (await read<{ data: readonly OwnVideo[] }>(`/videos?limit=100&${query}`)).data.map(
      (video) => video.id,
    );
  expect(await list(`source_video_id=${id}`)).toEqual([remix.id]);
  expect(await list('status=completed')).toContain(id);
  expect(await list('status=failed,cancelled')).not.toContain(id);
  await client.videos.delete(remix.id);
  await client.videos.delete(id);
  expect(await list(`source_video_id=${id}`)).toEqual([]);
});
