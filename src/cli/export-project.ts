/**
 * Writes what a project has into a folder that needs nothing of ours to be read:
 *
 *   videos.jsonl      a line for each video: what is known of it, and its files
 *   media/<id>/…      the files
 *   SHA256SUMS        for `sha256sum -c`
 *   manifest.json     what this is and how much of it; written last, so that with it all is there
 */
import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Transform, type Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileExtension } from '../lib/file-extension.ts';
import { hasErrorCode } from '../lib/has-error-code.ts';

/** As much of an asset as is needed to copy it. */
export interface ExportedAsset {
  readonly mediaType: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  open(): Promise<Readable>;
}

export interface ExportItem {
  readonly video: { readonly id: string };
  readonly media: readonly { readonly variant: string; readonly asset: ExportedAsset }[];
}

export interface ExportedFile {
  readonly path: string;
  readonly sizeBytes: number;
  readonly sha256: string;
  /** Whether it was there already, from a run before. */
  readonly isOld: boolean;
}

export interface ExportTotals {
  readonly videos: number;
  readonly files: readonly ExportedFile[];
}

/** What is there and whole is not fetched again, so a run that was stopped goes on where it was. */
export async function exportProject(
  folder: string,
  projectId: string,
  items: AsyncIterable<ExportItem>,
  exportedAt: Date,
  report: (file: ExportedFile) => void,
): Promise<ExportTotals> {
  const manifestPath = join(folder, 'manifest.json');
  await mkdir(folder, { recursive: true });
  await rm(manifestPath, { force: true });
  const lines: string[] = [];
  const files: ExportedFile[] = [];
  for await (const { video, media } of items) {
    const own: (ExportedFile & { variant: string; mediaType: string })[] = [];
    for (const { variant, asset } of media) {
      const path = `media/${video.id}/${variant}.${fileExtension(asset.mediaType)}`;
      const file = await exportFile(folder, path, asset);
      report(file);
      files.push(file);
      own.push({ ...file, variant, mediaType: asset.mediaType });
    }
    lines.push(
      `${JSON.stringify({ ...video, media: own.map(({ isOld: _isOld, ...file }) => file) })}\n`,
    );
  }
  const videosText = lines.join('');
  await writeFile(join(folder, 'videos.jsonl'), videosText);
  const sums = [...files, { path: 'videos.jsonl', sha256: sha256Of(videosText) }];
  await writeFile(
    join(folder, 'SHA256SUMS'),
    sums.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(''),
  );
  const totals = { videos: lines.length, files };
  const manifest = describe(projectId, exportedAt, totals, sha256Of(videosText));
  await writeFile(`${manifestPath}.partial`, `${JSON.stringify(manifest, null, 2)}\n`);
  await rename(`${manifestPath}.partial`, manifestPath);
  return totals;
}

function describe(
  projectId: string,
  exportedAt: Date,
  { videos, files }: ExportTotals,
  videosSha256: string,
) {
  return {
    format: 'reprise-export',
    version: 1,
    projectId,
    exportedAt: exportedAt.toISOString(),
    videos,
    videosSha256,
    files: files.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, sha256 })),
  };
}

/** Under its name only when it is whole and what was stored. */
async function exportFile(
  folder: string,
  path: string,
  asset: ExportedAsset,
): Promise<ExportedFile> {
  const { sizeBytes, sha256 } = asset;
  const target = join(folder, path);
  const file = { path, sizeBytes, sha256 };
  if (await isWhole(target, asset)) return { ...file, isOld: true };
  await mkdir(dirname(target), { recursive: true });
  const partial = `${target}.partial`;
  const hash = createHash('sha256');
  const hashing = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  try {
    await pipeline(await asset.open(), hashing, createWriteStream(partial));
    if (hash.digest('hex') !== sha256) throw new Error(`${path}: the stored bytes are damaged`);
    await rename(partial, target);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
  return { ...file, isOld: false };
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

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
