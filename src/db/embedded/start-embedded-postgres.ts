/** The built-in PostgreSQL: started, watched, restarted and stopped by this process. */
import type { Logger } from '../../lib/logger.ts';
import type { DatabaseConnection } from '../database-connection.ts';
import { keepConnected } from '../keep-connected.ts';
import { bringUp, connectionTo, type HeldServer } from './bring-up.ts';
import { openCluster } from './cluster.ts';
import { decideRunAs } from './run-as.ts';
import { chooseSocketFolder, removeSocketFolder } from './socket-folder.ts';
import { signalProcess, stopPostmaster } from './stop-postmaster.ts';

export interface EmbeddedPostgres {
  /** Stays valid over restarts; in between, connecting fails as `DatabaseUnavailable`. */
  readonly connection: DatabaseConnection;
  /** Of the server that ran last. */
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
  let server: HeldServer | null = null;

  async function open(signal: AbortSignal) {
    server = await bringUp({ cluster, socketFolder, settings, logger }, signal);
    socketFolder = server.postmaster.socketFolder;
    logger.info({ pid: server.postmaster.pid, folder: cluster.folder }, 'PostgreSQL is ready');
    return server.client;
  }

  // The connection that holds the folder ends with the server, so it also watches over it.
  const lasting = await keepConnected({ purpose: 'the built-in PostgreSQL', logger, open });
  function serverPid(): number {
    // Never a made-up number: signalling process 0 would reach our whole group.
    if (server === null) throw new Error('PostgreSQL has no process before it was opened');
    return server.postmaster.pid;
  }
  return {
    connection: connectionTo(socketFolder),
    get pid() {
      return serverPid();
    },
    async stop() {
      // Before the folder is let go, so that whoever takes it next does not adopt what is ending.
      signalProcess(serverPid(), 'SIGINT');
      await lasting.close();
      await stopPostmaster(serverPid(), logger);
      await removeSocketFolder(socketFolder);
    },
  };
}
