/** For commands: the gateway that runs here, or one of their own. */
import { resolve } from 'node:path';
import type { Config } from '../config/index.ts';
import {
  connectionFromUrl,
  findLivingGateway,
  findRunningPostgres,
  openDatabase,
} from '../db/index.ts';
import { createIdentity } from '../identity/index.ts';
import { systemClock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { launchGateway } from './gateway.ts';
import { lendKey } from './keys.ts';

/** A gateway that can be talked to, with a key for it. */
export interface LocalAccess {
  readonly baseUrl: string;
  readonly key: string;
  close(): Promise<void>;
}

/** The gateway that runs on this data folder or database, if one does. */
export async function findLocalGateway(
  config: Config,
  logger: Logger,
): Promise<LocalAccess | null> {
  const connection =
    config.databaseUrl === null
      ? await findRunningPostgres(resolve(config.dataDir))
      : connectionFromUrl(config.databaseUrl);
  if (connection === null) return null;
  await using parts = new AsyncDisposableStack();
  const database = parts.adopt(openDatabase(connection, logger), (pool) => pool.close());
  const baseUrl = await findLivingGateway(database);
  if (baseUrl === null) return null;
  const { key, giveBack } = await lendKey(createIdentity(database, systemClock));
  parts.defer(giveBack);
  const lasting = parts.move();
  return { baseUrl, key, close: () => lasting.disposeAsync() };
}

/** A gateway of one's own, on a free port of the loopback interface, until it is closed. */
export async function startLocalGateway(config: Config, logger: Logger): Promise<LocalAccess> {
  await using parts = new AsyncDisposableStack();
  const own = { ...config, host: '127.0.0.1', port: 0 };
  const gateway = await launchGateway(own, logger, { isAnnounced: false });
  parts.defer(() => gateway.stop());
  const { key, giveBack } = await gateway.lendKey();
  parts.defer(giveBack);
  const lasting = parts.move();
  return { baseUrl: gateway.baseUrl, key, close: () => lasting.disposeAsync() };
}
