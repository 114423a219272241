/** An export as one tar archive, under its name only when it is whole. */
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportTarget } from './export-target.ts';
import { hashThrough } from './hash-through.ts';
import { TAR_END, tarHeader, tarPadding } from './tar-header.ts';

export async function openExportTar(path: string, exportedAt: Date): Promise<ExportTarget> {
  const partial = `${path}.partial`;
  const file = await open(partial, 'w');

  async function append(name: string, sizeBytes: number, bytes: Readable): Promise<string> {
    const hashing = hashThrough();
    await file.appendFile(tarHeader(name, sizeBytes, exportedAt));
    let written = 0;
    await pipeline(bytes, hashing, async (chunks: AsyncIterable<Buffer>) => {
      for await (const chunk of chunks) {
        written += chunk.byteLength;
        await file.appendFile(chunk);
      }
    });
    if (written !== sizeBytes) throw new Error(`${name}: the stored bytes are damaged`);
    await file.appendFile(tarPadding(sizeBytes));
    return hashing.digest();
  }

  const writeText = async (name: string, text: string): Promise<void> => {
    const bytes = Buffer.from(text);
    await append(name, bytes.byteLength, Readable.from([bytes]));
  };
  return {
    async writeAsset(name, { sizeBytes, sha256, open: openAsset }) {
      if ((await append(name, sizeBytes, await openAsset())) === sha256) return false;
      throw new Error(`${name}: the stored bytes are damaged`);
    },
    writeText,
    async finish(name, text) {
      await writeText(name, text);
      await file.appendFile(TAR_END);
      await file.close();
      await rename(partial, path);
    },
    async abandon() {
      await file.close().catch(() => undefined);
      await rm(partial, { force: true });
    },
  };
}
