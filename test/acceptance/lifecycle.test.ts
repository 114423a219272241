/** Starting, stopping, starting again: one data folder, one gateway, nothing lost. */
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findFreePort, runGateway, startGateway, TEST_KEY } from '../support/start-gateway.ts';

const headers = { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json' };

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'reprise-lifecycle-'));
});
afterEach(async () => {
  await rm(dataDir, { recursive: true, force: true });
});

interface VideoBody {
  id: string;
  status: string;
}

async function create(baseUrl: string): Promise<VideoBody> {
  const body = JSON.stringify({ prompt: 'a lake', seconds: '4', size: '1280x720' });
  const response = await fetch(`${baseUrl}/v1/videos`, { method: 'POST', headers, body });
  expect(response.status).toBe(200);
  return (await response.json()) as VideoBody;
}

async function waitFor(baseUrl: string, id: string, done: (video: VideoBody) => boolean) {
  for (;;) {
    const response = await fetch(`${baseUrl}/v1/videos/${id}`, { headers });
    const video = (await response.json()) as VideoBody;
    if (done(video)) return video;
    await sleep(50);
  }
}

test('a stop in the middle of drawing is clean, and the next start finishes the video', async () => {
  const first = await startGateway({ dataDir });
  const { id } = await create(first.baseUrl);
  await waitFor(first.baseUrl, id, (video) => video.status === 'in_progress');
  expect(await first.stop()).toBe(0);

  const second = await startGateway({ dataDir });
  const video = await waitFor(
    second.baseUrl,
    id,
    ({ status }) => status !== 'queued' && status !== 'in_progress',
  );
  expect(video.status).toBe('completed');
  expect(await second.stop()).toBe(0);
});

test('a second gateway on the same folder is refused and touches nothing', async () => {
  const first = await startGateway({ dataDir });
  const second = await runGateway({ dataDir });
  expect(second.code).toBe(1);
  expect(second.output).toMatch(/in use/);
  expect((await fetch(`${first.baseUrl}/readyz`)).status).toBe(200);
  await create(first.baseUrl);
  expect(await first.stop()).toBe(0);
});

test('a port that is taken is one clear line, and leaves no database behind', async () => {
  const port = await findFreePort();
  const first = await startGateway({ dataDir, port });
  const otherDir = await mkdtemp(join(tmpdir(), 'reprise-lifecycle-'));
  const second = await runGateway({ dataDir: otherDir, port });
  expect(second.code).toBe(1);
  expect(second.output).toMatch(new RegExp(`${port}`));
  await first.stop();
  await rm(otherDir, { recursive: true, force: true });
});

test('a database that is killed under the gateway comes back, and meanwhile answers are 503', async () => {
  const gateway = await startGateway({ dataDir });
  const { id } = await create(gateway.baseUrl);
  const pidFile = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8');
  process.kill(Number(pidFile.split('\n')[0]), 'SIGKILL');
  const statuses = new Set<number>();
  for (;;) {
    const response = await fetch(`${gateway.baseUrl}/v1/videos/${id}`, { headers });
    statuses.add(response.status);
    if (response.status === 503) expect(response.headers.get('retry-after')).toBe('1');
    else if (((await response.json()) as VideoBody).status === 'completed') break;
    await sleep(10);
  }
  expect([...statuses].toSorted()).toEqual([200, 503]);
  expect(await gateway.stop()).toBe(0);
});

test('a gateway that was killed leaves its database to the next', async () => {
  const first = await startGateway({ dataDir });
  const { id } = await create(first.baseUrl);
  await first.kill();
  const second = await startGateway({ dataDir });
  const video = await waitFor(second.baseUrl, id, ({ status }) => status === 'completed');
  expect(video.status).toBe('completed');
  expect(await second.stop()).toBe(0);
});

test('a wrong setting is one line that names it', async () => {
  const { code, output } = await runGateway({ dataDir, environment: { REPRISE_PORT: 'eighty' } });
  expect(code).toBe(1);
  expect(output.trim()).toBe(
    'error: REPRISE_PORT: "eighty" is not allowed; use a whole number from 0 to 65535.',
  );
  expect(await readdir(dataDir)).toEqual([]);
});

test('without a key of its own, the first start prints one, and the second none', async () => {
  const environment = { REPRISE_API_KEY: '' };
  const first = await startGateway({ dataDir, environment });
  const printedKey = () => /sk-reprise-[A-Za-z0-9]{40}/.exec(first.output())?.[0];
  await expect.poll(printedKey).toBeDefined();
  const key = printedKey();
  const authorization = `Bearer ${key}`;
  const response = await fetch(`${first.baseUrl}/v1/videos`, { headers: { authorization } });
  expect(response.status).toBe(200);
  await first.stop();
  const second = await startGateway({ dataDir, environment });
  expect(second.output()).not.toContain('sk-reprise-');
  await second.stop();
});
