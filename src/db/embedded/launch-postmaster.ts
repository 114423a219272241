/** Starts the server's process. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import type { Cluster } from './cluster.ts';
import { CHILD_ENVIRONMENT } from './child-environment.ts';
import { removeMisleadingLockFile } from './find-postmaster.ts';
import { openServerLog, readServerLog } from './server-log.ts';
import { makeSocketFolder, PORT } from './socket-folder.ts';

export interface LaunchedPostmaster {
  readonly pid: number;
  /** What it has written so far. */
  readLog(): Promise<string>;
}

/** Given anew at each start, so that a newer program's settings reach an older cluster. */
const SETTINGS: Readonly<Record<string, string>> = {
  listen_addresses: '',
  port: String(PORT),
  unix_socket_permissions: '0700',
  max_connections: '100',
  shared_buffers: '64MB',
  // The folder's size follows the write-ahead log; the default would let it grow to a gigabyte.
  max_wal_size: '256MB',
  // Reads are few and small, and nobody replicates: four waiting processes less.
  io_method: 'sync',
  max_logical_replication_workers: '0',
  // One every few minutes would be all that the log of a healthy server holds.
  log_checkpoints: 'off',
  log_timezone: 'UTC',
  timezone: 'UTC',
  // A gateway whose machine sleeps in the middle of a transaction must not hold its locks for ever.
  idle_in_transaction_session_timeout: '60s',
};

/**
 * In a session of its own: a Ctrl-C in the terminal reaches every process of the gateway's group,
 * and the server must end after the gateway's last statement, not before.
 */
export async function launchPostmaster(
  cluster: Cluster,
  socketFolder: string,
  settings: Readonly<Record<string, string>>,
): Promise<LaunchedPostmaster> {
  const { folder, logFile, postgres, runAs } = cluster;
  await makeSocketFolder(socketFolder, runAs.owner);
  await removeMisleadingLockFile(folder);
  const all = { ...SETTINGS, unix_socket_directories: socketFolder, ...settings };
  const parameters = Object.entries(all).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const [program = postgres, ...rest] = [...runAs.prefix, postgres, '-D', folder, ...parameters];
  const log = await openServerLog(logFile);
  try {
    const { size: offset } = await log.stat();
    const child = spawn(program, rest, {
      detached: true,
      env: CHILD_ENVIRONMENT,
      stdio: ['ignore', log.fd, log.fd],
    });
    await once(child, 'spawn');
    child.unref();
    return { pid: Number(child.pid), readLog: () => readServerLog(logFile, offset) };
  } finally {
    await log.close();
  }
}
