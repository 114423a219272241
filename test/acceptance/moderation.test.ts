/** What may not be asked for, in every dialect, and with a service that judges. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { execFile } from 'node:child_process';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import OpenAI, { BadRequestError } from 'openai';
import { describe, expect, inject, test } from 'vitest';
import { startGateway, TEST_KEY } from '../support/start-gateway.ts';

const { baseUrl, apiKey } = inject('gateway');

async function post(base: string, path: string, body: object, key = apiKey) {
  const response = await fetch(`${base}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
}

async function listIds(base: string, key: string): Promise<string[]> {
  const client = new OpenAI({ baseURL: `${base}/v1`, apiKey: key });
  return (await client.videos.list({ limit: 100 })).data.map(({ id }) => id);
}

describe('a prompt that is refused', () => {
  const prompt = '一段色情视频';

  test.each([
    ['/v1/videos', { prompt, model: 'sora-2' }],
    ['/hingnet/v1/videos', { prompt, model: 'sora-2', seconds: 8 }],
    ['/ezmodel/v1/videos', { prompt, model: 'sora-2' }],
    ['/ezmodel/v1/videos/remix', { prompt, video_id: 'video_1' }],
    ['/apimart/v1/videos/generations', { prompt, model: 'sora-2', duration: 8 }],
    ['/newapi/v1/video/generations', { prompt, model: 'sora-2' }],
    ['/api/v1/videos', { prompt, model: 'sora-2' }],
  ])('%s says so, naming it', async (path, body) => {
    const refused = await post(baseUrl, path, body);
    expect(refused.status).toBe(400);
    const said = JSON.stringify(refused.body);
    expect(said).toMatch(/prompt/);
    expect(said).toMatch(/content policy \(sexual\)/);
  });

  test('is one error to the official client, and no video', async () => {
    const client = new OpenAI({ baseURL: `${baseUrl}/v1`, apiKey });
    const words = 'A porn movie';
    const error: unknown = await client.videos
      .create({ prompt: words })
      .catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(BadRequestError);
    expect(error).toMatchObject({ code: 'content_policy_violation', param: 'prompt' });
    // Other tests make videos meanwhile; of these words there is none.
    for await (const made of client.videos.list({ limit: 100 })) {
      expect(made.prompt).not.toBe(words);
    }
  });

  test('is not one that only looks like it', async () => {
    for (const innocent of ['Shoot a video, then kill the lights', '有着出色情节的短片']) {
      const path = '/v1/videos/quote';
      expect(await post(baseUrl, path, { prompt: innocent })).toMatchObject({ status: 200 });
    }
  });
});

/** Beside the running gateway, as its operator would. */
async function runDoctor(environment: Record<string, string>) {
  const program = fileURLToPath(new URL('../../bin/reprise.js', import.meta.url));
  return await new Promise<{ code: unknown; output: string }>((resolve) => {
    execFile(
      process.execPath,
      [program, 'doctor'],
      { env: { PATH: process.env['PATH'], ...environment } },
      (error, stdout, stderr) => resolve({ code: error?.code ?? 0, output: stdout + stderr }),
    );
  });
}

test('a service that judges is asked, and nothing is made while it is away', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'reprise-moderation-'));
  let isAway = false;
  const service = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const flagged = text.includes('dragon');
      const results = [{ flagged, categories: { violence: flagged } }];
      const isKnown = request.headers.authorization === 'Bearer moderation-secret';
      response.writeHead(isAway || !isKnown ? 500 : 200).end(JSON.stringify({ results }));
    });
  });
  await new Promise<void>((resolve) => {
    service.listen(0, '127.0.0.1', resolve);
  });
  const { port } = service.address() as AddressInfo;
  const config = join(folder, 'reprise.yaml');
  await writeFile(
    config,
    `models:
  mine: { like: sora-2, sizes: [320x180], durationsSeconds: [1], price: { perSecondUsd: 0.25 } }
moderation:
  wordList: { add: [acme] }
  endpoint: { url: "http://127.0.0.1:${port}/v1/moderations", apiKey: "\${MODERATION_KEY}" }
`,
  );
  const environment = { REPRISE_CONFIG: config, MODERATION_KEY: 'moderation-secret' };
  const gateway = await startGateway({ dataDir: join(folder, 'data'), environment });
  try {
    const doctor = () => runDoctor({ ...environment, REPRISE_DATA_DIR: join(folder, 'data') });
    const create = (prompt: string) =>
      post(gateway.baseUrl, '/v1/videos', { prompt, model: 'mine' }, TEST_KEY);
    expect(await create('a dragon')).toMatchObject({
      status: 400,
      body: { error: { code: 'content_policy_violation', param: 'prompt' } },
    });
    expect(await create('ACME rockets')).toMatchObject({ status: 400 });
    expect(await doctor()).toMatchObject({ code: 0 });
    isAway = true;
    expect(await doctor()).toMatchObject({
      code: 1,
      output: expect.stringContaining(
        'FAULT  moderation: the moderation service answered with 500',
      ),
    });
    expect(await create('a lake')).toMatchObject({
      status: 503,
      body: { error: { code: 'moderation_unavailable' } },
    });
    expect(await listIds(gateway.baseUrl, TEST_KEY)).toEqual([]);
    isAway = false;
    expect(await create('a lake')).toMatchObject({ status: 200, body: { size: '320x180' } });
    const quoted = await post(
      gateway.baseUrl,
      '/v1/videos/quote',
      { prompt: 'a lake', model: 'mine' },
      TEST_KEY,
    );
    expect(JSON.stringify(quoted.body)).toContain('250000');
  } finally {
    await gateway.stop();
    service.closeAllConnections();
    service.close();
    await rm(folder, { recursive: true, force: true });
  }
});
