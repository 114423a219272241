/**
 * Kills the process that makes a video at every moment at which it deals with the database: before
 * and after each statement and each commit, from the request to the end. Another process takes over
 * and sends the request again. There must be one video, ended as it should, and the money exact.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import { createMoney } from '../../src/engine/index.ts';
import { systemClock } from '../../src/lib/clock.ts';
import { createTestDatabase } from '../support/test-database.ts';
import type { Case, Course, Ending, Orders } from './kill-orders.ts';

const WORKER = fileURLToPath(new URL('make-video-worker.ts', import.meta.url));
/** Of a video by the prices out of the box: sora-2, 4 s. */
const PRICE = 400_000;
const MIN_KILLS = 500;
/** Each on a database of its own; together they pass every moment so many times. */
const LANES = 2;
const COURSES: readonly Course[] = ['completed', 'failed', 'cancelled', 'deleted'];

interface Life {
  readonly wasKilled: boolean;
  readonly acknowledged: string | null;
  readonly ending: Ending | null;
}

async function runWorker(orders: Orders): Promise<Life> {
  const child = spawn(process.execPath, [WORKER, JSON.stringify(orders)], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let complaints = '';
  child.stdout.on('data', (chunk: Buffer) => (output += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (complaints += chunk.toString()));
  const signal = await new Promise<string | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code, by) => {
      if (code === 0 || by === 'SIGKILL') resolve(by);
      else reject(new Error(`${JSON.stringify(orders.next)}: ${complaints}`));
    });
  });
  const said = output.split('\n').filter((line) => line !== '');
  const { acknowledged = null, ending = null } = Object.assign(
    {},
    ...said.map((line) => JSON.parse(line) as object),
  ) as Partial<Life>;
  return { wasKilled: signal === 'SIGKILL', acknowledged, ending };
}

function requireEnd({ course, projectId }: Case, life: Life, acknowledged: string | null): void {
  const charged = course === 'completed' ? PRICE : 0;
  expect(life.ending, projectId).toMatchObject({
    videos: 1,
    jobs: 0,
    status: course === 'deleted' ? 'cancelled' : course,
    availableMicros: 0 - charged,
    heldMicros: 0,
    chargedMicros: charged,
  });
  if (acknowledged !== null) expect(life.ending?.videoId, projectId).toBe(acknowledged);
}

/** Gives the number of kills. */
async function runLane(): Promise<number> {
  const { database, connection, drop } = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'reprise-kill-'));
  let kills = 0;
  let previous: Case | null = null;
  let acknowledged: string | null = null;
  try {
    for (const course of COURSES) {
      for (let killAt = 1; ; killAt += 1) {
        const next = { course, projectId: `proj_${course}_${killAt}`, killAt };
        const life = await runWorker({ connection, folder, previous, next });
        if (previous !== null) requireEnd(previous, life, acknowledged);
        ({ acknowledged } = life);
        previous = next;
        // It came to its end before the moment: there are no more. It is looked at all the same.
        if (!life.wasKilled) break;
        kills += 1;
      }
    }
    const last = await runWorker({ connection, folder, previous, next: null });
    if (previous !== null) requireEnd(previous, last, acknowledged);
    const books = await createMoney(database, systemClock).verify();
    expect(books).toMatchObject({ faults: [], videos: kills + COURSES.length });
    return kills;
  } finally {
    await drop();
    await rm(folder, { recursive: true, force: true });
  }
}

test(`${MIN_KILLS} kills between statements charge nothing twice and lose nothing`, async () => {
  const kills = await Promise.all(Array.from({ length: LANES }, runLane));
  expect(kills.reduce((sum, some) => sum + some, 0)).toBeGreaterThanOrEqual(MIN_KILLS);
});
