/** The folder for work in progress. */
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { claimWorkFolder } from './work-folder.ts';

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'reprise-work-'));
});
afterEach(() => rm(root, { recursive: true }));

test('is made, private, below a root that need not exist yet', async () => {
  const folder = await claimWorkFolder(join(root, 'deep', 'work'), 7, []);
  expect(folder).toBe(join(root, 'deep', 'work', '7'));
  expect((await stat(folder)).mode & 0o777).toBe(0o700);
});

test('takes the leavings of the dead away and leaves the living alone', async () => {
  for (const instance of ['1', '2', '3']) {
    await mkdir(join(root, instance));
    await writeFile(join(root, instance, 'half.mp4.partial'), 'half');
  }
  await claimWorkFolder(root, 3, [2]);
  expect((await readdir(root)).toSorted()).toEqual(['2', '3']);
  expect(await readdir(join(root, '2'))).toEqual(['half.mp4.partial']);
});
