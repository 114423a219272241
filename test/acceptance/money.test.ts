/** Money over HTTP, with the real program: projects and keys from a file, and books that balance. */
import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import OpenAI, { AuthenticationError, RateLimitError } from 'openai';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startGateway, TEST_KEY, type TestGateway } from '../support/start-gateway.ts';

/** One second of the model below. */
const PRICE_MICROS = 250_000;
const CONFIG = `
models:
  small: { like: sora-2, sizes: [320x180], durationsSeconds: [4], price: { perVideoUsd: 0.25 } }
projects:
  - id: proj_small
    limits: { creditLimitUsd: 0.75, runningLimit: 1 }
    keys:
      - { name: app, secret: "\${SMALL_KEY}" }
      - { name: reader, secret: "\${READER_KEY}", scopes: [read] }
  - id: proj_large
    limits: { creditLimitUsd: unlimited }
    keys:
      - { name: app, secret: "\${LARGE_KEY}" }
      - { name: slow, secret: "\${SLOW_KEY}", limits: { requestsPerMinute: 2 } }
      - { name: poor, secret: "\${POOR_KEY}", limits: { budget: { dayUsd: 0.25 } } }
`;
const KEYS = {
  SMALL_KEY: 'sk-small-0123456789abcdef',
  READER_KEY: 'sk-reader-0123456789abcdef',
  LARGE_KEY: 'sk-large-0123456789abcdef',
  SLOW_KEY: 'sk-slow-0123456789abcdef',
  POOR_KEY: 'sk-poor-0123456789abcdef',
};
/** Long enough to be there while a test looks, and cancelled with the gateway. */
const PENDING = 'A lake [[reprise: take 3600s]]';
const FAILING = 'A lake [[reprise: fail at 40%]]';

let folder: string;
let gateway: TestGateway;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-money-'));
  const path = join(folder, 'reprise.yaml');
  await writeFile(path, CONFIG);
  gateway = await startGateway({
    dataDir: join(folder, 'data'),
    environment: { REPRISE_CONFIG: path, ...KEYS },
  });
});
afterAll(async () => {
  await gateway.stop();
  await rm(folder, { recursive: true });
});

function clientOf(key: string): OpenAI {
  return new OpenAI({ baseURL: `${gateway.baseUrl}/v1`, apiKey: key, maxRetries: 0 });
}

const wish = (prompt: string) =>
  ({
    model: 'small',
    prompt,
    size: '320x180',
    seconds: '4',
  }) as unknown as OpenAI.VideoCreateParams;

async function post(
  key: string,
  path: string,
  headers: Record<string, string> = {},
  body = wish(PENDING),
) {
  const response = await fetch(`${gateway.baseUrl}${path}`, {
    method: 'POST',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { response, body: (await response.json()) as Record<string, unknown> };
}

/** What a video costs and what has become of it, as its headers say. */
async function costOf(key: string, id: string) {
  const { response, data } = await clientOf(key).videos.retrieve(id).withResponse();
  const { headers } = response;
  return {
    status: data.status,
    micros: headers.get('x-reprise-cost-micros'),
    cost: headers.get('x-reprise-cost'),
    state: headers.get('x-reprise-cost-state'),
  };
}

async function endOf(key: string, id: string): Promise<string> {
  for (;;) {
    const { status } = await clientOf(key).videos.retrieve(id);
    if (status === 'completed' || status === 'failed') return status;
    await sleep(100);
  }
}

/** A command beside the gateway, as its operator would run it. */
async function reprise(...args: string[]) {
  const program = fileURLToPath(new URL('../../bin/reprise.js', import.meta.url));
  const environment = { REPRISE_DATA_DIR: join(folder, 'data'), PATH: process.env['PATH'] };
  return await new Promise<{ code: unknown; stdout: string; stderr: string }>((resolve) => {
    execFile(process.execPath, [program, ...args], { env: environment }, (error, stdout, stderr) =>
      resolve({ code: error?.code ?? 0, stdout, stderr }),
    );
  });
}

async function balance(project: string): Promise<Record<string, number>> {
  const response = await fetch(`${gateway.baseUrl}/admin/v1/projects/${project}/balance`, {
    headers: { authorization: `Bearer ${TEST_KEY}` },
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Record<string, number>;
}

describe('keys of the file', () => {
  test('let their own project in, with what the file says they may do', async () => {
    for (const key of Object.values(KEYS)) {
      expect((await clientOf(key).videos.list()).data).toEqual([]);
    }
    await expect(clientOf('sk-none-0123456789abcdef').videos.list()).rejects.toThrow(
      AuthenticationError,
    );
    const reading = await post(KEYS.READER_KEY, '/v1/videos');
    expect(reading.response.status).toBe(403);
  });
});

describe('a price', () => {
  test.each(['/v1/videos?dry_run=true', '/v1/videos/quote'])(
    'is told before anything is made: %s',
    async (path) => {
      const { response, body } = await post(KEYS.LARGE_KEY, path);
      expect(response.status).toBe(200);
      expect(body).toMatchObject({
        object: 'video.quote',
        amount_micros: PRICE_MICROS,
        amount: '0.25',
        currency: 'usd',
        price_version: expect.stringMatching(/^file-/) as string,
      });
      expect((await clientOf(KEYS.LARGE_KEY).videos.list()).data).toEqual([]);
    },
  );

  test('of what cannot be made is the refusal that making it would be', async () => {
    const wrong = { ...wish(PENDING), seconds: '5' } as unknown as OpenAI.VideoCreateParams;
    const quoted = await post(KEYS.LARGE_KEY, '/v1/videos/quote', {}, wrong);
    const made = await post(KEYS.LARGE_KEY, '/v1/videos', {}, wrong);
    expect(quoted.response.status).toBe(400);
    expect(quoted.body).toEqual(made.body);
    const unclear = await post(KEYS.LARGE_KEY, '/v1/videos?dry_run=perhaps');
    expect(unclear.response.status).toBe(400);
    expect(unclear.body).toMatchObject({ error: { param: 'dry_run' } });
  });
});

describe('a project with credit for three videos', () => {
  test('gets exactly three of eight that are asked for at once', async () => {
    const client = clientOf(KEYS.SMALL_KEY);
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => client.videos.create(wish(PENDING))),
    );
    const refusals = tries.filter((attempt) => attempt.status === 'rejected');
    expect(refusals).toHaveLength(5);
    for (const { reason } of refusals) {
      expect(reason).toBeInstanceOf(RateLimitError);
      expect(reason).toMatchObject({ status: 429, code: 'insufficient_quota' });
      // The client would try again by itself, and no wait brings money.
      expect((reason as RateLimitError).headers.get('x-should-retry')).toBe('false');
    }
    expect((await client.videos.list()).data).toHaveLength(3);
    expect(await balance('proj_small')).toMatchObject({
      available_micros: -3 * PRICE_MICROS,
      held_micros: 3 * PRICE_MICROS,
      charged_micros: 0,
    });
    await expect(post(KEYS.SMALL_KEY, '/v1/videos/quote')).resolves.toMatchObject({
      body: { error: { code: 'insufficient_quota' } },
    });
  });

  test('has its money back for what is cancelled, and can spend it once more', async () => {
    const client = clientOf(KEYS.SMALL_KEY);
    const { data } = await client.videos.list();
    for (const { id } of data) {
      await post(KEYS.SMALL_KEY, `/v1/videos/${id}/cancel`);
      expect(await endOf(KEYS.SMALL_KEY, id)).toBe('failed');
      expect(await costOf(KEYS.SMALL_KEY, id)).toMatchObject({ micros: '0', state: 'released' });
    }
    expect(await balance('proj_small')).toMatchObject({ available_micros: 0, held_micros: 0 });
    const { id } = await client.videos.create(wish(FAILING));
    expect(await endOf(KEYS.SMALL_KEY, id)).toBe('failed');
  });

  test('gets more when its operator tops it up beside the running gateway', async () => {
    const args = ['top-up', 'proj_small', '1', '--reason', 'invoice 7', '--id', 'invoice-7'];
    expect(await reprise('ledger', ...args)).toMatchObject({ code: 0 });
    expect(await reprise('ledger', ...args)).toMatchObject({ code: 0 });
    expect(await balance('proj_small')).toMatchObject({ available_micros: 1_000_000 });
  });
});

describe('a project without a limit', () => {
  test('is charged what was quoted when the video is there, and not before', async () => {
    const { data, response } = await clientOf(KEYS.LARGE_KEY)
      .videos.create(wish('A calm lake'))
      .withResponse();
    expect(response.headers.get('x-reprise-cost')).toBe('0.25 USD');
    expect(response.headers.get('x-reprise-cost-state')).toBe('held');
    expect(await endOf(KEYS.LARGE_KEY, data.id)).toBe('completed');
    expect(await costOf(KEYS.LARGE_KEY, data.id)).toEqual({
      status: 'completed',
      micros: '250000',
      cost: '0.25 USD',
      state: 'charged',
    });
    const refund = ['refund', 'proj_large', data.id, '0.05', '--reason', 'too calm'];
    expect((await reprise('ledger', ...refund)).stderr).toContain('Refunded $0.05.');
    expect(await balance('proj_large')).toMatchObject({
      available_micros: -200_000,
      held_micros: 0,
      charged_micros: 200_000,
    });
  });

  test('pays nothing for what fails', async () => {
    const before = await balance('proj_large');
    const { id } = await clientOf(KEYS.LARGE_KEY).videos.create(wish(FAILING));
    expect(await endOf(KEYS.LARGE_KEY, id)).toBe('failed');
    expect(await costOf(KEYS.LARGE_KEY, id)).toMatchObject({ cost: '0.00 USD', state: 'released' });
    expect(await balance('proj_large')).toEqual(before);
  });

  test('gets one video for one Idempotency-Key, however often and at once it is sent', async () => {
    const idempotencyKey = { 'idempotency-key': 'order-7' };
    const answers = await Promise.all(
      Array.from({ length: 4 }, () => post(KEYS.LARGE_KEY, '/v1/videos', idempotencyKey)),
    );
    expect(answers.map(({ response }) => response.status)).toEqual([200, 200, 200, 200]);
    const [id, ...others] = new Set(answers.map(({ body }) => body['id']));
    expect(others).toEqual([]);
    const other = await post(KEYS.LARGE_KEY, '/v1/videos', idempotencyKey, wish('A sea'));
    expect(other.response.status).toBe(422);
    expect(JSON.stringify(other.body)).toContain(String(id));
    await post(KEYS.LARGE_KEY, `/v1/videos/${String(id)}/cancel`);
  });
});

describe('a key', () => {
  test('within its budget for the day gets one video and is told what is left', async () => {
    const first = await post(KEYS.POOR_KEY, '/v1/videos');
    expect(first.response.status).toBe(200);
    const second = await post(KEYS.POOR_KEY, '/v1/videos');
    expect(second.response.status).toBe(429);
    expect(JSON.stringify(second.body)).toMatch(/budget for today is \$0\.25, of which \$0\.00/);
    await post(KEYS.POOR_KEY, `/v1/videos/${String(first.body['id'])}/cancel`);
  });

  test('counts down its requests a minute in headers, and then has to wait', async () => {
    const tries = [];
    for (let times = 0; times < 3; times += 1) tries.push(await post(KEYS.SLOW_KEY, '/v1/videos'));
    const answers = tries.map(({ response }) => response);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 429]);
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-limit-requests'))).toEqual([
      '2',
      '2',
      '2',
    ]);
    expect(answers.map(({ headers }) => headers.get('x-ratelimit-remaining-requests'))).toEqual([
      '1',
      '0',
      '0',
    ]);
    const waiting = answers[2]!.headers;
    expect(waiting.get('x-ratelimit-reset-requests')).toMatch(/^(\d+m)?\d+s$|^\d+ms$/);
    expect(Number(waiting.get('retry-after'))).toBeGreaterThan(0);
    // A price is worked out like the video, and so needs allowance as well; reading does not.
    expect((await post(KEYS.SLOW_KEY, '/v1/videos/quote')).response.status).toBe(429);
    expect((await clientOf(KEYS.SLOW_KEY).videos.list()).data.length).toBeGreaterThan(0);
    for (const { body } of tries.slice(0, 2)) {
      await post(KEYS.SLOW_KEY, `/v1/videos/${String(body['id'])}/cancel`);
    }
  });
});

test('the books balance after all of it, and the statement adds up to the balance', async () => {
  const proof = await reprise('ledger', 'verify', '--json');
  expect([proof.code, proof.stderr]).toEqual([0, '']);
  expect(JSON.parse(proof.stdout)).toMatchObject({ isBalanced: true, faults: [] });
  for (const project of ['proj_small', 'proj_large']) {
    const { stdout } = await reprise('ledger', 'statement', project, '--format', 'json');
    const { data } = JSON.parse(stdout) as {
      data: { from: string; to: string; amount_micros: number }[];
    };
    const available = data.reduce((sum, { from, to, amount_micros: amount }) => {
      return sum + (to === 'available' ? amount : 0) - (from === 'available' ? amount : 0);
    }, 0);
    expect(available).toBe((await balance(project))['available_micros']);
  }
});
