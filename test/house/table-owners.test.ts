/** A table's SQL stands in the room that owns the table. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTableViolations, readTableOwners } from './find-table-violations.ts';
import { loadSourceFiles } from './load-source-files.ts';
import { listRepositoryFiles, REPOSITORY_ROOT } from './repository-files.ts';
import { ROOMS } from './rooms.ts';
import { parseSourceFile } from './source-file.ts';
import { formatViolations } from './violation.ts';

function readMigrations(): Map<string, string> {
  const paths = listRepositoryFiles().filter((path) => /^migrations\/.*\.sql$/.test(path));
  return new Map(paths.map((path) => [path, readFileSync(join(REPOSITORY_ROOT, path), 'utf8')]));
}

describe('the repository', () => {
  it('gives every table to a room', () => {
    const owners = readTableOwners(readMigrations());
    expect(owners.size).toBeGreaterThan(0);
    expect([...owners.values()].filter((owner) => !(owner in ROOMS))).toEqual([]);
  });

  it('names a table only where its owner lives', () => {
    const owners = readTableOwners(readMigrations());
    expect(formatViolations(findTableViolations(loadSourceFiles(), owners))).toEqual([]);
  });
});

describe('the rule', () => {
  const owners = new Map([
    ['jobs', 'queue'],
    ['assets', 'assets'],
  ]);

  function tablesTouched(path: string, code: string): number {
    return findTableViolations([parseSourceFile(path, code)], owners).length;
  }

  it.each([
    ["const S = 'select 1 from jobs';", 1],
    ['const S = `delete from jobs where id = $1`;', 1],
    ['const S = `insert into jobs (id)\n values ($1)`;', 1],
    ["const S = 'update jobs set due_at = $1';", 1],
    ['const S = `with a as (select 1) update only jobs set x = 1`;', 1],
    ['const S = `select 1 from videos join jobs on true join assets on true`;', 2],
    ["const S = 'takes its work from jobs';", 0],
    ["const S = 'select 1 from videos';", 0],
    ["// select 1 from jobs\nconst S = 'none';", 0],
  ])('%s', (code, count) => {
    expect(tablesTouched('src/engine/planted.ts', code)).toBe(count);
    expect(tablesTouched('src/engine/planted.test.ts', code)).toBe(0);
  });

  it('lets the owner be', () => {
    expect(tablesTouched('src/queue/planted.ts', "const S = 'select 1 from jobs';")).toBe(0);
  });

  it('wants every migration to name the owner', () => {
    const sql = 'create table jobs (id text)';
    expect(() => readTableOwners(new Map([['a.sql', sql]]))).toThrow('who owns jobs');
    const owned = readTableOwners(new Map([['a.sql', `-- Owned by the queue.\n${sql}`]]));
    expect(owned.get('jobs')).toBe('queue');
  });
});
