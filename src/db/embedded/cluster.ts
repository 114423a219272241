/** One database cluster on this machine and how its server is run. */
import { mkdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { errorCode } from '../error-code.ts';
import { giveToUser } from './give-to-user.ts';
import { initializeCluster, removeUnfinishedClusters } from './initialize-cluster.ts';
import { findPostgresBinaries } from './postgres-binaries.ts';
import type { decideRunAs, RunAs, User } from './run-as.ts';

export interface Cluster {
  /** The data folder's real path. */
  readonly dataFolder: string;
  readonly folder: string;
  readonly logFile: string;
  readonly postgres: string;
  readonly runAs: RunAs;
}

/** Makes the cluster if it is not there yet. */
export async function openCluster(dataDir: string, decide: typeof decideRunAs): Promise<Cluster> {
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const dataFolder = await realpath(dataDir);
  const folder = join(dataFolder, 'postgres');
  const { initdb, postgres } = await findPostgresBinaries();
  await removeUnfinishedClusters(dataFolder);
  const clusterOwner = await findOwner(folder);
  const runAs = await decide(clusterOwner);
  if (clusterOwner === null) await initializeCluster(folder, initdb, runAs);
  else await giveToUser(folder, runAs.owner);
  return { dataFolder, folder, logFile: join(dataFolder, 'postgres.log'), postgres, runAs };
}

async function findOwner(folder: string): Promise<User | null> {
  try {
    const { uid, gid } = await stat(folder);
    return { uid, gid };
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return null;
    throw error;
  }
}
