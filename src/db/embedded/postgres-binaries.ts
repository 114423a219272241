/** Finds the PostgreSQL programs that npm installed for this platform. */
import { createRequire } from 'node:module';
import { arch, platform } from 'node:process';
import { dirname, join } from 'node:path';
import { EmbeddedPostgresFailed } from './embedded-postgres-failed.ts';
import { repairSymlinks } from './repair-symlinks.ts';

export interface PostgresBinaries {
  readonly initdb: string;
  readonly postgres: string;
}

export async function findPostgresBinaries(): Promise<PostgresBinaries> {
  const packageName = `@embedded-postgres/${platform}-${arch}`;
  const packageFolder = dirname(dirname(resolveEntry(packageName)));
  await repairSymlinks(packageFolder);
  const programs = join(packageFolder, 'native', 'bin');
  return { initdb: join(programs, 'initdb'), postgres: join(programs, 'postgres') };
}

function resolveEntry(packageName: string): string {
  try {
    return createRequire(import.meta.url).resolve(packageName);
  } catch (error) {
    throw new EmbeddedPostgresFailed(
      `PostgreSQL for ${platform} ${arch} is not installed (npm package ${packageName}): ` +
        'install with optional dependencies, or set DATABASE_URL to a server of your own',
      { cause: error },
    );
  }
}
