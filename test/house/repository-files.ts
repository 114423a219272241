/** Lists the files that belong to the repository: tracked ones and new ones that are not ignored. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

export const REPOSITORY_ROOT = join(import.meta.dirname, '..', '..');

/** Paths relative to the root, with forward slashes, sorted. */
export function listRepositoryFiles(root: string = REPOSITORY_ROOT): string[] {
  const paths = existsSync(join(root, '.git')) ? askGit(root) : undefined;
  return (paths ?? walkWithoutGit(root)).toSorted();
}

/**
 * The owner of a checkout may differ from who runs the tests, and git refuses such a folder unless
 * it is told that the folder is safe. Undefined when git is not installed.
 */
function askGit(root: string): string[] | undefined {
  const options = ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others'];
  try {
    const output = execFileSync('git', [...options, '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 64 * 1024 * 1024,
    });
    return output.split('\0').filter((path) => path !== '' && existsSync(join(root, path)));
  } catch {
    return undefined;
  }
}

/** A source archive or an image has no git folder, and the rules hold there as well. */
function walkWithoutGit(root: string): string[] {
  const ignored = readIgnoredNames(root);
  const found: string[] = [];
  const pending = [''];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      const path = folder === '' ? entry.name : `${folder}/${entry.name}`;
      if (entry.name === '.git' || ignored.folders.has(entry.name)) continue;
      if (ignored.endings.some((ending) => entry.name.endsWith(ending))) continue;
      if (entry.isDirectory()) pending.push(path);
      else if (entry.isFile()) found.push(path);
    }
  }
  return found;
}

/** Understands the two plain forms that our .gitignore uses: "folder/" and "*.ending". */
function readIgnoredNames(root: string): { folders: Set<string>; endings: string[] } {
  const path = join(root, '.gitignore');
  const lines = existsSync(path) ? readFileSync(path, 'utf8').split('\n') : [];
  const folders = lines.filter((line) => line.endsWith('/'));
  const endings = lines.filter((line) => line.startsWith('*.'));
  return {
    folders: new Set(
      folders.map((line) => line.slice(line.lastIndexOf('/', line.length - 2) + 1, -1)),
    ),
    endings: endings.map((line) => line.slice(1)),
  };
}
