/** One meaning, many forms: JSON, forms, bracketed fields, files before fields, images of all kinds. */
import { createCanvas } from '@napi-rs/canvas';
import { afterEach, describe, expect, inject, test } from 'vitest';

const { baseUrl, apiKey } = inject('gateway');
const authorization = `Bearer ${apiKey}`;

interface VideoBody {
  id: string;
  status: string;
  seconds: string;
  size: string;
  model: string;
  prompt: string;
}

const created: string[] = [];
afterEach(async () => {
  for (const id of created.splice(0)) {
    await fetch(`${baseUrl}/v1/videos/${id}`, { method: 'DELETE', headers: { authorization } });
  }
});

async function create(body: RequestInit['body'], contentType?: string): Promise<VideoBody> {
  const response = await fetch(`${baseUrl}/v1/videos`, {
    method: 'POST',
    headers: {
      authorization,
      ...(contentType === undefined ? {} : { 'content-type': contentType }),
    },
    body,
  });
  const video = (await response.json()) as VideoBody;
  expect(response.status, JSON.stringify(video)).toBe(200);
  created.push(video.id);
  return video;
}

function png(width: number, height: number): Buffer {
  const canvas = createCanvas(width, height);
  const context = canvas.getContext('2d');
  context.fillStyle = '#3a7ca5';
  context.fillRect(0, 0, width, height);
  return canvas.toBuffer('image/png');
}

const wanted = { seconds: '8', size: '1792x1024', model: 'sora-2-pro', prompt: 'Ein See 湖 🌅' };

describe('the same video asked for', () => {
  test('as JSON', async () => {
    expect(await create(JSON.stringify(wanted), 'application/json')).toMatchObject(wanted);
  });

  test('as JSON with numbers, under a content type with a charset', async () => {
    const body = JSON.stringify({ ...wanted, seconds: 8 });
    expect(await create(body, 'application/json; charset=utf-8')).toMatchObject(wanted);
  });

  test('as a form', async () => {
    const form = new FormData();
    for (const [name, value] of Object.entries(wanted)) form.append(name, value);
    expect(await create(form)).toMatchObject(wanted);
  });

  test('as a URL-encoded form', async () => {
    expect(await create(new URLSearchParams(wanted))).toMatchObject(wanted);
  });

  test('as a form with the file before the fields', async () => {
    const form = new FormData();
    form.append('input_reference', new Blob([png(1792, 1024)], { type: 'image/png' }), 'a.png');
    for (const [name, value] of Object.entries(wanted).toReversed()) form.append(name, value);
    expect(await create(form)).toMatchObject(wanted);
  });

  test('as a form with a bracketed data URL', async () => {
    const form = new FormData();
    form.append(
      'input_reference[image_url]',
      `data:image/png;base64,${png(1792, 1024).toString('base64')}`,
    );
    for (const [name, value] of Object.entries(wanted)) form.append(name, value);
    expect(await create(form)).toMatchObject(wanted);
  });
});

test('what is left out has the documented defaults', async () => {
  const video = await create(JSON.stringify({ prompt: 'a lake' }), 'application/json');
  expect(video).toMatchObject({ model: 'sora-2', seconds: '4', size: '720x1280' });
});

test('a prompt of exactly 32,000 code points is taken whole', async () => {
  const prompt = '🎬'.repeat(32_000);
  const video = await create(JSON.stringify({ prompt }), 'application/json');
  expect(video.prompt).toBe(prompt);
});

test('64 clients at once each get a video of their own', async () => {
  const body = JSON.stringify({ prompt: 'a lake' });
  const videos = await Promise.all(
    Array.from({ length: 64 }, () => create(body, 'application/json')),
  );
  expect(new Set(videos.map((video) => video.id)).size).toBe(64);
  const statuses = await Promise.all(
    videos.map(async ({ id }) => {
      const response = await fetch(`${baseUrl}/v1/videos/${id}`, { headers: { authorization } });
      return response.status;
    }),
  );
  expect(new Set(statuses)).toEqual(new Set([200]));
});

test('the content of an unfinished video is not there yet, and neither is a remix of it', async () => {
  const { id } = await create(JSON.stringify({ prompt: 'a lake' }), 'application/json');
  const content = await fetch(`${baseUrl}/v1/videos/${id}/content`, { headers: { authorization } });
  expect(content.status).toBe(400);
  expect(await content.json()).toMatchObject({ error: { code: 'video_not_completed' } });
  const remix = await fetch(`${baseUrl}/v1/videos/${id}/remix`, {
    method: 'POST',
    headers: { authorization, 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: 'at night' }),
  });
  expect(remix.status).toBe(400);
  expect(await remix.json()).toMatchObject({ error: { code: 'video_not_completed' } });
});
