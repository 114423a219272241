import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openServerLog, readServerLog } from './server-log.ts';

let folder: string;
let path: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-log-'));
  path = join(folder, 'postgres.log');
});
afterEach(() => rm(folder, { recursive: true }));

async function append(text: string): Promise<void> {
  const log = await openServerLog(path);
  await log.write(text);
  await log.close();
}

it('is continued by the next start', async () => {
  await append('one\n');
  await append('two\n');
  expect(await readServerLog(path, 0)).toBe('one\ntwo');
  expect(await readServerLog(path, 4)).toBe('two');
  expect(await readServerLog(path, 8)).toBe('');
});

it('gives its end when much was written', async () => {
  await append(`${'x'.repeat(10_000)}the last words`);
  const text = await readServerLog(path, 0);
  expect(text).toHaveLength(4096);
  expect(text).toMatch(/xthe last words$/);
});

it('does not grow for ever', async () => {
  await writeFile(path, Buffer.alloc(10_000_001));
  await append('fresh');
  expect(await readServerLog(path, 0)).toBe('fresh');
  expect((await readdir(folder)).toSorted()).toEqual(['postgres.log', 'postgres.log.1']);
});
