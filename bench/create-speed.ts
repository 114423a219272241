/**
 * Durable creates: video, event, job and hold in one transaction that waits for the disk, by one
 * process with 64 callers at once. Run: node bench/create-speed.ts [creates a run] [rounds]
 *
 * Beside the engine run two floors: the very statements that the engine sends, with new ids, on as
 * many connections of the bare driver, sent one after the other and, as the engine does it, at once.
 * Runs take turns, in the order engine, floors, floors, engine, so that what else the machine does
 * falls on all. What the disk allows is said first: a commit is durable when it has been flushed.
 */
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Pool } from 'pg';
import { Agent, request } from 'undici';
import { createAssets, createFsDriver } from '../src/assets/index.ts';
import { defaultModels, NO_LIMITS, pricing, type Principal } from '../src/core/index.ts';
import { migrate, openDatabase, startEmbeddedPostgres } from '../src/db/index.ts';
import type { Database, Queryable, Statement } from '../src/db/index.ts';
import { createEngine, type Engine } from '../src/engine/index.ts';
import { createIdentity } from '../src/identity/index.ts';
import { createPriceLists, ensureUnlimitedAccount } from '../src/ledger/index.ts';
import { systemClock } from '../src/lib/clock.ts';
import { createLogger } from '../src/lib/logger.ts';
import { randomHex } from '../src/lib/random.ts';
import { createNews } from '../src/webhooks/index.ts';
import { createHttpEdge, AUTHORIZED } from '../test/support/http-edge.ts';
import { createSilentWebhooks } from '../test/support/silent-webhooks.ts';
import { testLinks } from '../test/support/test-links.ts';

const CREATES = Number(process.argv[2] ?? 2000);
const ROUNDS = Number(process.argv[3] ?? 5);
const CALLERS = 64;
const ACCOUNTS = 200;
/** As many as the engine's own pool has. */
const CONNECTIONS = 10;
const COMMAND = {
  kind: 'create',
  prompt: 'a lake',
  model: null,
  size: null,
  durationSeconds: null,
  references: [],
  characterIds: [],
} as const;

interface Sent {
  readonly statement: Statement;
  readonly values: readonly unknown[];
}

type Create = (principal: Principal) => Promise<unknown>;

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

function principalOf(projectId: string): Principal {
  return {
    projectId,
    keyId: `key_${projectId}`,
    scopes: ['videos'],
    models: null,
    dialect: null,
    projectLimits: { ...NO_LIMITS, runningLimit: 2 },
    keyLimits: NO_LIMITS,
    assetTtlSeconds: null,
  };
}

/** Writes down what the transactions of the engine send. */
function recording(database: Database, sent: Sent[]): Database {
  const record =
    (queryable: Queryable): Queryable['query'] =>
    (statement, values) => {
      sent.push({ statement, values });
      return queryable.query(statement, values);
    };
  return {
    ...database,
    transaction: (work) =>
      database.transaction((transaction) => work({ ...transaction, query: record(transaction) })),
  };
}

function engineOn(database: Database, news: Parameters<typeof createEngine>[0]['news']): Engine {
  const assets = createAssets({
    database,
    stores: [{ name: 'fs', driver: createFsDriver(tmpdir()) }],
    reserveBytes: 0,
    instanceId: 1,
    listLivingInstances: async () => [],
    clock: systemClock,
    links: testLinks(systemClock),
  });
  return createEngine({
    database,
    news,
    webhooks: createSilentWebhooks(),
    assets,
    models: defaultModels(),
    moderation: { check: async () => ({ outcome: 'allowed' }) },
    prices: createPriceLists(database, pricing.defaultPrices(), systemClock),
    providers: new Map(),
    clock: systemClock,
    logger: createLogger('silent'),
    assetTtlSeconds: 3600,
  });
}

/** Flushes of one page a second, one after the other. */
async function measureFlushes(folder: string): Promise<number> {
  const path = join(folder, 'flushes');
  const file = await open(path, 'w');
  const page = Buffer.alloc(8192, 1);
  const startedMs = performance.now();
  let count = 0;
  while (performance.now() - startedMs < 2000) {
    await file.write(page, 0, page.length, (count % 1000) * page.length);
    await file.datasync();
    count += 1;
  }
  const seconds = (performance.now() - startedMs) / 1000;
  await file.close();
  await rm(path);
  return count / seconds;
}

/** Sends what was recorded, for another project and under new ids. */
function createFloor(
  pool: Pool,
  sent: readonly Sent[],
  recorded: Principal,
  { atOnce }: { readonly atOnce: boolean },
): Create {
  const statements = sent.map(({ statement, values }) => ({ ...statement, values }));
  const known = new Set<string>();
  for (const { values } of sent) {
    for (const value of values) {
      if (typeof value === 'string' && /^(video|task|evt)_/.test(value)) known.add(value);
    }
  }
  return async ({ projectId, keyId }) => {
    const names = new Map<unknown, string>([
      [recorded.projectId, projectId],
      [recorded.keyId, keyId],
    ]);
    for (const id of known) names.set(id, `${id.split('_')[0]}_${randomHex(12)}`);
    const client = await pool.connect();
    const answers = [client.query('begin')];
    for (const { name, text, values } of statements) {
      if (!atOnce) await answers.at(-1);
      const own = values.map((value) => names.get(value) ?? value);
      answers.push(client.query({ name, text, values: own }));
    }
    await Promise.all(answers);
    await client.query('commit');
    client.release();
  };
}

/** Creates a second. */
async function measure(create: Create, principals: readonly Principal[]): Promise<number> {
  let started = 0;
  const caller = async () => {
    for (;;) {
      const principal = principals[started % principals.length];
      started += 1;
      if (started > CREATES || principal === undefined) return;
      await create(principal);
    }
  };
  const startedMs = performance.now();
  await Promise.all(Array.from({ length: CALLERS }, caller));
  return CREATES / ((performance.now() - startedMs) / 1000);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

interface Creates {
  readonly engine: Create;
  readonly oneByOne: Create;
  readonly atOnce: Create;
}

const KINDS = ['engine', 'oneByOne', 'atOnce'] as const;

async function compare(
  title: string,
  creates: Creates,
  principals: readonly Principal[],
): Promise<void> {
  const rates: Record<(typeof KINDS)[number], number[]> = { engine: [], oneByOne: [], atOnce: [] };
  // The first of each plans statements and fills caches.
  for (const kind of KINDS) await measure(creates[kind], principals);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? KINDS : KINDS.toReversed();
    for (const kind of order) rates[kind].push(await measure(creates[kind], principals));
  }
  const ratio = (floor: readonly number[]) =>
    median(rates.engine.map((rate, round) => rate / (floor[round] ?? 1))).toFixed(2);
  const [engine, oneByOne, atOnce] = KINDS.map((kind) => median(rates[kind]).toFixed(0));
  say(`${title}: engine ${engine}/s`);
  say(`  statements one by one ${oneByOne}/s, ratio ${ratio(rates.oneByOne)}`);
  say(`  statements at once ${atOnce}/s, ratio ${ratio(rates.atOnce)}`);
}

/** Whole requests, by a client in the same process; every key is one of the projects. */
async function measureOverHttp(engine: Engine, principals: readonly Principal[]): Promise<void> {
  let asked = 0;
  const authenticate = async () => {
    asked += 1;
    return principals[asked % principals.length] ?? null;
  };
  await using edge = await createHttpEdge({
    engine,
    identity: { authenticate, admit: async () => null },
  });
  const url = `${await edge.listen()}/v1/videos`;
  const dispatcher = new Agent({ connections: CALLERS });
  const headers = { ...AUTHORIZED, 'content-type': 'application/json' };
  const body = JSON.stringify({ prompt: COMMAND.prompt });
  const post: Create = async () => {
    const answer = await request(url, { method: 'POST', headers, body, dispatcher });
    if (answer.statusCode !== 200) throw new Error(await answer.body.text());
    await answer.body.dump();
  };
  const rates: number[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) rates.push(await measure(post, principals));
  await dispatcher.close();
  const count = principals.length === 1 ? 'one account' : `${principals.length} accounts`;
  say(`${count}, whole POST /v1/videos: ${median(rates.slice(1)).toFixed(0)}/s`);
}

const dataDir = await mkdtemp(join(tmpdir(), 'reprise-bench-'));
const logger = createLogger('error');
const postgres = await startEmbeddedPostgres({ dataDir, logger });
const database = openDatabase(postgres.connection, logger);
const pool = new Pool({ ...postgres.connection, max: CONNECTIONS });
const pipelined = new Pool({ ...postgres.connection, max: CONNECTIONS, pipeline: true });
// The server may be gone before the last of them has said goodbye.
for (const each of [pool, pipelined]) each.on('error', () => undefined);
try {
  await migrate(database, fileURLToPath(new URL('../migrations', import.meta.url)), logger);
  const principals: Principal[] = [];
  for (let account = 0; account < ACCOUNTS; account += 1) {
    const projectId = `proj_${account}`;
    await createIdentity(database, systemClock).createProject({ id: projectId, name: 'bench' });
    await ensureUnlimitedAccount(database, projectId);
    principals.push(principalOf(projectId));
  }
  const [hot] = principals;
  if (hot === undefined) throw new Error('there is no account');
  const { connection } = postgres;
  const nobody = { nextChange: () => ({ within: async () => {}, forget: () => {} }) };
  const quiet = { ...nobody, follow: () => Promise.reject(new Error('')), stop: async () => {} };

  const sent: Sent[] = [];
  const recorded = engineOn(recording(database, sent), quiet);
  await recorded.makeVideo(hot, COMMAND, null);
  // The second is as all others are: the prices are known.
  sent.length = 0;
  await recorded.makeVideo(hot, COMMAND, null);
  say(`${sent.length} statements: ${sent.map(({ statement }) => statement.name).join(', ')}`);
  say(`the disk: ${(await measureFlushes(dataDir)).toFixed(0)} flushes/s one after the other`);
  const oneByOne = createFloor(pool, sent, hot, { atOnce: false });
  const atOnce = createFloor(pipelined, sent, hot, { atOnce: true });
  const bare = engineOn(database, quiet);
  const engine: Create = (principal) => bare.makeVideo(principal, COMMAND, null);
  const creates = { engine, oneByOne, atOnce };
  await compare('one account', creates, [hot]);
  await compare(`${ACCOUNTS} accounts`, creates, principals);
  await measureOverHttp(bare, [hot]);
  await measureOverHttp(bare, principals);

  // The same while this process publishes each event as it comes, as a gateway does.
  const news = await createNews({ database, connection, clock: systemClock, logger });
  await compare(`${ACCOUNTS} accounts, publishing`, creates, principals);
  await news.stop();
} finally {
  await pool.end();
  await pipelined.end();
  await database.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
