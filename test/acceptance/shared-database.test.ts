/** Several gateways on one PostgreSQL that is not ours: the same tables, the same videos. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startEmbeddedPostgres } from '../../src/db/index.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { startGateway, TEST_KEY, type TestGateway } from '../support/start-gateway.ts';

const headers = { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json' };

let folder: string;
let stopPostgres: () => Promise<void>;
let databaseUrl: string;
let one: TestGateway;
let other: TestGateway;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-shared-'));
  const logger = createLogger('error');
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'elsewhere'), logger });
  stopPostgres = () => postgres.stop();
  const { host = '', port, user = '', database } = postgres.connection;
  const query = new URLSearchParams({ host, port: String(port), user });
  databaseUrl = `postgresql:///${database}?${query.toString()}`;
  // At once, on an empty database.
  [one, other] = await Promise.all([start(), start()]);
});
afterAll(async () => {
  await Promise.all([one.kill(), other.kill()]);
  await stopPostgres();
  await rm(folder, { recursive: true });
});

function start(): Promise<TestGateway> {
  const dataDir = join(folder, 'data');
  return startGateway({ dataDir, environment: { DATABASE_URL: databaseUrl } });
}

async function statusOf(gateway: TestGateway, id: string): Promise<string> {
  const response = await fetch(`${gateway.baseUrl}/v1/videos/${id}`, { headers });
  return ((await response.json()) as { status: string }).status;
}

async function administer<Answer>(method: string, path: string, body?: object): Promise<Answer> {
  const response = await fetch(`${one.baseUrl}/admin/v1${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  expect(response.status).toBe(200);
  return (await response.json()) as Answer;
}

/** What a gateway answers to a key that asks for a video which nobody will wait for. */
async function statusOfCreate({ baseUrl }: TestGateway, key: string): Promise<number> {
  const response = await fetch(`${baseUrl}/v1/videos`, {
    method: 'POST',
    headers: { ...headers, authorization: `Bearer ${key}` },
    body: JSON.stringify({ prompt: 'A lake [[reprise: take 3600s]]' }),
  });
  await response.arrayBuffer();
  return response.status;
}

test('two that start at once share projects, keys and money, to the last video', async () => {
  // sora-2 at four seconds is $0.40: enough for three.
  const limits = { running_limit: 1, budget: { day_micros: 1_500_000 } };
  const films = { id: 'proj_films', name: '电影 🎬', limits, credit_limit_micros: null };
  expect(await administer('POST', '/projects', films)).toMatchObject({ name: films.name });
  const { id, secret } = await administer<{ id: string; secret: string }>(
    'POST',
    '/projects/proj_films/keys',
    { name: 'app' },
  );
  const gateways = [one, other, one, other, one, other, one, other];
  const statuses = await Promise.all(gateways.map((gateway) => statusOfCreate(gateway, secret)));
  expect(statuses.toSorted()).toEqual([200, 200, 200, 429, 429, 429, 429, 429]);

  await administer('DELETE', `/keys/${id}`);
  expect(await statusOfCreate(one, secret)).toBe(401);
  await expect.poll(() => statusOfCreate(other, secret)).toBe(401);
  expect(await administer('POST', '/ledger/verify')).toMatchObject({ is_balanced: true });
});

test('and its videos, and outlive each other', async () => {
  const create = await fetch(`${one.baseUrl}/v1/videos`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ prompt: 'a lake', size: '1280x720' }),
  });
  const { id } = (await create.json()) as { id: string };
  while ((await statusOf(other, id)) === 'queued') await sleep(20);
  // Whichever of them is making it: the survivor finishes it, or has it already.
  await one.kill();
  while ((await statusOf(other, id)) === 'in_progress') await sleep(100);
  expect(await statusOf(other, id)).toBe('completed');
  const content = await fetch(`${other.baseUrl}/v1/videos/${id}/content`, { headers });
  expect(content.status).toBe(200);
  expect(await other.stop()).toBe(0);
});
