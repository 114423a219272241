import { once } from 'node:events';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { Client } from 'pg';
import { afterEach, beforeEach, expect, inject, it } from 'vitest';
import { createLogger } from '../lib/logger.ts';
import { keepConnected, type LastingConnection } from './keep-connected.ts';

/** Stands between client and server, and can fall silent without closing anything. */
let proxy: Server;
let sockets: Socket[] = [];
let isSilent = false;

beforeEach(async () => {
  const { host, port } = inject('postgres');
  isSilent = false;
  proxy = createServer((near) => {
    const far = connect(`${host}/.s.PGSQL.${port}`);
    near.on('data', (bytes) => (isSilent ? null : far.write(bytes)));
    far.on('data', (bytes) => (isSilent ? null : near.write(bytes)));
    near.on('close', () => far.destroy());
    for (const socket of [near, far]) socket.on('error', () => undefined);
    sockets.push(near, far);
  });
  proxy.listen(0, '127.0.0.1');
  await once(proxy, 'listening');
});
afterEach(() => {
  for (const socket of sockets) socket.destroy();
  sockets = [];
  proxy.close();
});

async function connectThroughProxy(): Promise<Client> {
  const { user, database } = inject('postgres');
  const { port } = proxy.address() as AddressInfo;
  const address = { host: '127.0.0.1', port, user, database, ssl: false };
  const client = new Client({ ...address, query_timeout: 200, connectionTimeoutMillis: 1000 });
  client.on('error', () => undefined);
  await client.connect();
  return client;
}

async function start(): Promise<{ lasting: LastingConnection; reopened: () => number }> {
  let reopened = 0;
  const lasting = await keepConnected({
    purpose: 'a test',
    logger: createLogger('silent'),
    open: connectThroughProxy,
    beat: { everyMs: 50, run: (client) => client.query('select 1') },
    onReopened: () => (reopened += 1),
  });
  return { lasting, reopened: () => reopened };
}

it('notices a connection that carries nothing any more', async () => {
  const { lasting, reopened } = await start();
  const first = lasting.current();
  isSilent = true;
  await expect.poll(() => lasting.current(), { timeout: 5000 }).toBeNull();
  isSilent = false;
  await expect.poll(reopened, { timeout: 5000 }).toBe(1);
  expect(lasting.current()).not.toBe(first);
  expect((await lasting.current()?.query('select 2 as n'))?.rows).toEqual([{ n: 2 }]);
  await lasting.close();
});

it('can be closed while nobody answers', async () => {
  const { lasting, reopened } = await start();
  isSilent = true;
  await lasting.close();
  expect(reopened()).toBe(0);
});

it('can be closed while it tries to reopen', async () => {
  const { lasting, reopened } = await start();
  proxy.close();
  for (const socket of sockets) socket.destroy();
  await expect.poll(() => lasting.current(), { timeout: 5000 }).toBeNull();
  await lasting.close();
  expect(reopened()).toBe(0);
});
