/**
 * Kills the gateway again and again, at random moments under load, sometimes its database with it.
 * Afterwards every video that was acknowledged must be there, finished, and made exactly once.
 */
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createCanvas } from '@napi-rs/canvas';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createMoney } from '../../src/engine/index.ts';
import { findRunningPostgres, openDatabase } from '../../src/db/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createLogger } from '../../src/lib/logger.ts';
import { probeMp4 } from '../support/probe-mp4.ts';
import {
  findFreePort,
  startGateway,
  TEST_KEY,
  type TestGateway,
} from '../support/start-gateway.ts';

const KILLS = 50;
/** A kill falls anywhere between the start and this long after it. */
const MAX_LIFE_MS = 5000;
const CLIENTS = 4;
const MAX_UNFINISHED = 12;
const headers = { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json' };

interface VideoBody {
  id: string;
  status: string;
  error: unknown;
}

let dataDir: string;
let port: number;
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'reprise-crash-'));
  port = await findFreePort();
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const acknowledged = new Set<string>();
const completed = new Set<string>();
const deleted = new Set<string>();
/** Deletions that were asked for and not answered: either outcome is right. */
const maybeDeleted = new Set<string>();

async function call(baseUrl: string, method: string, path: string, body?: unknown) {
  const response = await fetch(`${baseUrl}/v1/videos${path}`, {
    method,
    headers,
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (response.status >= 500) return null;
  // Another client may have deleted it just now.
  const [, id = ''] = path.split('/');
  if (response.status === 404 && maybeDeleted.has(id)) return null;
  expect(response.status, await response.clone().text()).toBeLessThan(300);
  return (await response.json()) as VideoBody;
}

function pick(ids: Iterable<string>): string | undefined {
  const list = [...ids];
  return list[Math.floor(Math.random() * list.length)];
}

const image = createCanvas(1280, 720).toBuffer('image/png').toString('base64');

async function createSomething(baseUrl: string): Promise<void> {
  const source = Math.random() < 0.3 ? pick(completed) : undefined;
  const video =
    source === undefined
      ? await call(baseUrl, 'POST', '', {
          prompt: `a lake, take ${Math.random()}`,
          size: '1280x720',
          ...(Math.random() < 0.3
            ? { input_reference: { image_url: `data:image/png;base64,${image}` } }
            : {}),
        })
      : await call(baseUrl, 'POST', `/${source}/remix`, { prompt: 'at night' });
  if (video !== null) acknowledged.add(video.id);
}

async function lookAtSomething(baseUrl: string): Promise<void> {
  const id = pick(
    [...acknowledged].filter((known) => !deleted.has(known) && !maybeDeleted.has(known)),
  );
  if (id === undefined) return;
  const video = await call(baseUrl, 'GET', `/${id}`);
  if (video?.status === 'completed') completed.add(id);
}

async function deleteSomething(baseUrl: string): Promise<void> {
  const id = pick(acknowledged);
  if (id === undefined || deleted.has(id) || maybeDeleted.has(id)) return;
  maybeDeleted.add(id);
  completed.delete(id);
  if ((await call(baseUrl, 'DELETE', `/${id}`)) === null) return;
  deleted.add(id);
}

/** Clients that create, look and delete until the gateway is gone under their hands. */
async function load(baseUrl: string, signal: AbortSignal): Promise<void> {
  const client = async () => {
    while (!signal.aborted) {
      const unfinished = acknowledged.size - completed.size - maybeDeleted.size;
      try {
        if (unfinished < MAX_UNFINISHED && Math.random() < 0.3) await createSomething(baseUrl);
        else if (Math.random() < 0.03) await deleteSomething(baseUrl);
        else await lookAtSomething(baseUrl);
      } catch (error) {
        // Only a lost connection is to be expected here.
        if (!(error instanceof TypeError)) throw error;
        await sleep(5);
      }
      await sleep(10);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, client));
}

async function killDatabase(): Promise<void> {
  const pidFile = await readFile(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').catch(
    () => '',
  );
  const pid = Number(pidFile.split('\n')[0]);
  if (pid > 1) process.kill(pid, 'SIGKILL');
}

async function filesUnder(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
}

async function countMp4s(folder: string): Promise<number> {
  let count = 0;
  for (const path of await filesUnder(folder)) {
    const bytes = await readFile(path);
    if (bytes.toString('latin1', 4, 8) === 'ftyp') count += 1;
  }
  return count;
}

/** Of everything there is: what a kill kept from being acknowledged may have been made all the same. */
async function listAll(gateway: TestGateway): Promise<string[]> {
  const ids: string[] = [];
  for (;;) {
    const after = ids.length === 0 ? '' : `&after=${ids.at(-1)}`;
    const response = await fetch(`${gateway.baseUrl}/v1/videos?limit=100${after}`, { headers });
    expect(response.status).toBe(200);
    const page = (await response.json()) as { data: VideoBody[]; has_more: boolean };
    ids.push(...page.data.map((video) => video.id));
    if (!page.has_more) return ids;
  }
}

async function finishAll(gateway: TestGateway): Promise<void> {
  for (const id of new Set([...acknowledged, ...(await listAll(gateway))])) {
    if (deleted.has(id)) continue;
    for (;;) {
      const response = await fetch(`${gateway.baseUrl}/v1/videos/${id}`, { headers });
      if (response.status === 404 && maybeDeleted.has(id)) {
        deleted.add(id);
        break;
      }
      expect(response.status, id).toBe(200);
      const video = (await response.json()) as VideoBody;
      expect(video.status, JSON.stringify(video.error)).not.toBe('failed');
      if (video.status === 'completed') break;
      await sleep(200);
    }
  }
}

/** Every video that was made is charged once, the price of it; nothing else is, and nothing is held. */
async function requireExactBooks(): Promise<void> {
  const connection = await findRunningPostgres(dataDir);
  if (connection === null) throw new Error('the gateway has no database');
  const database = openDatabase(connection, createLogger('error'));
  try {
    // What was deleted while it was made is still being stopped.
    const jobs = { name: 'test_jobs', text: 'select count(*)::int as n from jobs' };
    const countJobs = async () => (await database.query<{ n: number }>(jobs, [])).rows[0]?.n;
    await expect.poll(countJobs, { timeout: 60_000 }).toBe(0);
    expect((await createMoney(database, systemClock).verify()).faults).toEqual([]);
    const text = `
      select videos.id from videos left join transfers
        on video_id = videos.id and kind in ('settle', 'release')
      group by videos.id
      having count(*) filter (where kind = 'settle') <> (status = 'completed')::int
        or count(*) filter (where kind = 'release') <> (status <> 'completed')::int`;
    const { rows } = await database.query({ name: 'test_wrongly_charged', text }, []);
    expect(rows).toEqual([]);
    const held = 'select sum(held_micros)::bigint as held from accounts';
    expect((await database.query({ name: 'test_held', text: held }, [])).rows).toEqual([
      { held: 0 },
    ]);
  } finally {
    await database.close();
  }
}

test(`${KILLS} kills at random moments lose nothing and make nothing twice`, async () => {
  for (let kill = 0; kill < KILLS; kill += 1) {
    const gateway = await startGateway({ dataDir, port });
    const ending = new AbortController();
    const loading = load(gateway.baseUrl, ending.signal);
    await Promise.race([loading, sleep(Math.random() * MAX_LIFE_MS)]);
    if (kill % 7 === 6) await killDatabase();
    await gateway.kill();
    ending.abort();
    await loading;
  }

  const gateway = await startGateway({ dataDir, port });
  await finishAll(gateway);
  const living = await listAll(gateway);
  expect(living.length).toBeGreaterThan(10);
  expect(new Set(living).size).toBe(living.length);
  const lost = [...acknowledged].filter((id) => !deleted.has(id) && !living.includes(id));
  expect(lost).toEqual([]);
  expect(living.filter((id) => deleted.has(id))).toEqual([]);
  for (const id of living) {
    const response = await fetch(`${gateway.baseUrl}/v1/videos/${id}/content`, { headers });
    const path = join(dataDir, 'probe.mp4');
    await writeFile(path, Buffer.from(await response.arrayBuffer()));
    expect((await probeMp4(path)).video).toMatchObject({
      width: 1280,
      height: 720,
      sampleCount: 96,
    });
  }
  await requireExactBooks();
  await gateway.stop();

  // Another start sweeps what the last kills left: one mp4 a video, and nothing half written.
  const last = await startGateway({ dataDir, port });
  const assets = join(dataDir, 'assets');
  await expect.poll(() => countMp4s(assets), { timeout: 30_000 }).toBe(living.length);
  const names = await filesUnder(assets);
  expect(names.filter((name) => name.endsWith('.partial'))).toEqual([]);
  expect(await filesUnder(join(dataDir, 'work'))).toEqual([]);
  expect(await last.stop()).toBe(0);
});
