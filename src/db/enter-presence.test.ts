import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { hostname } from 'node:os';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { createLogger } from '../lib/logger.ts';
import { enterPresence, type Presence } from './enter-presence.ts';
import { findLivingGateway } from './find-living-gateway.ts';
import { listLivingInstances } from './list-living-instances.ts';

const STAY_PRESENT = fileURLToPath(new URL('fixtures/stay-present.ts', import.meta.url));

let testDatabase: TestDatabase;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
});
afterAll(() => testDatabase.drop());

async function enter(baseUrl: string | null = null): Promise<Presence> {
  const { connection } = testDatabase;
  const presence = await enterPresence({ connection, logger: createLogger('silent') });
  if (baseUrl !== null) await presence.announce(baseUrl);
  return presence;
}

async function run(text: string, values: readonly unknown[] = []) {
  const name = Buffer.from(text).toString('base64').slice(-60);
  return await testDatabase.database.query({ name, text }, values);
}

async function listLiving(): Promise<readonly number[]> {
  return await listLivingInstances(testDatabase.database);
}

it('tells who is there, until they leave', async () => {
  const first = await enter('http://127.0.0.1:8080');
  const second = await enter();
  expect(await listLiving()).toEqual([first.instanceId, second.instanceId]);
  const { rows } = await run('select pid, hostname, base_url from instances order by id');
  expect(rows).toEqual([
    { pid: process.pid, hostname: hostname(), base_url: 'http://127.0.0.1:8080' },
    { pid: process.pid, hostname: hostname(), base_url: null },
  ]);
  await first.leave();
  await expect.poll(listLiving).toEqual([second.instanceId]);
  await second.leave();
  expect((await run('select id from instances')).rows).toEqual([]);
});

it('never gives an id twice', async () => {
  const first = await enter();
  await first.leave();
  const second = await enter();
  await second.leave();
  expect(second.instanceId).toBeGreaterThan(first.instanceId);
});

it('sees a killed process die', async () => {
  const child = spawn(process.execPath, [STAY_PRESENT, JSON.stringify(testDatabase.connection)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const [output] = await once(child.stdout, 'data');
  const instanceId = Number(String(output));
  expect(await listLiving()).toEqual([instanceId]);
  child.kill('SIGKILL');
  await once(child, 'exit');
  await expect.poll(listLiving).toEqual([]);
});

it('comes back under the same id after a loss, even if its row is gone', async () => {
  const presence = await enter();
  await run('delete from instances');
  await run(`select pg_terminate_backend(pid) from pg_stat_activity
             where application_name = 'reprise is present' and datname = current_database()`);
  await expect.poll(listLiving).toEqual([presence.instanceId]);
  await presence.leave();
});

it('does not believe a lock without a heartbeat, nor a heartbeat without a lock', async () => {
  const presence = await enter();
  await run(`update instances set heartbeat_at = now() - interval '61 seconds'`);
  expect(await listLiving()).toEqual([]);
  await run(`update instances set heartbeat_at = now()`);
  expect(await listLiving()).toEqual([presence.instanceId]);
  await presence.leave();
  await run(`insert into instances (pid, hostname) values (1, 'elsewhere')`);
  await expect.poll(listLiving).toEqual([]);
});

it('tells where a gateway answers, while it lives', async () => {
  const worker = await enter();
  expect(await findLivingGateway(testDatabase.database)).toBeNull();
  const gateway = await enter('http://127.0.0.1:8080');
  expect(await findLivingGateway(testDatabase.database)).toBe('http://127.0.0.1:8080');
  await gateway.leave();
  await expect.poll(() => findLivingGateway(testDatabase.database)).toBeNull();
  await worker.leave();
});

it('does not take another database’s locks for its own', async () => {
  const other = await createTestDatabase();
  const presence = await enter();
  const rows = `insert into instances (id, pid, hostname) overriding system value values ($1, 1, '')`;
  await other.database.query({ name: 'test_insert', text: rows }, [presence.instanceId]);
  expect(await listLivingInstances(other.database)).toEqual([]);
  await presence.leave();
  await other.drop();
});

it('forgets who died a day ago', async () => {
  await run('delete from instances');
  await run(`insert into instances (pid, hostname, heartbeat_at) values
             (1, 'old', now() - interval '25 hours'), (2, 'young', now() - interval '23 hours')`);
  const presence = await enter();
  const { rows } = await run('select hostname from instances where pid <= 2');
  expect(rows).toEqual([{ hostname: 'young' }]);
  await presence.leave();
});
