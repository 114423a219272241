/** The built-in PostgreSQL: started, watched, restarted and stopped by this process. */
import type { Logger } from '../../lib/logger.ts';
import type { DatabaseConnection } from '../database-connection.ts';
import { keepConnected } from '../keep-connected.ts';
import { bringUp, connectionTo } from './bring-up.ts';
import { openCluster } from './cluster.ts';
import { findPostmaster } from './find-postmaster.ts';
import { decideRunAs } from './run-as.ts';
import { chooseSocketFolder, removeSocketFolder } from './socket-folder.ts';
import { signalProcess, stopPostmaster } from './stop-postmaster.ts';

export interface EmbeddedPostgres {
  /** Stays valid over restarts; in between, connecting fails as `DatabaseUnavailable`. */
  readonly connection: DatabaseConnection;
  /** Of the server that was last seen to work. */
  readonly pid: number;
  /** Ends the server, also one that is being restarted. */
  stop(): Promise<void>;
}

export interface EmbeddedPostgresOptions {
  readonly dataDir: string;
  readonly logger: Logger;
  /** The server's own settings, over ours. */
  readonly settings?: Readonly<Record<string, string>>;
  /** How to run when we are root. */
  readonly decideRunAs?: typeof decideRunAs;
}

/**
 * If this process dies without {@link EmbeddedPostgres.stop}, the server stays, and the next start
 * on the same folder adopts it. Throws `DataFolderInUse` and `EmbeddedPostgresFailed`.
 */
export async function startEmbeddedPostgres(
  options: EmbeddedPostgresOptions,
): Promise<EmbeddedPostgres> {
  const { dataDir, logger, settings = {} } = options;
  const cluster = await openCluster(dataDir, options.decideRunAs ?? decideRunAs);
  let socketFolder = chooseSocketFolder(cluster.folder);
  let pid = 0;

  async function open(signal: AbortSignal) {
    const { postmaster, client } = await bringUp(
      { cluster, socketFolder, settings, logger },
      signal,
    );
    ({ pid, socketFolder } = postmaster);
    logger.info({ pid, folder: cluster.folder }, 'PostgreSQL is ready');
    return client;
  }

  // The connection that holds the folder ends with the server, so it also watches over it.
  const lasting = await keepConnected({
    purpose: 'the built-in PostgreSQL',
    logger,
    open,
  }).catch(async (error: unknown) => {
    await removeSocketFolder(socketFolder);
    throw error;
  });
  return {
    connection: connectionTo(socketFolder),
    get pid() {
      return pid;
    },
    async stop() {
      const running = await findPostmaster(cluster.folder);
      // Before the folder is let go, so that whoever takes it next does not adopt what is ending.
      if (running !== null) signalProcess(running.pid, 'SIGINT');
      await lasting.close();
      // A restart may have ended just before it was called off.
      const last = (await findPostmaster(cluster.folder)) ?? running;
      if (last !== null) await stopPostmaster(last.pid, logger);
      await removeSocketFolder(socketFolder);
    },
  };
}
