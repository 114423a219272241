/**
 * Durable creates: video, event, job and hold in a transaction that waits for the disk, by one
 * process with 64 callers at once. Run: node bench/create-speed.ts [creates a run] [rounds] [callers]
 *
 * Beside the engine run two floors on the bare driver, sending the very statements that the engine
 * sends, with new ids: those of a group of the size that the engine makes of these callers, by as
 * many connections as it has groups under way; and those of a create that comes alone, by ten
 * connections. Runs take turns, in the order engine, floors, floors, engine, so that what else the
 * machine does falls on all. What the disk allows is said first: a commit is durable when it has
 * been flushed.
 */
import { readFileSync } from 'node:fs';
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
import { readCpuSeconds } from './read-cpu-seconds.ts';
import { createHttpEdge, AUTHORIZED } from '../test/support/http-edge.ts';
import { createSilentWebhooks } from '../test/support/silent-webhooks.ts';
import { testLinks } from '../test/support/test-links.ts';

const CREATES = Number(process.argv[2] ?? 2000);
const ROUNDS = Number(process.argv[3] ?? 5);
const CALLERS = Number(process.argv[4] ?? 64);
const ACCOUNTS = 200;
/** As many as the engine's own pool has. */
const CONNECTIONS = 10;
/** As many as the engine has under way, each of other projects. */
const GROUPS = 2;
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

/** Gives the number of videos that it has made. */
type Make = () => Promise<number>;

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

/** Writes down what the transactions of the engine send, each on its own. */
function recording(database: Database, transactions: Sent[][]): Database {
  return {
    ...database,
    transaction: (work) =>
      database.transaction((transaction) => {
        const sent: Sent[] = [];
        transactions.push(sent);
        const query: Queryable['query'] = (statement, values) => {
          sent.push({ statement, values });
          return transaction.query(statement, values);
        };
        return work({ ...transaction, query });
      }),
  };
}

/** From here on a transaction writes what it found room for. */
const FIRST_WRITTEN = 'engine_insert_videos';

function countVideos(sent: readonly Sent[]): number {
  const insert = sent.find(({ statement }) => statement.name === FIRST_WRITTEN);
  const [rows] = insert?.values ?? [];
  return typeof rows === 'string' ? (JSON.parse(rows) as unknown[]).length : 0;
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

const GIVEN_NAME = /\b(?:video|task|evt)_\w+|proj_\d+/g;

/** Sends what a transaction of the engine did, under new ids and for the next so many projects. */
function floorOf(pool: Pool, sent: readonly Sent[], accounts: number): Make {
  const statements = sent.map(({ statement, values }) => ({ ...statement, values }));
  const firstWritten = statements.findIndex(({ name }) => name === FIRST_WRITTEN);
  const members = countVideos(sent);
  let turn = 0;
  return async () => {
    const offset = (turn += members);
    const names = new Map<string, string>();
    const rename = (name: string) => {
      const [kind = '', number] = name.split('_');
      const known = names.get(name);
      if (known !== undefined) return known;
      const own = kind === 'proj' ? (Number(number) + offset) % accounts : randomHex(12);
      names.set(name, `${kind}_${own}`);
      return `${kind}_${own}`;
    };
    const renew = (value: unknown): unknown => {
      if (typeof value === 'string') return value.replace(GIVEN_NAME, rename);
      return Array.isArray(value) ? value.map(renew) : value;
    };
    const client = await pool.connect();
    const send = (part: typeof statements) =>
      part.map(({ name, text, values }) => client.query({ name, text, values: values.map(renew) }));
    await Promise.all([client.query('begin'), ...send(statements.slice(0, firstWritten))]);
    await Promise.all(send(statements.slice(firstWritten)));
    await client.query('commit');
    client.release();
    return members;
  };
}

interface Measured {
  /** Videos a second. */
  readonly rate: number;
  /** Of processors, by this process and the database together, for each video. */
  readonly cpuMs: number;
}

async function measure(make: Make, callers: number, count = CREATES): Promise<Measured> {
  let made = 0;
  const caller = async () => {
    while (made < count) {
      const more = await make();
      made += more;
    }
  };
  const [startedMs, startedCpu] = [performance.now(), readAllCpuSeconds()];
  await Promise.all(Array.from({ length: callers }, caller));
  const seconds = (performance.now() - startedMs) / 1000;
  return { rate: made / seconds, cpuMs: ((readAllCpuSeconds() - startedCpu) * 1000) / made };
}

/** Of this process and of every process of the database. */
function readAllCpuSeconds(): number {
  const { pid } = postgres;
  const children = readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(' ');
  return [process.pid, pid, ...children.map(Number)]
    .map(readCpuSeconds)
    .reduce((sum, seconds) => sum + seconds, 0);
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}

const KINDS = ['engine', 'group', 'alone'] as const;
type Kind = (typeof KINDS)[number];

function makeEach(engine: Engine, principals: readonly Principal[]): Make {
  let turn = 0;
  return async () => {
    const principal = principals[turn % principals.length];
    turn += 1;
    if (principal === undefined) throw new Error('there is no account');
    await engine.makeVideo(principal, COMMAND, null);
    return 1;
  };
}

async function compare(
  title: string,
  { database, engine, pool }: { database: Database; engine: Engine; pool: Pool },
  principals: readonly Principal[],
): Promise<void> {
  const transactions: Sent[][] = [];
  const recorded = engineOn(recording(database, transactions), quiet);
  // The first plans statements and fills caches, and prices are read once in a while.
  await measure(makeEach(recorded, principals), CALLERS);
  const groups = transactions.slice(-20).toSorted((a, b) => countVideos(a) - countVideos(b));
  // The one that the middle of all these videos is in.
  const byVideo = groups.flatMap((sent) => Array<Sent[]>(countVideos(sent)).fill(sent));
  const group = byVideo[Math.floor(byVideo.length / 2)] ?? [];
  transactions.length = 0;
  await makeEach(recorded, principals)();
  const alone = transactions.at(-1) ?? [];
  const make: Record<Kind, Make> = {
    engine: makeEach(engine, principals),
    group: floorOf(pool, group, principals.length),
    alone: floorOf(pool, alone, principals.length),
  };
  const groupsAtOnce = Math.min(GROUPS, principals.length);
  const callers = { engine: CALLERS, group: groupsAtOnce, alone: CONNECTIONS };
  // One by one they take ten times as long.
  const counts = { engine: CREATES, group: CREATES, alone: Math.ceil(CREATES / 10) };
  const found: Record<Kind, Measured[]> = { engine: [], group: [], alone: [] };
  for (const kind of KINDS) await measure(make[kind], callers[kind], counts[kind]);
  for (let round = 0; round < ROUNDS; round += 1) {
    const order = round % 2 === 0 ? KINDS : KINDS.toReversed();
    for (const kind of order)
      found[kind].push(await measure(make[kind], callers[kind], counts[kind]));
  }
  say(`${title}: engine ${describeRuns(found.engine)}`);
  const titles = { group: `groups of ${countVideos(group)}`, alone: 'one create' };
  for (const kind of ['group', 'alone'] as const) {
    const ratios = found.engine.map(({ rate }, round) => rate / (found[kind][round]?.rate ?? 1));
    say(
      `  the statements of ${titles[kind]}: ${describeRuns(found[kind])}, ratio ${median(ratios).toFixed(2)}`,
    );
  }
}

function describeRuns(runs: readonly Measured[]): string {
  const rate = median(runs.map((run) => run.rate)).toFixed(0);
  const cpuMs = median(runs.map((run) => run.cpuMs)).toFixed(2);
  return `${rate}/s, ${cpuMs} ms of processor time each`;
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
  const post: Make = async () => {
    const answer = await request(url, { method: 'POST', headers, body, dispatcher });
    if (answer.statusCode !== 200) throw new Error(await answer.body.text());
    await answer.body.dump();
    return 1;
  };
  const runs: Measured[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) runs.push(await measure(post, CALLERS));
  await dispatcher.close();
  const count = principals.length === 1 ? 'one account' : `${principals.length} accounts`;
  say(`${count}, whole POST /v1/videos: ${describeRuns(runs.slice(1))}`);
}

const nobody = { nextChange: () => ({ within: async () => {}, forget: () => {} }) };
const quiet = { ...nobody, follow: () => Promise.reject(new Error('')), stop: async () => {} };

const dataDir = await mkdtemp(join(tmpdir(), 'reprise-bench-'));
const logger = createLogger('error');
const postgres = await startEmbeddedPostgres({ dataDir, logger });
const database = openDatabase(postgres.connection, logger);
const pool = new Pool({ ...postgres.connection, max: CONNECTIONS, pipeline: true });
// The server may be gone before the last of them has said goodbye.
pool.on('error', () => undefined);
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
  const sent: Sent[][] = [];
  const recorded = engineOn(recording(database, sent), quiet);
  // The second is as all others are: the prices are known.
  for (let time = 0; time < 2; time += 1) await recorded.makeVideo(hot, COMMAND, null);
  const names = sent.at(-1)?.map(({ statement }) => statement.name) ?? [];
  say(`${names.length} statements: ${names.join(', ')}`);
  say(`the disk: ${(await measureFlushes(dataDir)).toFixed(0)} flushes/s one after the other`);
  const engine = engineOn(database, quiet);
  const parts = { database, engine, pool };
  await compare('one account', parts, [hot]);
  await compare(`${ACCOUNTS} accounts`, parts, principals);
  await measureOverHttp(engine, [hot]);
  await measureOverHttp(engine, principals);

  // The same while this process publishes each event as it comes, as a gateway does.
  const news = await createNews({ database, connection, clock: systemClock, logger });
  await compare(`${ACCOUNTS} accounts, publishing`, parts, principals);
  await news.stop();
} finally {
  await pool.end();
  await database.close();
  await postgres.stop();
  await rm(dataDir, { recursive: true, force: true });
}
