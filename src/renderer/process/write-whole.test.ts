/** A file is either all there under its name, or not at all. */
import { mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { writeWhole } from './write-whole.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-whole-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('takes the place of an earlier file and of what a killed attempt left', async () => {
  const path = join(folder, 'picture.jpg');
  await writeFile(path, 'earlier');
  await writeFile(`${path}.partial`, 'the first half of');
  await writeWhole(path, Buffer.from('whole'));
  expect(await readFile(path, 'utf8')).toBe('whole');
  expect(await readdir(folder)).toEqual(['picture.jpg']);
});

test('does not follow a link in the place of the partial file', async () => {
  const path = join(folder, 'picture.jpg');
  const victim = join(folder, 'victim');
  await writeFile(victim, 'untouched');
  await symlink(victim, `${path}.partial`);
  await writeWhole(path, Buffer.from('whole'));
  expect(await readFile(victim, 'utf8')).toBe('untouched');
  expect(await readFile(path, 'utf8')).toBe('whole');
});
