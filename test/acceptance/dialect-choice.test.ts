/** Which dialect a request speaks: by path, by header, by what only one of them has; and its links. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createGatewayClient } from '../support/gateway-client.ts';

const gateway = inject('gateway');
const { baseUrl, apiKey } = gateway;
const authorization = `Bearer ${apiKey}`;

let folder: string;
let id: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-dialects-'));
  const body = { model: 'veo3.1-fast', prompt: '一只猫在草地上', size: '1280x720', seconds: 8 };
  ({ id } = await createGatewayClient(gateway, folder).make('', body));
});
afterAll(() => rm(folder, { recursive: true }));

async function get(path: string, headers: Record<string, string> = {}) {
  const response = await fetch(`${baseUrl}${path}`, { headers: { authorization, ...headers } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

describe('one video, many views', () => {
  test('by path', async () => {
    expect((await get(`/v1/videos/${id}`)).body).toMatchObject({
      status: 'completed',
      seconds: '8',
    });
    expect((await get(`/openai/v1/videos/${id}`)).body).toMatchObject({ seconds: '8' });
    expect((await get(`/hingnet/v1/videos/${id}`)).body).toMatchObject({
      status: 'completed',
      seconds: 8,
      video_url: expect.stringContaining('signature=') as string,
    });
    expect((await get(`/ezmodel/v1/videos/${id}`)).body).toMatchObject({ error: null });
    expect((await get(`/apimart/v1/tasks/${id}`)).body).toMatchObject({
      code: 200,
      data: { status: 'completed', progress: 100 },
    });
    expect((await get(`/api/v1/videos/${id}`)).body).toMatchObject({ status: 'completed' });
    expect((await get(`/newapi/v1/video/generations/${id}`)).body).toMatchObject({ format: 'mp4' });
  });

  test('by header, and an unknown one is refused', async () => {
    const asked = await get(`/v1/videos/${id}`, { 'x-reprise-dialect': 'hingnet' });
    expect(asked.body).toMatchObject({ seconds: 8 });
    const unknown = await get(`/v1/videos/${id}`, { 'x-reprise-dialect': 'klingon' });
    expect(unknown.status).toBe(400);
    expect(unknown.body).toMatchObject({ error: { param: 'x-reprise-dialect' } });
  });

  test('by a path that only one of them has', async () => {
    expect((await get(`/v1/tasks/${id}`)).body).toMatchObject({ code: 200 });
    expect((await get('/v1/tasks/task_unknown')).body).toEqual({
      error: { code: 404, message: expect.any(String) as string, type: 'not_found_error' },
    });
  });

  test("by a body that is APIMart's: its remix goes on for seven seconds", async () => {
    const response = await fetch(`${baseUrl}/v1/videos/${id}/remix`, {
      method: 'POST',
      headers: { authorization, 'content-type': 'application/json' },
      body: JSON.stringify({
        model: 'veo3.1-fast',
        prompt: '猫咪继续在草地上奔跑，蝴蝶飞向远方',
        raw: false,
        aspect_ratio: '16:9',
        resolution: '720p',
      }),
    });
    const { code, data } = (await response.json()) as {
      code: number;
      data: { status: string; task_id: string }[];
    };
    expect({ code, status: data[0]?.status }).toEqual({ code: 200, status: 'submitted' });
    const extended = await get(`/v1/videos/${data[0]?.task_id}`);
    expect(extended.body).toMatchObject({ seconds: '15', remixed_from_video_id: id });
    await fetch(`${baseUrl}/v1/videos/${String(extended.body['id'])}`, {
      method: 'DELETE',
      headers: { authorization },
    });
  });
});

test("Azure's header lets in as well", async () => {
  const response = await fetch(`${baseUrl}/openai/videos/${id}?api-version=preview`, {
    headers: { 'api-key': apiKey },
  });
  expect(response.status).toBe(200);
});

describe('a link to a result', () => {
  async function link(): Promise<string> {
    const { body } = await get(`/hingnet/v1/videos/${id}`);
    return String(body['video_url']);
  }

  test('opens it without a key, from any page', async () => {
    const response = await fetch(await link());
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('access-control-allow-origin')).toBe('*');
    const bytes = Buffer.from(await response.arrayBuffer());
    expect(bytes.toString('latin1', 4, 8)).toBe('ftyp');
  });

  test('opens nothing when any of it is changed', async () => {
    const good = await link();
    for (const bad of [
      good.replace(/signature=./, 'signature=_'),
      good.replace(/expires=\d/, 'expires=9'),
      good.replace(/&signature=.*/, ''),
      good.replace(/asset_./, 'asset_0'),
    ]) {
      if (bad !== good) expect((await fetch(bad)).status, bad).toBe(404);
    }
  });
});
