/** Reads every file of the repository that holds text. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { listRepositoryFiles, REPOSITORY_ROOT } from './repository-files.ts';

/** Large enough for every text; what is larger is a picture or a recording. */
const MOST_BYTES = 4 * 1024 * 1024;

export function readTextFiles(root: string = REPOSITORY_ROOT): Map<string, string> {
  const texts = new Map<string, string>();
  for (const path of listRepositoryFiles(root)) {
    const bytes = readFileSync(join(root, path));
    if (bytes.length <= MOST_BYTES && !bytes.includes(0)) texts.set(path, bytes.toString('utf8'));
  }
  return texts;
}
