/** Makes the links between libraries that an npm package cannot carry. */
import { readFile, readlink, symlink } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { errorCode } from '../error-code.ts';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';

interface SymlinkEntry {
  /** Both relative to the package's folder. */
  readonly source: string;
  readonly target: string;
}

/** The package's install script does the same, but install scripts are often switched off. */
export async function repairSymlinks(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8');
  const entries = JSON.parse(list) as SymlinkEntry[];
  await Promise.all(entries.map((entry) => repairSymlink(packageFolder, entry)));
}

async function repairSymlink(packageFolder: string, entry: SymlinkEntry): Promise<void> {
  const path = join(packageFolder, entry.target);
  if (await isSymlink(path)) return;
  try {
    await symlink(relative(dirname(entry.target), entry.source), path);
  } catch (error) {
    // A copy of the folder may hold files in place of links, and another start may be quicker.
    if (errorCode(error) === 'EEXIST') return;
    throw new EmbeddedPostgresFailed(
      `PostgreSQL's libraries lack a link at ${path} and it cannot be made: ` +
        'run npm ci with install scripts allowed, or make node_modules writable once',
      { cause: error },
    );
  }
}

async function isSymlink(path: string): Promise<boolean> {
  return await readlink(path).then(
    () => true,
    () => false,
  );
}
