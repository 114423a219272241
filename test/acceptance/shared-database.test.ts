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
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-shared-'));
  const logger = createLogger('error');
  const postgres = await startEmbeddedPostgres({ dataDir: join(folder, 'elsewhere'), logger });
  stopPostgres = () => postgres.stop();
  const { host = '', port, user = '', database } = postgres.connection;
  const query = new URLSearchParams({ host, port: String(port), user });
  databaseUrl = `postgresql:///${database}?${query.toString()}`;
});
afterAll(async () => {
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

test('two that start at once on an empty database share its videos, and outlive each other', async () => {
  const [one, other] = await Promise.all([start(), start()]);
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
