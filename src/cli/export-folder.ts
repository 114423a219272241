/** An export as a folder. What is there and whole is not fetched again. */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { hasErrorCode } from '../lib/has-error-code.ts';
import type { ExportedAsset, ExportTarget } from './export-target.ts';
import { hashThrough } from './hash-through.ts';

export async function openExportFolder(folder: string, lastPath: string): Promise<ExportTarget> {
  await mkdir(folder, { recursive: true });
  await rm(join(folder, lastPath), { force: true });
  return {
    async writeAsset(path, asset) {
      const target = join(folder, path);
      if (await isWhole(target, asset)) return true;
      await mkdir(dirname(target), { recursive: true });
      await copy(target, path, asset);
      return false;
    },
    writeText: (path, text) => writeFile(join(folder, path), text),
    async finish(path, text) {
      const target = join(folder, path);
      await writeFile(`${target}.partial`, text);
      await rename(`${target}.partial`, target);
    },
    abandon: async () => undefined,
  };
}

/** Under its name only when it is whole and what was stored. */
async function copy(target: string, path: string, asset: ExportedAsset): Promise<void> {
  const partial = `${target}.partial`;
  const hashing = hashThrough();
  try {
    await pipeline(await asset.open(), hashing, createWriteStream(partial));
    if (hashing.digest() !== asset.sha256) throw new Error(`${path}: the stored bytes are damaged`);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

async function isWhole(path: string, { sizeBytes, sha256 }: ExportedAsset): Promise<boolean> {
  try {
    if ((await stat(path)).size !== sizeBytes) return false;
  } catch (error) {
    if (hasErrorCode(error, 'ENOENT')) return false;
    throw error;
  }
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(path)) hash.update(chunk as Buffer);
  return hash.digest('hex') === sha256;
}
