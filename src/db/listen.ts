/** Hears the notifications of one channel. */
import { connectClient } from './connect-client.ts';
import type { DatabaseConnection } from './database-connection.ts';
import { keepConnected } from './keep-connected.ts';
import type { Logger } from '../lib/logger.ts';

export interface Listener {
  stop(): Promise<void>;
}

const BEAT_MS = 30_000;

/**
 * What is sent while the connection is lost is lost too: after `onReconnect` the caller has to
 * look for itself.
 */
export async function listen(
  connection: DatabaseConnection,
  channel: string,
  onNotify: (payload: string) => void,
  onReconnect: () => void,
  logger: Logger,
): Promise<Listener> {
  const lasting = await keepConnected({
    purpose: `reprise listens to ${channel}`,
    logger,
    async open() {
      const client = await connectClient(connection, `reprise listens to ${channel}`);
      client.on('notification', (notification) => onNotify(notification.payload ?? ''));
      await client.query(`listen ${client.escapeIdentifier(channel)}`);
      return client;
    },
    beat: { everyMs: BEAT_MS, run: (client) => client.query('select 1') },
    onReopened: onReconnect,
  });
  return { stop: () => lasting.close() };
}
