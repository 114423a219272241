import { mkdir, mkdtemp, readFile, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { repairSymlinks } from './repair-symlinks.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-symlinks-'));
  await mkdir(join(folder, 'native', 'lib'), { recursive: true });
  await writeFile(join(folder, 'native/lib/liba.so.1.2'), 'a');
  await list([{ source: 'native/lib/liba.so.1.2', target: 'native/lib/liba.so.1' }]);
});
afterEach(() => rm(folder, { recursive: true }));

async function list(entries: unknown): Promise<void> {
  await writeFile(join(folder, 'native/pg-symlinks.json'), JSON.stringify(entries));
}

it('makes a missing link, which still works when the whole folder has moved', async () => {
  await repairSymlinks(folder);
  expect(await readlink(join(folder, 'native/lib/liba.so.1'))).toBe('liba.so.1.2');
  expect(await readFile(join(folder, 'native/lib/liba.so.1'), 'utf8')).toBe('a');
});

it('leaves alone what is there, be it a link or a copy', async () => {
  await repairSymlinks(folder);
  await Promise.all([repairSymlinks(folder), repairSymlinks(folder)]);
  await rm(join(folder, 'native/lib/liba.so.1'));
  await writeFile(join(folder, 'native/lib/liba.so.1'), 'a copy');
  await repairSymlinks(folder);
  expect(await readFile(join(folder, 'native/lib/liba.so.1'), 'utf8')).toBe('a copy');
});

it('says what to do when the link cannot be made', async () => {
  await list([{ source: 'native/lib/liba.so.1.2', target: 'native/away/liba.so.1' }]);
  await expect(repairSymlinks(folder)).rejects.toThrow(EmbeddedPostgresFailed);
  await expect(repairSymlinks(folder)).rejects.toThrow(/native\/away\/liba\.so\.1 .* npm ci/);
});
