/** The house rules see every file that will be committed, with git and without it. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { listRepositoryFiles } from './repository-files.ts';

let root: string;

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'reprise-house-'));
  for (const folder of ['src', 'data', 'node_modules/pg']) {
    mkdirSync(join(root, folder), { recursive: true });
  }
  const files = ['src/new.ts', 'src/tracked.ts', 'data/video.mp4', 'node_modules/pg/a.js', 'a.log'];
  for (const path of files) writeFileSync(join(root, path), '');
  writeFileSync(join(root, '.gitignore'), 'node_modules/\ndata/\n*.log\n');
});

afterEach(() => rmSync(root, { recursive: true, force: true }));

const hasGit = (() => {
  try {
    execFileSync('git', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

it('lists files without git', () => {
  expect(listRepositoryFiles(root)).toEqual(['.gitignore', 'src/new.ts', 'src/tracked.ts']);
});

it.runIf(hasGit)('lists tracked and new files, but no ignored or deleted ones', () => {
  const git = (...options: string[]) =>
    execFileSync('git', options, { cwd: root, stdio: 'ignore' });
  writeFileSync(join(root, 'src/deleted.ts'), '');
  git('init');
  git('add', 'src/tracked.ts', 'src/deleted.ts');
  rmSync(join(root, 'src/deleted.ts'));
  expect(listRepositoryFiles(root)).toEqual(['.gitignore', 'src/new.ts', 'src/tracked.ts']);
});
