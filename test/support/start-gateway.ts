/** Starts the real program in a process of its own, as a user would, for black-box tests. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

export const TEST_KEY = 'sk-reprise-test-0123456789abcdef';
const PROGRAM = fileURLToPath(new URL('../../bin/reprise.js', import.meta.url));
const READY_TIMEOUT_MS = 60_000;

/** A test that fails half way must not leave its gateway running. */
const started = new Set<ChildProcess>();
process.once('exit', () => {
  for (const child of started) child.kill('SIGKILL');
});

export interface TestGateway {
  readonly baseUrl: string;
  readonly process: ChildProcess;
  /** Everything it has printed so far. */
  output(): string;
  /** SIGTERM, and wait; gives the exit code. */
  stop(): Promise<number | null>;
  /** SIGKILL: no chance to tidy up. */
  kill(): Promise<void>;
}

export interface GatewayOptions {
  readonly dataDir: string;
  readonly environment?: Record<string, string>;
  /** The same port again after a restart; a free one by default. */
  readonly port?: number;
}

export async function startGateway(options: GatewayOptions): Promise<TestGateway> {
  const port = options.port ?? (await findFreePort());
  const { child, output } = spawnGateway(options, port);
  const baseUrl = `http://127.0.0.1:${port}`;
  try {
    await waitUntilReady(baseUrl, child, output);
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
  return {
    baseUrl,
    process: child,
    output,
    async stop() {
      child.kill('SIGTERM');
      return await exitOf(child);
    },
    async kill() {
      child.kill('SIGKILL');
      await exitOf(child);
    },
  };
}

/** For starts that are expected to fail: gives what it printed and its exit code. */
export async function runGateway(
  options: GatewayOptions,
): Promise<{ code: number | null; output: string }> {
  const { child, output } = spawnGateway(options, options.port ?? (await findFreePort()));
  const code = await exitOf(child);
  return { code, output: output() };
}

export async function findFreePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  server.close();
  await once(server, 'close');
  return port;
}

function spawnGateway(options: GatewayOptions, port: number) {
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(process.execPath, [PROGRAM, 'serve'], {
    env: {
      PATH,
      HOME,
      ...(TMPDIR === undefined ? {} : { TMPDIR }),
      REPRISE_DATA_DIR: options.dataDir,
      REPRISE_PORT: String(port),
      REPRISE_API_KEY: TEST_KEY,
      REPRISE_LOG_LEVEL: 'warn',
      ...options.environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  started.add(child);
  child.once('exit', () => started.delete(child));
  let text = '';
  child.stdout.on('data', (chunk: Buffer) => (text += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text += chunk.toString()));
  return { child, output: () => text };
}

async function waitUntilReady(
  baseUrl: string,
  child: ChildProcess,
  output: () => string,
): Promise<void> {
  const deadline = performance.now() + READY_TIMEOUT_MS;
  while (performance.now() < deadline) {
    if (child.exitCode !== null) throw new Error(`the gateway ended: ${output()}`);
    const response = await fetch(`${baseUrl}/readyz`).catch(() => null);
    if (response?.ok === true) return;
    await sleep(20);
  }
  throw new Error(`the gateway is not ready: ${output()}`);
}

async function exitOf(child: ChildProcess): Promise<number | null> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
  return child.exitCode;
}
