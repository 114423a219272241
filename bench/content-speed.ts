/**
 * How fast content leaves the gateway, beside a bare Node stream of the same file, and, where nginx
 * is installed, nginx by X-Accel-Redirect beside nginx alone:
 *
 *   node bench/content-speed.ts [rounds]
 *
 * It starts a gateway of its own, puts a file of 10 MB into its store, and fetches it by a signed
 * link, whole and in ranges of 64 KB. The servers take turns within each round, so that a busy
 * machine slows all of them alike; what is compared is the median of the rounds' own ratios.
 */
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createAssets, openLinks, openStores } from '../src/assets/index.ts';
import { findRunningPostgres, openDatabase } from '../src/db/index.ts';
import { systemClock } from '../src/lib/clock.ts';
import { createLogger } from '../src/lib/logger.ts';
import { readCpuSeconds } from './read-cpu-seconds.ts';
import { findFreePort, startGateway, type TestGateway } from '../test/support/start-gateway.ts';

const SIZE_BYTES = 10_000_000;
const CLIENTS = 8;
/** How much of the file each answer holds, and how many of them a client asks for in a round. */
const SHAPES = [
  { name: 'the whole file', bytes: SIZE_BYTES, fetches: 5 },
  { name: 'ranges of 64 KB', bytes: 65_536, fetches: 200 },
] as const;
type Shape = (typeof SHAPES)[number];

/** Bytes of no video are shown to nobody. */
const INSERT_COMPLETED = {
  name: 'bench_insert_completed',
  text: `
    insert into videos (
      id, alias, project_id, operation, status, model, provider_id, prompt, width, height,
      duration_seconds, progress_percent, created_at, completed_at, expires_at, result_asset_id
    ) values (
      'video_0123456789abcdef', 'task_01', 'proj_default', 'create', 'completed', 'sora-2',
      'builtin', 'A calm lake', 1280, 720, 4, 100, now(), now(), now() + interval '1 day', $1
    )`,
};

interface Contender {
  readonly name: string;
  readonly url: URL;
  /** Whose processor time is counted; a busy machine takes no more of it, only longer. */
  readonly pids: readonly (number | undefined)[];
}

/** Megabytes a second, and milliseconds of each process for one answer. */
interface Measured {
  readonly speed: number;
  readonly cpuMs: readonly number[];
}

const rounds = Number(process.argv[2] ?? 7);
const folder = await mkdtemp(join(tmpdir(), 'reprise-bench-'));
await chmod(folder, 0o755);
const children: ChildProcess[] = [];
const plain = await startGateway({ dataDir: join(folder, 'data') });
try {
  await run();
} finally {
  for (const child of children) child.kill();
  await plain.stop();
  await rm(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const { link, path } = await storeFile();
  const contenders: Contender[] = [
    { name: 'bare Node', url: new URL(await startBareServer(path)), pids: [children.at(-1)?.pid] },
    { name: 'gateway', url: new URL(link, plain.baseUrl), pids: [plain.process.pid] },
  ];
  if (spawnSync('nginx', ['-v']).error === undefined) {
    contenders.push(...(await startNginx(link, path)));
  }
  for (const shape of SHAPES) await compare(shape, contenders);
}

async function compare(shape: Shape, contenders: readonly Contender[]): Promise<void> {
  const measured = new Map<string, Measured[]>(contenders.map(({ name }) => [name, []]));
  // The first round only warms up.
  for (let round = 0; round <= rounds; round += 1) {
    for (const contender of contenders) {
      const result = await measure(shape, contender);
      if (round > 0) measured.get(contender.name)?.push(result);
    }
  }
  process.stdout.write(`${shape.name}\n`);
  for (const [name, results] of measured) {
    const cpu = (results[0]?.cpuMs ?? []).map((_used, process) =>
      median(results.map(({ cpuMs }) => cpuMs[process] ?? 0)).toFixed(2),
    );
    const speed = median(results.map((result) => result.speed)).toFixed(0);
    process.stdout.write(`  ${name.padEnd(14)} ${speed.padStart(5)} MB/s, ${cpu.join(' + ')} ms\n`);
  }
  const ratios = (name: string, floor: string, of: (result: Measured) => number) =>
    median(
      (measured.get(name) ?? []).map((result, round) => {
        const beside = measured.get(floor)?.[round];
        return beside === undefined ? Number.NaN : of(result) / of(beside);
      }),
    ).toFixed(2);
  for (const [name, floor] of [
    ['gateway', 'bare Node'],
    ['nginx X-Accel', 'nginx alone'],
  ] as const) {
    if (!measured.has(name)) continue;
    const speed = ratios(name, floor, (result) => result.speed);
    const cpu = ratios(floor, name, ({ cpuMs }) => cpuMs[0] ?? 0);
    process.stdout.write(`  ${name} / ${floor}: ${speed}, by processor time ${cpu}\n`);
  }
}

function median(numbers: readonly number[]): number {
  const sorted = numbers.toSorted((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Put into the running gateway's store, as a finished video would be. */
async function storeFile(): Promise<{ link: string; path: string }> {
  const dataDir = join(folder, 'data');
  const connection = await findRunningPostgres(dataDir);
  if (connection === null) throw new Error('the gateway has no database');
  const database = openDatabase(connection, createLogger('warn'));
  const assets = createAssets({
    database,
    stores: openStores(join(dataDir, 'assets'), null, null),
    reserveBytes: 0,
    instanceId: 0,
    listLivingInstances: async () => [0],
    clock: systemClock,
    links: await openLinks(database, systemClock),
  });
  const { assetId } = await assets.put({
    projectId: 'proj_default',
    kind: 'video',
    mediaType: 'video/mp4',
    bytes: Readable.from([randomBytes(SIZE_BYTES)]),
  });
  await database.transaction(async (transaction) => {
    await assets.keep(transaction, assetId);
    await transaction.query(INSERT_COMPLETED, [assetId]);
  });
  const place = (await assets.find(assetId)).locate();
  const { fileName, expires, signature } = assets.links.sign(
    assetId,
    new Date(systemClock.now().getTime() + 3_600_000),
  );
  await database.close();
  if (place === null) throw new Error('the store is no folder');
  return {
    link: `/files/${fileName}?expires=${expires}&signature=${signature}`,
    path: join(place.rootFolder, place.relativePath),
  };
}

async function startBareServer(path: string): Promise<string> {
  const child = fork(join(import.meta.dirname, 'bare-file-server.ts'), [path, String(SIZE_BYTES)]);
  children.push(child);
  const [port] = (await once(child, 'message')) as [number];
  return `http://127.0.0.1:${port}/`;
}

/** One nginx, alone at `/alone`, and before a second gateway on the same store and database. */
async function startNginx(link: string, path: string): Promise<Contender[]> {
  const port = await findFreePort();
  const gateway = await startAccelGateway();
  const gatewayPort = new URL(gateway.baseUrl).port;
  const assets = join(folder, 'data', 'assets');
  const config = join(folder, 'nginx.conf');
  await writeFile(
    config,
    `worker_processes 1; pid ${folder}/nginx.pid; error_log ${folder}/nginx.log; daemon off;
     user root;
     events {}
     http {
       access_log off; sendfile on; types { video/mp4 mp4; }
       server {
         listen 127.0.0.1:${port};
         location /alone { alias ${path}; default_type video/mp4; }
         location /_reprise_assets/ { internal; alias ${assets}/; }
         location / { proxy_pass http://127.0.0.1:${gatewayPort}; proxy_set_header Host $host; }
       }
     }`,
  );
  const nginx = spawn('nginx', ['-c', config], { stdio: 'inherit' });
  children.push(nginx);
  const base = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${base}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await isUp())) await new Promise((resolve) => setTimeout(resolve, 50));
  // The worker does the work.
  const worker = Number(await readFile(`/proc/${nginx.pid}/task/${nginx.pid}/children`, 'utf8'));
  return [
    { name: 'nginx alone', url: new URL('/alone', base), pids: [worker] },
    { name: 'nginx X-Accel', url: new URL(link, base), pids: [worker, gateway.process.pid] },
  ];
}

async function startAccelGateway(): Promise<TestGateway> {
  const connection = await findRunningPostgres(join(folder, 'data'));
  if (connection === null) throw new Error('the gateway has no database');
  const { host, port, database, user } = connection;
  const databaseUrl = `postgresql:///${database}?host=${host}&port=${port}&user=${String(user)}`;
  const gateway = await startGateway({
    dataDir: join(folder, 'accel'),
    environment: {
      DATABASE_URL: databaseUrl,
      REPRISE_DELIVERY: 'x-accel-redirect',
      REPRISE_ASSETS_URL: `file:${join(folder, 'data', 'assets')}`,
    },
  });
  children.push(gateway.process);
  return gateway;
}

/** Over several connections that stay open; nothing is done with the bytes. */
async function measure(shape: Shape, { url, pids }: Contender): Promise<Measured> {
  const before = pids.map(readCpuSeconds);
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, () => fetchAgainAndAgain(shape, url)));
  const seconds = (performance.now() - startedAt) / 1000;
  const answers = CLIENTS * shape.fetches;
  const used = pids.map((pid, index) => readCpuSeconds(pid) - (before[index] ?? 0));
  return {
    speed: (shape.bytes * answers) / 1e6 / seconds,
    cpuMs: used.map((cpuSeconds) => (cpuSeconds * 1000) / answers),
  };
}

async function fetchAgainAndAgain({ bytes, fetches }: Shape, url: URL): Promise<void> {
  const socket = connect(Number(url.port), url.hostname);
  await once(socket, 'connect');
  for (let fetched = 0; fetched < fetches; fetched += 1) {
    const first = ((fetched * 7919) % 100) * (SIZE_BYTES / 100 - bytes / 100);
    const range =
      bytes === SIZE_BYTES ? '' : `range: bytes=${first | 0}-${(first | 0) + bytes - 1}\r\n`;
    socket.write(`GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n${range}\r\n`);
    await readAnswer(socket, bytes);
  }
  socket.destroy();
}

/** The head, then exactly the bytes that were promised. */
function readAnswer(socket: ReturnType<typeof connect>, sizeBytes: number): Promise<void> {
  return new Promise((resolve, reject) => {
    let leftBytes = -1;
    const read = (chunk: Buffer) => {
      let bytes = chunk.byteLength;
      if (leftBytes < 0) {
        const head = chunk.subarray(0, chunk.indexOf('\r\n\r\n') + 4);
        if (!/^HTTP\/1.1 20[06]/.test(head.toString())) {
          reject(new Error(head.toString().split('\r\n')[0]));
          return;
        }
        leftBytes = sizeBytes;
        bytes -= head.byteLength;
      }
      leftBytes -= bytes;
      if (leftBytes > 0) return;
      socket.off('data', read).off('error', reject);
      resolve();
    };
    socket.on('data', read);
    socket.once('error', reject);
  });
}
