/**
 * Many open event streams on one gateway: what each costs in memory, and how long after its commit
 * an event is there. Run: node bench/event-streams.ts [videos|project] [streams] [events]
 *
 * `videos`: every stream follows a video of its own, and each event goes to one of them, as when
 * many people wait for their videos. `project`: all follow the same project, so each event goes to
 * every stream, which is the most that one event can cost.
 *
 * The time counts from just before the event is written to the database until the client has it, so
 * it includes the commit. The clients are a process of their own on the same machine.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { findRunningPostgres, openDatabase, type Database } from '../src/db/index.ts';
import { createLogger } from '../src/lib/logger.ts';
import { randomHex } from '../src/lib/random.ts';
import { recordEvent } from '../src/webhooks/index.ts';
import { startGateway, TEST_KEY } from '../test/support/start-gateway.ts';
import { readCpuSeconds } from './read-cpu-seconds.ts';

/** When each event arrived, at each stream that got it, in milliseconds since the machine started. */
export type Arrivals = Record<string, number[]>;

/** Connecting faster than they are accepted would only measure the backlog. */
const CONNECT_AT_ONCE = 200;
const PROJECT = 'proj_default';

const isOfVideos = process.argv[2] !== 'project';
const streams = Number(process.argv[3] ?? 10_000);
const events = Number(process.argv[4] ?? (isOfVideos ? 200 : 20));

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function nowMs(): number {
  return Number(process.hrtime.bigint()) / 1e6;
}

async function residentKilobytes(pid: number | undefined): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
}

async function ask(
  clients: ChildProcess,
  message: readonly string[] | 'report',
): Promise<Arrivals> {
  clients.send(message);
  return ((await once(clients, 'message')) as [Arrivals])[0];
}

/** Copies of one video that seems to be in the making, and is nobody's job. */
async function makeVideos(baseUrl: string, database: Database): Promise<string[]> {
  const headers = { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json' };
  const body = JSON.stringify({ model: 'sora-2', prompt: 'A calm lake', seconds: '4' });
  const made = await fetch(`${baseUrl}/v1/videos`, { method: 'POST', headers, body });
  const { id } = (await made.json()) as { id: string };
  await fetch(`${baseUrl}/v1/videos/${id}`, { method: 'DELETE', headers });
  const names = Array.from({ length: streams }, () => `video_${randomHex(24)}`);
  const text = `
    insert into videos select copy.* from videos as original, unnest($2::text[]) as name,
      lateral jsonb_populate_record(original, jsonb_build_object(
        'id', name, 'alias', 'task_' || name, 'status', 'in_progress', 'failure_code', null,
        'failure_message', null, 'completed_at', null, 'expires_at', null, 'deleted_at', null
      )) as copy
      where original.id = $1`;
  await database.query({ name: 'bench_copy_videos', text }, [id, names]);
  return names;
}

async function connectAll(pid: number | undefined, clients: ChildProcess, paths: string[]) {
  const before = await residentKilobytes(pid);
  let halfway = before;
  for (let open = 0; open < streams; open += CONNECT_AT_ONCE) {
    if (open === streams / 2) {
      await sleep(3000);
      halfway = await residentKilobytes(pid);
    }
    await ask(clients, paths.slice(open, open + CONNECT_AT_ONCE));
  }
  await sleep(5000);
  const after = await residentKilobytes(pid);
  const average = ((after - before) / streams).toFixed(1);
  const further = ((after - halfway) / (streams / 2)).toFixed(1);
  say(`${streams} streams: ${average} KB each, the second half ${further} KB`);
}

async function tellEvents(
  pid: number | undefined,
  clients: ChildProcess,
  database: Database,
  videoIds: readonly string[],
) {
  const latencies: number[] = [];
  const expected = isOfVideos ? 1 : streams;
  const cpuBefore = readCpuSeconds(pid);
  for (const id of videoIds) {
    const names = { id, alias: 'task_0', projectId: PROJECT } as const;
    const video = { ...names, status: 'queued', price: null, chargedMicros: null } as const;
    const startedMs = nowMs();
    await recordEvent(database, 'video.queued', video, new Date());
    for (let got = 0; got < expected;) {
      await sleep(isOfVideos ? 20 : 200);
      const times = Object.values(await ask(clients, 'report')).flat();
      got += times.length;
      latencies.push(...times.map((time) => time - startedMs));
    }
  }
  const usedMs = ((readCpuSeconds(pid) - cpuBefore) * 1000) / videoIds.length;
  const sorted = latencies.toSorted((a, b) => a - b);
  const at = (share: number) =>
    sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))]?.toFixed(0);
  say(`${videoIds.length} events to ${expected} each:`);
  say(`  p50 ${at(0.5)} p90 ${at(0.9)} p99 ${at(0.99)} max ${at(1)} ms`);
  say(`  the gateway computes ${usedMs.toFixed(1)} ms for each`);
}

const folder = await mkdtemp(join(tmpdir(), 'reprise-bench-'));
const dataDir = join(folder, 'data');
const gateway = await startGateway({ dataDir });
const { pid } = gateway.process;
const clientsFile = join(import.meta.dirname, 'event-clients.ts');
const clients = fork(clientsFile, [new URL(gateway.baseUrl).port, TEST_KEY]);
try {
  const connection = await findRunningPostgres(dataDir);
  if (connection === null) throw new Error('the gateway has no database');
  const database = openDatabase(connection, createLogger('silent'));
  const names = await makeVideos(gateway.baseUrl, database);
  const paths = names.map((id) => (isOfVideos ? `/v1/videos/${id}/events` : '/v1/events'));
  await sleep(2000);
  await connectAll(pid, clients, paths);
  await tellEvents(pid, clients, database, names.slice(0, events));
  await database.close();
  say(`${((await residentKilobytes(pid)) / 1024).toFixed(0)} MB afterwards`);
} finally {
  clients.kill();
  await gateway.stop();
  await rm(folder, { recursive: true, force: true });
}
