/** In the child: writes a file that appears under its name only when it is complete. */
import { rename, rm, writeFile } from 'node:fs/promises';
import { partialPath } from '../encoding/partial-path.ts';

export async function writeWhole(path: string, bytes: Uint8Array): Promise<void> {
  const partial = partialPath(path);
  // What an earlier, killed attempt left behind; a symbolic link must not be followed either.
  await rm(partial, { force: true });
  await writeFile(partial, bytes, { flag: 'wx' });
  await rename(partial, path);
}
