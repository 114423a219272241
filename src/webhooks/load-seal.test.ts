import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase, type TestDatabase } from '../../test/support/test-database.ts';
import { loadSeal } from './load-seal.ts';

let testDatabase: TestDatabase;
let dataDir: string;
beforeAll(async () => {
  testDatabase = await createTestDatabase();
  dataDir = await mkdtemp(join(tmpdir(), 'reprise-seal-'));
});
afterAll(async () => {
  await testDatabase.drop();
  await rm(dataDir, { recursive: true });
});

const load = (secretKey: string | null, isEmbedded: boolean) =>
  loadSeal({ secretKey, dataDir, isEmbedded, database: testDatabase.database });

test('beside an embedded database the key is a file that only its owner reads', async () => {
  const sealed = (await load(null, true)).close('x');
  const path = join(dataDir, 'secret.key');
  expect((await stat(path)).mode & 0o777).toBe(0o600);
  expect((await load(null, true)).open(sealed)).toBe('x');
  const text = 'select count(*)::int as n from webhook_seal_key';
  const { rows } = await testDatabase.database.query({ name: 'test_keys', text }, []);
  expect(rows).toEqual([{ n: 0 }]);
});

test('a crash while it was first written leaves nothing that counts', async () => {
  const path = join(dataDir, 'secret.key');
  await rm(path);
  await writeFile(`${path}.partial`, 'half');
  await load(null, true);
  expect((await readFile(path)).byteLength).toBe(32);
  expect((await stat(path)).mode & 0o777).toBe(0o600);
});

test.each([0, 31, 33])('a file of %i bytes stops the start and stays as it is', async (size) => {
  const path = join(dataDir, 'secret.key');
  const whole = await readFile(path);
  await writeFile(path, Buffer.alloc(size, 'x'));
  await expect(load(null, true)).rejects.toThrow(`${path} holds ${size} bytes instead of 32`);
  expect((await readFile(path)).byteLength).toBe(size);
  await writeFile(path, whole);
});

test('gateways that share a database have one key, and an operator’s comes first', async () => {
  const [one, two] = await Promise.all([load(null, false), load(null, false)]);
  expect(two.open(one.close('x'))).toBe('x');
  const set = await load('k'.repeat(32), false);
  expect(() => set.open(one.close('x'))).toThrow();
  expect((await load('k'.repeat(32), true)).open(set.close('x'))).toBe('x');
});
