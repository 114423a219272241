/** Reads the numbered SQL files of a folder. */
import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';

export interface Migration {
  /** The file's name without its ending, such as `0001-instances`. */
  readonly name: string;
  readonly script: string;
  /** SHA-256 in hexadecimal. */
  readonly checksum: string;
  /** A program that does not know this migration must not use the database any more. */
  readonly isBreaking: boolean;
}

const FILE_NAME = /^(\d{4})-[a-z0-9-]+\.sql$/;
const BREAKING_FIRST_LINE = /^-- breaking\b/;

/** In the order of their numbers, which must be unique. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => name.endsWith('.sql')).toSorted();
  const numbers = new Set<string>();
  for (const name of names) {
    const number = FILE_NAME.exec(name)?.[1];
    if (number === undefined) throw new Error(`${name} is not named like 0001-what-it-does.sql`);
    if (numbers.has(number)) throw new Error(`two migrations in ${folder} have number ${number}`);
    numbers.add(number);
  }
  return await Promise.all(names.map((name) => readMigration(folder, name)));
}

async function readMigration(folder: string, fileName: string): Promise<Migration> {
  const script = await readFile(join(folder, fileName), 'utf8');
  return {
    name: fileName.slice(0, -'.sql'.length),
    script,
    checksum: createHash('sha256').update(script).digest('hex'),
    isBreaking: BREAKING_FIRST_LINE.test(script),
  };
}
