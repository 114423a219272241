/**
 * Takes out what a project has, in a form that needs nothing of ours to be read:
 *
 *   videos.jsonl      a line for each video: what is known of it, and its files
 *   media/<id>/…      the files
 *   statement.csv     every transfer of its money
 *   SHA256SUMS        for `sha256sum -c`
 *   manifest.json     what this is and how much of it; written last, so that with it all is there
 */
import { createHash } from 'node:crypto';
import { fileExtension } from '../lib/file-extension.ts';
import type { ExportedAsset, ExportTarget } from './export-target.ts';

export interface ExportItem {
  readonly video: { readonly id: string };
  readonly media: readonly { readonly variant: string; readonly asset: ExportedAsset }[];
}

export interface ExportSource {
  readonly projectId: string;
  readonly items: AsyncIterable<ExportItem>;
  readonly statement: AsyncIterable<string>;
  readonly exportedAt: Date;
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

export const MANIFEST_PATH = 'manifest.json';

export async function exportProject(
  target: ExportTarget,
  source: ExportSource,
  report: (file: ExportedFile) => void,
): Promise<ExportTotals> {
  try {
    return await write(target, source, report);
  } catch (error) {
    await target.abandon();
    throw error;
  }
}

async function write(
  target: ExportTarget,
  { projectId, items, statement, exportedAt }: ExportSource,
  report: (file: ExportedFile) => void,
): Promise<ExportTotals> {
  const lines: string[] = [];
  const files: ExportedFile[] = [];
  for await (const { video, media } of items) {
    const own: (ExportedFile & { variant: string; mediaType: string })[] = [];
    for (const { variant, asset } of media) {
      const { mediaType, sizeBytes, sha256 } = asset;
      const path = `media/${video.id}/${variant}.${fileExtension(mediaType)}`;
      const file = { path, sizeBytes, sha256, isOld: await target.writeAsset(path, asset) };
      report(file);
      files.push(file);
      own.push({ ...file, variant, mediaType });
    }
    lines.push(
      `${JSON.stringify({ ...video, media: own.map(({ isOld: _isOld, ...file }) => file) })}\n`,
    );
  }
  let statementText = '';
  for await (const piece of statement) statementText += piece;
  const texts = { 'videos.jsonl': lines.join(''), 'statement.csv': statementText };
  for (const [path, text] of Object.entries(texts)) await target.writeText(path, text);
  const sums = [
    ...files,
    ...Object.entries(texts).map(([path, text]) => ({ path, sha256: sha256Of(text) })),
  ];
  await target.writeText(
    'SHA256SUMS',
    sums.map(({ sha256, path }) => `${sha256}  ${path}\n`).join(''),
  );
  const totals = { videos: lines.length, files };
  const manifest = {
    format: 'reprise-export',
    version: 1,
    projectId,
    exportedAt: exportedAt.toISOString(),
    videos: totals.videos,
    videosSha256: sha256Of(texts['videos.jsonl']),
    statementSha256: sha256Of(texts['statement.csv']),
    files: files.map(({ path, sizeBytes, sha256 }) => ({ path, sizeBytes, sha256 })),
  };
  await target.finish(MANIFEST_PATH, `${JSON.stringify(manifest, null, 2)}\n`);
  return totals;
}

function sha256Of(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
