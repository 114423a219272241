/** A gateway: the database, the engine and its workers, and the server before them. */
import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { loadFileConfig, type Config } from '../config/index.ts';
import { enterPresence, listen, migrate, openDatabase } from '../db/index.ts';
import { createEventEncoder, DIALECTS } from '../dialects/index.ts';
import { createServer, listenOn } from '../http/index.ts';
import { createIdentity, DEFAULT_PROJECT_ID, IDENTITY_CHANNEL } from '../identity/index.ts';
import type { Identity } from '../identity/index.ts';
import { ensureUnlimitedAccount } from '../ledger/index.ts';
import { systemClock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { applyFileConfig } from './apply-file-config.ts';
import { composeEngine } from './compose-engine.ts';
import { createOwnersKey, lendKey, OWNERS_SCOPES, type LentKey } from './keys.ts';
import { KNOWN_PARTS } from './known-parts.ts';
import { HEALTH_QUERY, MIGRATIONS_FOLDER, reachDatabase } from './reach-database.ts';
import { startWork } from './start-work.ts';
import { warnOfEndedKey } from './warn-of-ended-key.ts';

const STUDIO_FOLDER = join(import.meta.dirname, '..', '..', 'web', 'dist');

export interface Gateway {
  readonly baseUrl: string;
  /** Whether the key in REPRISE_API_KEY is good. */
  readonly hasChosenKey: boolean;
  /** A key to be shown to the operator; null when there is one already. */
  issueFirstKey(): Promise<string | null>;
  lendKey(): Promise<LentKey>;
  stop(): Promise<void>;
}

/** Commands on this data folder or database can find it until it stops. */
export async function startGateway(config: Config, logger: Logger): Promise<Gateway> {
  return await launchGateway(config, logger, { isAnnounced: true });
}

/** If a part cannot start, the parts that did are stopped again, last first; so does `stop`. */
export async function launchGateway(
  config: Config,
  logger: Logger,
  { isAnnounced }: { readonly isAnnounced: boolean },
): Promise<Gateway> {
  await using parts = new AsyncDisposableStack();
  const file = loadFileConfig(config.configPath, KNOWN_PARTS);
  const dataDir = resolve(config.dataDir);
  await mkdir(dataDir, { recursive: true });
  const connection = await reachDatabase(config, dataDir, logger, parts);
  const database = parts.adopt(openDatabase(connection, logger), (pool) => pool.close());
  await migrate(database, MIGRATIONS_FOLDER, logger);
  const presence = await enterPresence({ connection, logger });
  parts.defer(() => presence.leave());

  const identity = createIdentity(database, systemClock);
  await identity.ensureDefaultProject();
  await ensureUnlimitedAccount(database, DEFAULT_PROJECT_ID);
  const hasChosenKey = await takeChosenKey(config, identity, logger);
  await applyFileConfig(file, { identity, database, logger });
  const forget = () => identity.forgetPrincipals();
  const keyNews = await listen(connection, IDENTITY_CHANNEL, forget, forget, logger);
  parts.defer(() => keyNews.stop());
  const ground = { config, file, dataDir, database, connection, logger, presence };
  const engine = await composeEngine(ground, parts);
  await startWork(ground, engine, parts);

  const server = await createServer({
    dialects: DIALECTS,
    encodeEvent: createEventEncoder(DIALECTS, config.publicUrl),
    engine,
    identity,
    publicUrl: config.publicUrl,
    delivery: config.delivery,
    logger,
    studioFolder: STUDIO_FOLDER,
    checkReady: async () => void (await database.query(HEALTH_QUERY, [])),
  });
  const listening = await listenOn(server, config.host, config.port);
  parts.defer(() => listening.close());
  const baseUrl = urlOf(config.host, listening.port);
  if (isAnnounced) await presence.announce(baseUrl);
  const running = parts.move();
  return {
    baseUrl,
    hasChosenKey,
    issueFirstKey: async () =>
      (await identity.hasKeys()) ? null : await createOwnersKey(identity, 'first'),
    lendKey: () => lendKey(identity),
    stop: () => running.disposeAsync(),
  };
}

async function takeChosenKey(
  { apiKey }: Config,
  identity: Identity,
  logger: Logger,
): Promise<boolean> {
  if (apiKey === null) return false;
  const name = 'REPRISE_API_KEY';
  const given = await identity.ensureKey({ name, scopes: OWNERS_SCOPES }, apiKey);
  return warnOfEndedKey(logger, name, apiKey, given);
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
