import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { initializeCluster, removeUnfinishedClusters } from './initialize-cluster.ts';

const runAs = {
  prefix: [],
  owner: { uid: process.geteuid?.() ?? 0, gid: process.getegid?.() ?? 0 },
};
/** Above the largest number that a process can have. */
const NOBODY = 2 ** 22 + 1;
let dataFolder: string;
beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), 'reprise-initialize-'));
});
afterEach(() => rm(dataFolder, { recursive: true }));

/** Stands in for initdb: takes `-D <folder>` and runs the script there. */
async function writeInitdb(script: string): Promise<string> {
  const path = join(dataFolder, 'initdb');
  await writeFile(path, `#!/bin/sh\ncd "$2"\n${script}\n`, { mode: 0o755 });
  return path;
}

it('shows the cluster only when it is whole', async () => {
  const initdb = await writeInitdb('touch PG_VERSION; ls .. > seen');
  const cluster = join(dataFolder, 'postgres');
  await initializeCluster(cluster, initdb, runAs);
  expect((await readdir(cluster)).toSorted()).toEqual(['PG_VERSION', 'seen']);
  expect((await readdir(dataFolder)).toSorted()).toEqual(['initdb', 'postgres']);
});

it('goes on with the cluster of whoever was quicker', async () => {
  const initdb = await writeInitdb('touch mine; mkdir ../postgres; touch ../postgres/theirs');
  await initializeCluster(join(dataFolder, 'postgres'), initdb, runAs);
  expect(await readdir(join(dataFolder, 'postgres'))).toEqual(['theirs']);
  expect((await readdir(dataFolder)).toSorted()).toEqual(['initdb', 'postgres']);
});

it('leaves nothing when initdb fails, and says why it did', async () => {
  const initdb = await writeInitdb('touch half; echo "no space left" >&2; exit 1');
  const making = initializeCluster(join(dataFolder, 'postgres'), initdb, runAs);
  await expect(making).rejects.toThrow(EmbeddedPostgresFailed);
  await expect(making).rejects.toThrow(/no space left/);
  expect(await readdir(dataFolder)).toEqual(['initdb']);
});

it('removes what dead processes left, and only that', async () => {
  const names = [
    `postgres-initializing-${NOBODY}`,
    `postgres-initializing-${process.ppid}`,
    'postgres-initializing-mine',
    'postgres',
  ];
  for (const name of names) await mkdir(join(dataFolder, name, 'base'), { recursive: true });
  await removeUnfinishedClusters(dataFolder);
  expect((await readdir(dataFolder)).toSorted()).toEqual(names.slice(1).toSorted());
});
