/** Finds out before a long wait that its result could not be saved. */
import { access, constants, stat } from 'node:fs/promises';
import { dirname } from 'node:path';

/** Rejects when no file can be written at `path`. */
export async function checkTargetPath(path: string): Promise<void> {
  const folder = dirname(path);
  await access(folder, constants.W_OK).catch((error: unknown) => {
    throw new Error(`${path} cannot be written: the folder ${folder} is missing or closed to you`, {
      cause: error,
    });
  });
  const existing = await stat(path).catch(() => null);
  if (existing?.isDirectory() === true) throw new Error(`${path} is a folder; name a file in it`);
}
