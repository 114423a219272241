/** Gets from whatever state a cluster is in to a running server and a connection that holds it. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import { systemClock } from '../../lib/clock.ts';
import type { Logger } from '../../lib/logger.ts';
import { connectClient } from '../connect-client.ts';
import type { DatabaseConnection } from '../database-connection.ts';
import { isUnavailable } from '../database-unavailable.ts';
import type { Cluster } from './cluster.ts';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { findPostmaster, type Postmaster } from './find-postmaster.ts';
import { holdDataFolder, HOLDER_PURPOSE } from './hold-data-folder.ts';
import { SUPERUSER } from './initialize-cluster.ts';
import { isRunning } from './is-running.ts';
import { launchPostmaster, type LaunchedPostmaster } from './launch-postmaster.ts';
import { PORT } from './socket-folder.ts';
import { stopPostmaster } from './stop-postmaster.ts';

export interface HeldServer {
  readonly postmaster: Postmaster;
  /** The folder is held for as long as this connection lives. */
  readonly client: Client;
}

export interface BringUpParts {
  readonly cluster: Cluster;
  /** For a server that has to be launched; one that runs keeps its own. */
  readonly socketFolder: string;
  readonly settings: Readonly<Record<string, string>>;
  readonly logger: Logger;
}

const POLL_MS = 10;
const RELAUNCH_MS = 200;
/** Recovery after a crash reads a bounded amount of log, but the disk may be slow. */
const READY_LIMIT_MS = 120_000;
/** How long what is left of a killed server may keep its lock file and memory taken. */
const REMAINS_LIMIT_MS = 10_000;
const REMAINS = /lock file|pre-existing shared memory/;

export function connectionTo(socketFolder: string): DatabaseConnection {
  return { host: socketFolder, port: PORT, user: SUPERUSER, database: 'postgres', ssl: false };
}

/**
 * An abort leaves no server behind that was launched here. Throws `DataFolderInUse` and
 * {@link EmbeddedPostgresFailed}.
 */
export async function bringUp(parts: BringUpParts, signal: AbortSignal): Promise<HeldServer> {
  const { cluster, socketFolder, settings, logger } = parts;
  const startedMs = systemClock.monotonicMs();
  let launched: LaunchedPostmaster | null = null;
  while (!signal.aborted) {
    const elapsedMs = systemClock.monotonicMs() - startedMs;
    const postmaster = await findPostmaster(cluster.folder);
    const client = postmaster === null ? null : await tryToHold(postmaster, cluster);
    if (postmaster !== null && client !== null) return { postmaster, client };
    if (postmaster === null && (launched === null || !(await isRunning(launched.pid)))) {
      if (launched !== null) await assertWorthRetrying(launched, elapsedMs);
      launched = await launchPostmaster(cluster, socketFolder, settings);
    }
    if (elapsedMs > READY_LIMIT_MS) {
      throw new EmbeddedPostgresFailed(`PostgreSQL does not get ready: see ${cluster.logFile}`);
    }
    await sleep(POLL_MS);
  }
  if (launched !== null) await stopPostmaster(launched.pid, logger);
  throw signal.reason;
}

/** Null while the server does not let anyone in, because it starts or stops. */
async function tryToHold(postmaster: Postmaster, cluster: Cluster): Promise<Client | null> {
  if (postmaster.socketFolder === '') return null;
  let client: Client | null = null;
  try {
    client = await connectClient(connectionTo(postmaster.socketFolder), HOLDER_PURPOSE);
    await holdDataFolder(client, cluster.dataFolder, systemClock);
    // A gateway that stops lets the folder go while its server ends the last connections, ours too.
    if ((await findPostmaster(cluster.folder))?.isStopping === false) return client;
    await client.end();
    return null;
  } catch (error) {
    await client?.end();
    if (isUnavailable(error)) return null;
    throw error;
  }
}

async function assertWorthRetrying(launched: LaunchedPostmaster, elapsedMs: number): Promise<void> {
  const log = await launched.readLog();
  if (!REMAINS.test(log) || elapsedMs > REMAINS_LIMIT_MS) {
    throw new EmbeddedPostgresFailed(`PostgreSQL could not be started. It says:\n${log}`);
  }
  await sleep(RELAUNCH_MS);
}
