/** The composition root: joins the rooms into a gateway. The only file that may import all of them. */
import { mkdir, rm } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import {
  createAssetFinder,
  createAssets,
  createMaintenance,
  enterReader,
  leaveReader,
  openLinks,
  openStores,
  type AssetMaintenance,
  type AssetStores,
} from './assets/index.ts';
import { loadFileConfig, type Config, type Environment, type FileConfig } from './config/index.ts';
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
import {
  ADVANCE_VIDEO,
  createEngine,
  exportVideos,
  type Engine,
  type ExportedVideo,
} from './engine/index.ts';
import { createServer, listenOn } from './http/index.ts';
import {
  createIdentity,
  DEFAULT_PROJECT_ID,
  IDENTITY_CHANNEL,
  type Identity,
} from './identity/index.ts';
import { createPriceLists, ensureUnlimitedAccount } from './ledger/index.ts';
import { systemClock } from './lib/clock.ts';
import type { Logger } from './lib/logger.ts';
import { randomHex } from './lib/random.ts';
import { claimWorkFolder, createBuiltinProvider } from './providers/builtin/index.ts';
import { createOpenaiModeration } from './providers/openai-moderation/index.ts';
import { disownDeadInstances, startWorker } from './queue/index.ts';
import { remakeVideo, renderVideo } from './renderer/index.ts';
import { createNews, createWebhooks, loadSeal } from './webhooks/index.ts';

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
const HARMLESS_PROMPT = 'A calm lake';
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
  const stores = storesOf(config);
  await enterReader(database, instanceId, stores);
  parts.defer(() => leaveReader(database, instanceId));
  const assets = createAssets({
    database,
    stores,
    reserveBytes: config.assetReserveMegabytes * 1_000_000,
    instanceId,
    listLivingInstances: living,
    clock: systemClock,
    links: await openLinks(database, systemClock),
  });
  const webhooks = createWebhooks({
    database,
    clock: systemClock,
    logger,
    seal: await loadSeal({ ...config, dataDir, database, isEmbedded: config.databaseUrl === null }),
    targets: config.webhookTargets,
    encodeEvent: createEventEncoder(DIALECTS),
  });
  const delivering = webhooks.startDelivering();
  parts.defer(() => delivering.stop());
  const onPublished = () => delivering.wake();
  const news = await createNews({ database, connection, clock: systemClock, logger, onPublished });
  parts.defer(() => news.stop());
  return createEngine({
    database,
    news,
    webhooks,
    assets,
    models: file.models,
    prices: createPriceLists(database, file.prices, systemClock),
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
  const database = await openForCommand(config, logger, parts);
  const identity = createIdentity(database, systemClock);
  await identity.ensureDefaultProject();
  const lasting = parts.move();
  return {
    identity,
    dialectIds: DIALECTS.map(({ id }) => id),
    close: () => lasting.disposeAsync(),
  };
}

/** What a gateway on these settings would stand on; each check rejects with what is wrong. */
export interface Installation {
  readonly file: FileConfig;
  checkDatabase(): Promise<void>;
  checkAssets(): Promise<void>;
  /** Asks the moderation service about a harmless prompt, if one is configured. */
  checkModeration(): Promise<void>;
}

/** Throws a ConfigError when the configuration file is wrong. */
export function examineInstallation(
  config: Config,
  logger: Logger,
  environment?: Environment,
): Installation {
  const file = loadFileConfig(config.configPath, KNOWN_PARTS, environment);
  const dataDir = resolve(config.dataDir);
  return {
    file,
    async checkDatabase() {
      await mkdir(dataDir, { recursive: true });
      await using parts = new AsyncDisposableStack();
      const running = config.databaseUrl === null ? await findRunningPostgres(dataDir) : null;
      const connection = running ?? (await reachDatabase(config, dataDir, logger, parts));
      const database = parts.adopt(openDatabase(connection, logger), (pool) => pool.close());
      await database.query(HEALTH_QUERY, []);
    },
    async checkAssets() {
      const [{ driver }] = storesOf(config);
      const key = `check_${randomHex(8)}`;
      const bytes = Buffer.from(key);
      await driver.put(key, Readable.from([bytes]));
      const kept = await buffer(await driver.open(key));
      await driver.delete(key);
      if (!kept.equals(bytes)) throw new Error('what was written was read back differently');
    },
    async checkModeration() {
      const { endpoint } = file.moderation;
      if (endpoint === null) return;
      const service = createOpenaiModeration({ ...endpoint, onFailure: 'refuse' }, logger);
      const verdict = await service.check({ prompt: HARMLESS_PROMPT, referenceImages: [] });
      if (verdict.outcome === 'refused') throw new Error(`it refuses "${HARMLESS_PROMPT}"`);
    },
  };
}

/** The results of this data folder or database, whether a gateway runs on it or not. */
export interface StorageAccess {
  readonly maintenance: AssetMaintenance;
  readonly projects: Pick<Identity, 'findProject'>;
  /** What a project has: what is known of each video, and its bytes as long as they are kept. */
  exportVideos(projectId: string): AsyncIterable<ExportedVideo>;
  close(): Promise<void>;
}

export async function openStorage(config: Config, logger: Logger): Promise<StorageAccess> {
  await using parts = new AsyncDisposableStack();
  const database = await openForCommand(config, logger, parts);
  const stores = storesOf(config);
  const maintenance = createMaintenance({
    database,
    stores,
    listLivingInstances: () => listLivingInstances(database),
  });
  const assets = createAssetFinder(database, stores);
  const lasting = parts.move();
  return {
    maintenance,
    projects: createIdentity(database, systemClock),
    exportVideos: (projectId) => exportVideos(database, assets, projectId),
    close: () => lasting.disposeAsync(),
  };
}

function storesOf(config: Config): AssetStores {
  const localFolder = join(resolve(config.dataDir), 'assets');
  return openStores(localFolder, config.assetsUrl, config.assetsUrlPrevious);
}

/** That of the gateway that runs, or one that is started for as long as the command lasts. */
async function openForCommand(
  config: Config,
  logger: Logger,
  parts: AsyncDisposableStack,
): Promise<Database> {
  const dataDir = resolve(config.dataDir);
  const running = config.databaseUrl === null ? await findRunningPostgres(dataDir) : null;
  const connection = running ?? (await reachDatabase(config, dataDir, logger, parts));
  const database = parts.adopt(openDatabase(connection, logger), (pool) => pool.close());
  await migrate(database, MIGRATIONS_FOLDER, logger);
  return database;
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
