/** Reads and parses every file of code in the repository, once per test file that asks. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRepositoryFiles, REPOSITORY_ROOT } from './repository-files.ts';
import { parseSourceFile, type SourceFile } from './source-file.ts';

const CODE = /^(src|test|scripts|bench|examples|web)\/.*\.[cm]?[jt]sx?$/;
/** AssemblyScript has words that TypeScript lacks, and the bundled studio is written by a program. */
const UNREADABLE = /\.wasm\.ts$|^web\/dist\//;

export function loadSourceFiles(root: string = REPOSITORY_ROOT): SourceFile[] {
  return listRepositoryFiles(root)
    .filter((path) => CODE.test(path) && !UNREADABLE.test(path))
    .map((path) => parseSourceFile(path, readFileSync(join(root, path), 'utf8')));
}
