/** A folder for work in progress that belongs to one running instance. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Makes this instance's folder and removes those of instances that are no longer alive: whatever
 * they were drawing is drawn anew.
 */
export async function claimWorkFolder(
  rootFolder: string,
  instanceId: number,
  livingInstances: readonly number[],
): Promise<string> {
  await mkdir(rootFolder, { recursive: true });
  const keep = new Set([...livingInstances, instanceId].map(String));
  for (const name of await readdir(rootFolder)) {
    if (!keep.has(name)) await rm(join(rootFolder, name), { recursive: true, force: true });
  }
  const folder = join(rootFolder, String(instanceId));
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}
