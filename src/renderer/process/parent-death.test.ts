/** A gateway that is killed must leave no process and no half-written file behind. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { findProcesses } from '../../../test/support/find-processes.ts';

const PROGRAM = fileURLToPath(
  new URL('../../../test/support/render-test-card.ts', import.meta.url),
);

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-orphan-'));
});
afterEach(async () => {
  for (const pid of await findProcesses(folder)) process.kill(pid, 'SIGKILL');
  await rm(folder, { recursive: true });
});

async function untilNoneIsLeft(): Promise<void> {
  while ((await findProcesses(folder)).length > 0) await sleep(20);
}

test.each(['while encoding', 'at once'])(
  'the child dies with its parent, killed %s',
  async (when) => {
    const parent = spawn(process.execPath, [PROGRAM, join(folder, 'card.mp4')], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    if (when === 'while encoding') {
      await once(parent.stdout, 'data');
      expect(await readdir(folder)).toEqual(['card.mp4.partial']);
      expect(await findProcesses(folder)).toHaveLength(2);
    } else {
      while ((await findProcesses(folder)).length < 2) await sleep(5);
    }
    parent.kill('SIGKILL');
    await untilNoneIsLeft();
    expect(await readdir(folder)).toEqual([]);
  },
);
