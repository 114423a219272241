/**
 * How fast content leaves the gateway, beside a bare Node stream of the same file, and, where nginx
 * is installed, nginx by X-Accel-Redirect beside nginx alone:
 *
 *   node bench/content-speed.ts [rounds]
 *
 * It starts a gateway of its own, puts a file of 10 MB into its store, and fetches it by a signed
 * link. The servers take turns within each round, so that a busy machine slows all of them alike;
 * compare the columns of one run with each other and nothing else.
 */
import { fork, spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile, chmod } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { createAssets, openLinks, openStores } from '../src/assets/index.ts';
import { findRunningPostgres, openDatabase } from '../src/db/index.ts';
import { systemClock } from '../src/lib/clock.ts';
import { createLogger } from '../src/lib/logger.ts';
import { readCpuSeconds } from './read-cpu-seconds.ts';
import { findFreePort, startGateway } from '../test/support/start-gateway.ts';

const SIZE_BYTES = 10_000_000;
const CLIENTS = 8;
const FETCHES_PER_CLIENT = 5;

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
  readonly pid?: number | undefined;
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
    { name: 'bare Node', url: new URL(await startBareServer(path)), pid: children.at(-1)?.pid },
    { name: 'gateway', url: new URL(link, plain.baseUrl), pid: plain.process.pid },
  ];
  if (spawnSync('nginx', ['-v']).error === undefined) {
    contenders.push(...(await startNginx(link, path)));
  }
  const speeds = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  const cpuSeconds = new Map<string, number>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, url, pid } of contenders) {
      const before = readCpuSeconds(pid);
      const speed = await measure(url);
      const used = readCpuSeconds(pid) - before;
      if (round > 0) cpuSeconds.set(name, (cpuSeconds.get(name) ?? 0) + used);
      // The first round only warms up.
      if (round > 0) speeds.get(name)?.push(speed);
    }
  }
  const median = (name: string) => {
    const sorted = (speeds.get(name) ?? []).toSorted((a, b) => a - b);
    return sorted[Math.floor(sorted.length / 2)] ?? 0;
  };
  for (const { name } of contenders) {
    process.stdout.write(`${name.padEnd(16)} ${median(name).toFixed(0)} MB/s\n`);
  }
  const cpuShare = (cpuSeconds.get('bare Node') ?? 0) / (cpuSeconds.get('gateway') ?? 1);
  process.stdout.write(`bare Node / gateway in processor time: ${cpuShare.toFixed(2)}\n`);
  process.stdout.write(
    `gateway / bare Node: ${(median('gateway') / median('bare Node')).toFixed(2)}\n`,
  );
  if (speeds.has('nginx alone')) {
    const share = median('nginx X-Accel') / median('nginx alone');
    process.stdout.write(`nginx X-Accel / nginx alone: ${share.toFixed(2)}\n`);
  }
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
  const gatewayPort = await startAccelGateway();
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
  children.push(spawn('nginx', ['-c', config], { stdio: 'inherit' }));
  const base = `http://127.0.0.1:${port}`;
  const isUp = () =>
    fetch(`${base}/healthz`).then(
      (answer) => answer.ok,
      () => false,
    );
  while (!(await isUp())) await new Promise((resolve) => setTimeout(resolve, 50));
  return [
    { name: 'nginx alone', url: new URL('/alone', base) },
    { name: 'nginx X-Accel', url: new URL(link, base) },
  ];
}

async function startAccelGateway(): Promise<number> {
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
  return Number(new URL(gateway.baseUrl).port);
}

/** Megabytes a second over several connections that stay open; nothing is done with the bytes. */
async function measure(url: URL): Promise<number> {
  const startedAt = performance.now();
  await Promise.all(Array.from({ length: CLIENTS }, () => fetchAgainAndAgain(url)));
  const seconds = (performance.now() - startedAt) / 1000;
  return (SIZE_BYTES * CLIENTS * FETCHES_PER_CLIENT) / 1e6 / seconds;
}

async function fetchAgainAndAgain(url: URL): Promise<void> {
  const socket = connect(Number(url.port), url.hostname);
  const request = `GET ${url.pathname}${url.search} HTTP/1.1\r\nhost: ${url.host}\r\n\r\n`;
  await once(socket, 'connect');
  for (let fetched = 0; fetched < FETCHES_PER_CLIENT; fetched += 1) {
    socket.write(request);
    await readAnswer(socket);
  }
  socket.destroy();
}

/** The head, then exactly the bytes that were promised. */
function readAnswer(socket: ReturnType<typeof connect>): Promise<void> {
  return new Promise((resolve, reject) => {
    let leftBytes = -1;
    const read = (chunk: Buffer) => {
      let bytes = chunk.byteLength;
      if (leftBytes < 0) {
        const head = chunk.subarray(0, chunk.indexOf('\r\n\r\n') + 4);
        if (!head.toString().startsWith('HTTP/1.1 200')) {
          reject(new Error(head.toString().split('\r\n')[0]));
          return;
        }
        leftBytes = SIZE_BYTES;
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
