/** The composition root: joins the rooms into a gateway. The only file that may import all of them. */
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createAssets, openLinks, openStores } from './assets/index.ts';
import { loadFileConfig, type Config, type FileConfig } from './config/index.ts';
import { moderations, type Moderation } from './core/index.ts';
import {
  connectionFromUrl,
  enterPresence,
  findLivingGateway,
  findRunningPostgres,
  listen,
  listLivingInstances,
  migrate,
  openDatabase,
  startEmbeddedPostgres,
  type Database,
  type DatabaseConnection,
  type Presence,
} from './db/index.ts';
import { createEventEncoder, DIALECTS } from './dialects/index.ts';
import { ADVANCE_VIDEO, createEngine, type Engine } from './engine/index.ts';
import { createServer, listenOn } from './http/index.ts';
import {
  createIdentity,
  DEFAULT_PROJECT_ID,
  IDENTITY_CHANNEL,
  type Identity,
} from './identity/index.ts';
import { ensureUnlimitedAccount } from './ledger/index.ts';
import { systemClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { claimWorkFolder, createBuiltinProvider } from './providers/builtin/index.ts';
import { createOpenaiModeration } from './providers/openai-moderation/index.ts';
import { disownDeadInstances, startWorker } from './queue/index.ts';
import { remakeVideo, renderVideo } from './renderer/index.ts';
import { createNews } from './webhooks/index.ts';

export interface Gateway {
  readonly baseUrl: string;
  /** A key to be shown to the operator; null when there is one already. */
  issueFirstKey(): Promise<string | null>;
  lendKey(): Promise<LentKey>;
  stop(): Promise<void>;
}

/** A key that expires by itself, if it is not given back before. */
interface LentKey {
  readonly key: string;
  giveBack(): Promise<void>;
}

/** A gateway that can be talked to, with a key for it. */
export interface LocalAccess {
  readonly baseUrl: string;
  readonly key: string;
  close(): Promise<void>;
}

/** What `reprise.yaml` may name. */
const KNOWN_PARTS = {
  providerIds: ['builtin'],
  dialectIds: DIALECTS.map(({ id }) => id),
};
const MIGRATIONS_FOLDER = fileURLToPath(new URL('../migrations', import.meta.url));
const STEPS_AT_ONCE = 32;
const HOUSEKEEPING_MS = 30_000;
const OWNERS_SCOPES = ['videos', 'admin'] as const;
const SHORT_LIVED_KEY_MS = 12 * 3600 * 1000;
const HEALTH_QUERY = { name: 'app_health', text: 'select 1' };

/** Commands on this data folder or database can find it until it stops. */
export async function startGateway(config: Config, logger: Logger): Promise<Gateway> {
  return await launchGateway(config, logger, { isAnnounced: true });
}

/** If a part cannot start, the parts that did are stopped again, last first; so does `stop`. */
async function launchGateway(
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
  if (config.apiKey !== null) {
    await identity.ensureKey({ name: 'REPRISE_API_KEY', scopes: OWNERS_SCOPES }, config.apiKey);
  }
  const forget = () => identity.forgetPrincipals();
  const keyNews = await listen(connection, IDENTITY_CHANNEL, forget, forget, logger);
  parts.defer(() => keyNews.stop());
  const ground = { config, file, dataDir, database, connection, logger, presence };
  const engine = await composeEngine(ground, parts);
  await startWork(ground, engine, parts);

  const server = await createServer({
    dialects: DIALECTS,
    encodeEvent: createEventEncoder(DIALECTS),
    engine,
    identity,
    publicUrl: config.publicUrl,
    delivery: config.delivery,
    logger,
    checkReady: async () => void (await database.query(HEALTH_QUERY, [])),
  });
  const listening = await listenOn(server, config.host, config.port);
  parts.defer(() => listening.close());
  const baseUrl = urlOf(config.host, listening.port);
  if (isAnnounced) await presence.announce(baseUrl);
  const running = parts.move();
  return {
    baseUrl,
    issueFirstKey: async () =>
      (await identity.hasKeys()) ? null : await createOwnersKey(identity, 'first'),
    lendKey: () => lendKey(identity),
    stop: () => running.disposeAsync(),
  };
}

/** What the engine and its workers stand on. */
interface Ground {
  readonly config: Config;
  readonly file: FileConfig;
  readonly dataDir: string;
  readonly database: Database;
  readonly connection: DatabaseConnection;
  readonly logger: Logger;
  readonly presence: Presence;
}

async function composeEngine(ground: Ground, parts: AsyncDisposableStack): Promise<Engine> {
  const { config, file, dataDir, database, connection, logger } = ground;
  const { instanceId } = ground.presence;
  const living = () => listLivingInstances(database);
  const workFolder = await claimWorkFolder(join(dataDir, 'work'), instanceId, await living());
  parts.defer(() => rm(workFolder, { recursive: true, force: true }));
  const builtin = createBuiltinProvider({
    workFolder,
    concurrency: renderConcurrency(config),
    clock: systemClock,
    render: renderVideo,
    remake: remakeVideo,
  });
  const assets = createAssets({
    database,
    stores: openStores(join(dataDir, 'assets'), config.assetsUrl, config.assetsUrlPrevious),
    reserveBytes: config.assetReserveMegabytes * 1_000_000,
    instanceId,
    listLivingInstances: living,
    clock: systemClock,
    links: await openLinks(database, systemClock),
  });
  const news = await createNews({ database, connection, logger });
  parts.defer(() => news.stop());
  return createEngine({
    database,
    news,
    assets,
    models: file.models,
    prices: { current: async () => file.prices },
    providers: new Map([[builtin.id, builtin]]),
    moderation: composeModeration(file, logger),
    clock: systemClock,
    logger,
    assetTtlSeconds: config.assetTtlSeconds,
  });
}

/** The words first: they cost nothing to look for. */
function composeModeration({ moderation }: FileConfig, logger: Logger): Moderation {
  const words = moderations.createWordListModeration(moderation.wordList);
  if (moderation.endpoint === null) return words;
  const service = createOpenaiModeration(moderation.endpoint, logger);
  return moderations.moderateInTurn([words, service]);
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

/** The keys of this data folder or database, whether a gateway runs on it or not. */
export interface KeyAccess {
  readonly identity: Identity;
  readonly dialectIds: readonly string[];
  close(): Promise<void>;
}

export async function openKeys(config: Config, logger: Logger): Promise<KeyAccess> {
  await using parts = new AsyncDisposableStack();
  const dataDir = resolve(config.dataDir);
  const running = config.databaseUrl === null ? await findRunningPostgres(dataDir) : null;
  const connection = running ?? (await reachDatabase(config, dataDir, logger, parts));
  const database = parts.adopt(openDatabase(connection, logger), (pool) => pool.close());
  await migrate(database, MIGRATIONS_FOLDER, logger);
  const identity = createIdentity(database, systemClock);
  await identity.ensureDefaultProject();
  const lasting = parts.move();
  return {
    identity,
    dialectIds: DIALECTS.map(({ id }) => id),
    close: () => lasting.disposeAsync(),
  };
}

async function reachDatabase(
  config: Config,
  dataDir: string,
  logger: Logger,
  parts: AsyncDisposableStack,
): Promise<DatabaseConnection> {
  if (config.databaseUrl !== null) return connectionFromUrl(config.databaseUrl);
  const postgres = await startEmbeddedPostgres({ dataDir, logger });
  parts.defer(() => postgres.stop());
  return postgres.connection;
}

async function lendKey(identity: Identity): Promise<LentKey> {
  const expiresAt = new Date(systemClock.now().getTime() + SHORT_LIVED_KEY_MS);
  const key = await createOwnersKey(identity, 'command line', expiresAt);
  return { key, giveBack: () => identity.deleteKey(key) };
}

/** For whoever runs the gateway on this machine. */
async function createOwnersKey(
  identity: Identity,
  name: string,
  expiresAt: Date | null = null,
): Promise<string> {
  return (await identity.createKey({ name, scopes: OWNERS_SCOPES, expiresAt })).secret;
}

async function startWork(
  { database, connection, logger, presence }: Ground,
  engine: Engine,
  parts: AsyncDisposableStack,
): Promise<void> {
  const living = () => listLivingInstances(database);
  await disownDeadInstances(database, living);
  const worker = startWorker({
    database,
    instanceId: presence.instanceId,
    listLivingInstances: living,
    handlers: { [ADVANCE_VIDEO]: (claim, signal) => engine.advanceVideo(claim, signal) },
    capacity: STEPS_AT_ONCE,
    logger,
  });
  parts.defer(() => worker.stop());
  const wake = () => worker.wake();
  const listener = await listen(connection, 'jobs', wake, wake, logger);
  parts.defer(() => listener.stop());
  const keepHouse = () => {
    engine
      .keepHouse()
      .catch((error: unknown) => logger.warn({ err: error }, 'housekeeping failed'));
  };
  keepHouse();
  const housekeeping = setInterval(keepHouse, HOUSEKEEPING_MS);
  parts.defer(() => clearInterval(housekeeping));
}

/** Drawing and encoding one video keep two cores busy. */
function renderConcurrency({ renderConcurrency: chosen }: Config): number {
  return chosen > 0 ? chosen : Math.max(1, Math.floor(availableParallelism() / 2));
}

function urlOf(host: string, port: number): string {
  return `http://${host.includes(':') ? `[${host}]` : host}:${port}`;
}
