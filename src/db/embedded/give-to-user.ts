/** Hands a folder and everything in it to another user; only root may do so. */
import { lchown, lstat, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { User } from './run-as.ts';

/** Does nothing to what has the right owner already. */
export async function giveToUser(folder: string, { uid, gid }: User): Promise<void> {
  const owner = await lstat(folder);
  if (owner.uid === uid && owner.gid === gid) return;
  for (const name of await readdir(folder, { recursive: true })) {
    await lchown(join(folder, name), uid, gid);
  }
  // Last, so that an interrupted change is seen as one that has to be made.
  await lchown(folder, uid, gid);
}
