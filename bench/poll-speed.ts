/**
 * What a poll costs, `GET /v1/videos/{id}`, in processor time beside a bare Node server that answers
 * the same bytes from memory:
 *
 *   node bench/poll-speed.ts [rounds]
 *
 * The two take turns within each round. The database's own time is not counted.
 */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readCpuSeconds } from './read-cpu-seconds.ts';
import { startGateway, TEST_KEY } from '../test/support/start-gateway.ts';

const CLIENTS = 32;
const POLLS_PER_CLIENT = 100;

const rounds = Number(process.argv[2] ?? 7);
const folder = await mkdtemp(join(tmpdir(), 'reprise-bench-'));
const gateway = await startGateway({ dataDir: join(folder, 'data') });
let floor: ChildProcess | undefined;
try {
  await run();
} finally {
  floor?.kill();
  await gateway.stop();
  await rm(folder, { recursive: true, force: true });
}

async function run(): Promise<void> {
  const path = `/v1/videos/${await makeVideo()}`;
  const headers = { authorization: `Bearer ${TEST_KEY}` };
  const body = await (await fetch(`${gateway.baseUrl}${path}`, { headers })).text();
  floor = fork(join(import.meta.dirname, 'bare-json-server.ts'), [body]);
  const [floorPort] = (await once(floor, 'message')) as [number];
  const contenders = [
    { name: 'floor', port: floorPort, pid: floor.pid },
    { name: 'gateway', port: Number(new URL(gateway.baseUrl).port), pid: gateway.process.pid },
  ];
  const cpuSeconds = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round += 1) {
    for (const { name, port, pid } of contenders) {
      const before = readCpuSeconds(pid);
      await Promise.all(Array.from({ length: CLIENTS }, () => pollAgainAndAgain(port, path)));
      // The first round only warms up.
      if (round > 0) cpuSeconds.get(name)?.push(readCpuSeconds(pid) - before);
    }
  }
  const micros = (name: string) => {
    const sorted = (cpuSeconds.get(name) ?? []).toSorted((a, b) => a - b);
    const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
    return (median * 1e6) / (CLIENTS * POLLS_PER_CLIENT);
  };
  for (const { name } of contenders) {
    process.stdout.write(`${name.padEnd(10)} ${micros(name).toFixed(0)} µs a poll\n`);
  }
  const share = micros('floor') / micros('gateway');
  process.stdout.write(`floor / gateway in processor time: ${share.toFixed(2)}\n`);
}

/** Any video will do; it is being polled when it has ended, so that nothing else takes time. */
async function makeVideo(): Promise<string> {
  const headers = { authorization: `Bearer ${TEST_KEY}`, 'content-type': 'application/json' };
  const create = await fetch(`${gateway.baseUrl}/v1/videos`, {
    method: 'POST',
    headers: { ...headers, prefer: 'wait=60' },
    body: JSON.stringify({ model: 'sora-2', prompt: 'A calm lake', seconds: '4' }),
  });
  const { id } = (await create.json()) as { id: string };
  await fetch(`${gateway.baseUrl}/v1/videos/${id}/cancel`, { method: 'POST', headers });
  return id;
}

async function pollAgainAndAgain(port: number, path: string): Promise<void> {
  const socket = connect(port, '127.0.0.1');
  const request = `GET ${path} HTTP/1.1\r\nhost: x\r\nauthorization: Bearer ${TEST_KEY}\r\n\r\n`;
  await once(socket, 'connect');
  for (let polls = 0; polls < POLLS_PER_CLIENT; polls += 1) {
    socket.write(request);
    const [answer] = (await once(socket, 'data')) as [Buffer];
    if (!answer.toString('latin1').startsWith('HTTP/1.1 200')) throw new Error(String(answer));
  }
  socket.destroy();
}
