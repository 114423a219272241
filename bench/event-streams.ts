/**
 * Many open event streams on one gateway: what each costs in memory, and how long after its commit
 * an event is there. Run: node bench/event-streams.ts [streams] [events]
 *
 * Every stream follows the same project, so each event goes to all of them, which is the most that
 * one event can cost. The time counts from just before the event is written to the database, so it
 * includes the write itself. The clients run in this process, on the same machine as the gateway.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { findRunningPostgres, openDatabase } from '../src/db/index.ts';
import { createLogger } from '../src/lib/logger.ts';
import { randomHex } from '../src/lib/random.ts';
import { recordEvent } from '../src/webhooks/index.ts';

const STREAMS = Number(process.argv[2] ?? 10_000);
const EVENTS = Number(process.argv[3] ?? 20);
const PORT = 18_790;
const KEY = 'sk-bench-0123456789abcdef';
const PROGRAM = fileURLToPath(new URL('../bin/reprise.js', import.meta.url));
/** Connecting faster than they are accepted would only measure the backlog. */
const CONNECT_AT_ONCE = 200;

async function untilArrived(haveAll: () => boolean): Promise<void> {
  while (!haveAll()) await sleep(5);
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function residentKilobytes(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]);
}

/** Processor time it has used so far, of its own and the system's for it. */
async function cpuMs(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10;
}

function openStream(onEvent: () => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = connect(PORT, '127.0.0.1');
    socket.once('error', reject);
    socket.on('data', (chunk) => {
      if (chunk.includes('retry: ')) resolve(socket);
      for (
        let at = chunk.indexOf('\nid: evt_');
        at >= 0;
        at = chunk.indexOf('\nid: evt_', at + 1)
      ) {
        onEvent();
      }
      if (chunk.indexOf('id: evt_') === 0) onEvent();
    });
    socket.write(`GET /v1/events HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${KEY}\r\n\r\n`);
  });
}

function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

const dataDir = await mkdtemp(join(tmpdir(), 'reprise-bench-'));
const gateway = spawn(process.execPath, [PROGRAM, 'serve'], {
  env: {
    ...process.env,
    REPRISE_DATA_DIR: dataDir,
    REPRISE_PORT: String(PORT),
    REPRISE_API_KEY: KEY,
    REPRISE_LOG_LEVEL: 'warn',
  },
  stdio: 'inherit',
});
try {
  for (;;) {
    const ready = await fetch(`http://127.0.0.1:${PORT}/readyz`).catch(() => null);
    if (ready?.ok === true) break;
    await sleep(100);
  }
  const pid = Number(gateway.pid);
  await sleep(2000);
  const before = await residentKilobytes(pid);
  const latencies: number[] = [];
  let startedMs = 0;
  let arrived = 0;
  const onEvent = () => {
    arrived += 1;
    latencies.push(performance.now() - startedMs);
  };
  let halfway = before;
  for (let open = 0; open < STREAMS; open += CONNECT_AT_ONCE) {
    if (open === STREAMS / 2) {
      await sleep(3000);
      halfway = await residentKilobytes(pid);
    }
    const batch = Math.min(CONNECT_AT_ONCE, STREAMS - open);
    await Promise.all(Array.from({ length: batch }, () => openStream(onEvent)));
  }
  await sleep(5000);
  const after = await residentKilobytes(pid);
  const average = (after - before) / STREAMS;
  const further = (after - halfway) / (STREAMS / 2);
  say(
    `${STREAMS} streams: ${average.toFixed(1)} KB each, the second half ${further.toFixed(1)} KB`,
  );

  const connection = await findRunningPostgres(dataDir);
  if (connection === null) throw new Error('the gateway has no database');
  const database = openDatabase(connection, createLogger('silent'));
  const cpuBeforeMs = await cpuMs(pid);
  for (let event = 1; event <= EVENTS; event += 1) {
    const names = { id: `video_${randomHex(24)}`, alias: 'task_0', projectId: 'proj_default' };
    const video = { ...names, status: 'queued', price: null, chargedMicros: null } as const;
    startedMs = performance.now();
    await recordEvent(database, 'video.queued', video, new Date());
    await untilArrived(() => arrived >= event * STREAMS);
    await sleep(200);
  }
  await database.close();
  const usedMs = ((await cpuMs(pid)) - cpuBeforeMs) / EVENTS;
  const sorted = latencies.toSorted((a, b) => a - b);
  const shown = [0.5, 0.9, 0.99, 1].map((share) => percentile(sorted, share).toFixed(0));
  say(
    `${EVENTS} events to each: p50 ${shown[0]} p90 ${shown[1]} p99 ${shown[2]} max ${shown[3]} ms`,
  );
  say(`the gateway computes ${usedMs.toFixed(0)} ms for each event`);
  say(`${((await residentKilobytes(pid)) / 1024).toFixed(0)} MB afterwards`);
} finally {
  gateway.kill('SIGTERM');
  await new Promise((resolve) => gateway.once('exit', resolve));
  await rm(dataDir, { recursive: true, force: true });
}
process.exit(0);
