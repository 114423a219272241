/** Exports: whole, checkable with the tools of the system, and continued where they were stopped. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openExportFolder } from './export-folder.ts';
import {
  exportProject,
  MANIFEST_PATH,
  type ExportedFile,
  type ExportItem,
} from './export-project.ts';
import { openExportTar } from './export-tar.ts';
import type { ExportTarget } from './export-target.ts';
import { tarHeader } from './tar-header.ts';

let folder: string;
let opened: string[];
beforeEach(async () => {
  folder = join(await mkdtemp(join(tmpdir(), 'reprise-export-')), 'out');
  opened = [];
});
afterEach(() => rm(join(folder, '..'), { recursive: true }));

function media(variant: string, mediaType: string, content: string, stored = content) {
  const asset = {
    mediaType,
    sizeBytes: Buffer.byteLength(content),
    sha256: createHash('sha256').update(content).digest('hex'),
    open: async () => {
      opened.push(content);
      return Readable.from([Buffer.from(stored)]);
    },
  };
  return { variant, asset };
}

const FIRST = {
  video: { id: 'video_1', prompt: 'a lake' },
  media: [media('video', 'video/mp4', 'mp4 1'), media('thumbnail', 'image/webp', 'webp 1')],
};
const EXPIRED = { video: { id: 'video_2', prompt: 'gone' }, media: [] };

const NOW = new Date('2026-01-01T00:00:00Z');

async function run(...items: ExportItem[]): Promise<ExportedFile[]> {
  return await runInto(await openExportFolder(folder, MANIFEST_PATH), items);
}

async function runInto(target: ExportTarget, items: ExportItem[]): Promise<ExportedFile[]> {
  const seen: ExportedFile[] = [];
  const source = {
    projectId: 'proj_1',
    items: Readable.from(items) as AsyncIterable<ExportItem>,
    statement: Readable.from(['position,id\r\n', '1,x\r\n']) as AsyncIterable<string>,
    exportedAt: NOW,
  };
  await exportProject(target, source, (file) => seen.push(file));
  return seen;
}

/** Another program's opinion. */
function checkSums(): string {
  const lines = execFileSync('node', ['-e', CHECK_SUMS], { cwd: folder, encoding: 'utf8' });
  return lines.trim();
}
const CHECK_SUMS = `
  const { createHash } = require('node:crypto');
  const { readFileSync } = require('node:fs');
  for (const line of readFileSync('SHA256SUMS', 'utf8').trim().split('\\n')) {
    const [sum, path] = line.split('  ');
    const is = createHash('sha256').update(readFileSync(path)).digest('hex');
    console.log(path + (is === sum ? ': OK' : ': FAILED'));
  }`;

describe('an export', () => {
  it('has the files, what is known of them, and a list to check them by', async () => {
    await run(FIRST, EXPIRED);
    expect(await readFile(join(folder, 'media/video_1/video.mp4'), 'utf8')).toBe('mp4 1');
    const text = await readFile(join(folder, 'videos.jsonl'), 'utf8');
    const [first, second] = text
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { media: unknown[] });
    expect(first).toMatchObject({
      id: 'video_1',
      prompt: 'a lake',
      media: [
        { variant: 'video', path: 'media/video_1/video.mp4', mediaType: 'video/mp4', sizeBytes: 5 },
        { variant: 'thumbnail', path: 'media/video_1/thumbnail.webp', mediaType: 'image/webp' },
      ],
    });
    expect(second).toMatchObject({ id: 'video_2', media: [] });
    expect(checkSums().split('\n')).toEqual([
      'media/video_1/video.mp4: OK',
      'media/video_1/thumbnail.webp: OK',
      'videos.jsonl: OK',
      'statement.csv: OK',
    ]);
    const statement = await readFile(join(folder, 'statement.csv'), 'utf8');
    expect(statement).toBe('position,id\r\n1,x\r\n');
    const manifest: unknown = JSON.parse(await readFile(join(folder, 'manifest.json'), 'utf8'));
    expect(manifest).toMatchObject({
      format: 'reprise-export',
      version: 1,
      projectId: 'proj_1',
      exportedAt: '2026-01-01T00:00:00.000Z',
      videos: 2,
      files: [{ path: 'media/video_1/video.mp4' }, { path: 'media/video_1/thumbnail.webp' }],
    });
  });

  it('goes on where it was stopped, and mends what is not whole', async () => {
    const third = {
      video: { id: 'video_3' },
      media: [media('video', 'video/mp4', 'mp4 3')],
    };
    const broken = {
      video: { id: 'video_3' },
      media: [{ ...third.media[0], variant: 'video', asset: { ...third.media[0]!.asset } }],
    };
    broken.media[0]!.asset.open = async () => {
      throw new Error('the network is gone');
    };
    await expect(run(FIRST, broken)).rejects.toThrow('the network is gone');
    await expect(readFile(join(folder, 'manifest.json'))).rejects.toThrow('ENOENT');
    await writeFile(join(folder, 'media/video_1/thumbnail.webp'), 'WEBP 1');
    opened = [];
    const files = await run(FIRST, third);
    expect(files.map(({ isOld }) => isOld)).toEqual([true, false, false]);
    expect(opened).toEqual(['webp 1', 'mp4 3']);
    expect(checkSums()).not.toContain('FAILED');
  });

  it('does not take damaged bytes for good ones', async () => {
    const damaged = {
      video: { id: 'video_4' },
      media: [media('video', 'video/mp4', 'mp4 4', 'MP4 4')],
    };
    await expect(run(damaged)).rejects.toThrow(
      'media/video_4/video.mp4: the stored bytes are damaged',
    );
    await expect(readFile(join(folder, 'media/video_4/video.mp4'))).rejects.toThrow('ENOENT');
  });
});

/** What any reader of tar archives sees in one; checks the sum of each head. */
function readTar(bytes: Buffer): Map<string, string> {
  const files = new Map<string, string>();
  for (let at = 0; bytes[at] !== 0;) {
    const head = Buffer.from(bytes.subarray(at, at + 512));
    const field = (from: number, to: number) => head.toString('latin1', from, to).split('\0')[0];
    const sum = parseInt(field(148, 156) ?? '', 8);
    head.fill(' ', 148, 156);
    expect(head.reduce((total, byte) => total + byte, 0)).toBe(sum);
    expect(field(257, 263)).toBe('ustar');
    const size = parseInt(field(124, 136) ?? '', 8);
    files.set(field(0, 100) ?? '', bytes.toString('utf8', at + 512, at + 512 + size));
    at += 512 + Math.ceil(size / 512) * 512;
  }
  expect(bytes.subarray(-1024).every((byte) => byte === 0)).toBe(true);
  return files;
}

describe('an export as an archive', () => {
  const path = () => `${folder}.tar`;

  it('has the same files as the folder, in an order that ends with the manifest', async () => {
    const long = {
      video: { id: 'video_5' },
      media: [media('video', 'video/mp4', 'x'.repeat(1024))],
    };
    await runInto(await openExportTar(path(), NOW), [FIRST, EXPIRED, long]);
    await run(FIRST, EXPIRED, long);
    const files = readTar(await readFile(path()));
    expect([...files.keys()].at(-1)).toBe('manifest.json');
    for (const [name, text] of files) expect(await readFile(join(folder, name), 'utf8')).toBe(text);
    expect(files.size).toBe(7);
  });

  it.each([
    ['are others', 'MP4 4'],
    ['are too few', 'mp4'],
  ])('is not there when the stored bytes %s', async (_how, stored) => {
    const damaged = {
      video: { id: 'video_4' },
      media: [media('video', 'video/mp4', 'mp4 4', stored)],
    };
    const target = await openExportTar(path(), NOW);
    await expect(runInto(target, [damaged])).rejects.toThrow(
      'video.mp4: the stored bytes are damaged',
    );
    await expect(readFile(path())).rejects.toThrow('ENOENT');
    await expect(readFile(`${path()}.partial`)).rejects.toThrow('ENOENT');
  });

  it('does not begin what tar has no room for', () => {
    expect(() => tarHeader('x'.repeat(101), 1, NOW)).toThrow('use a folder');
    expect(() => tarHeader('x', 8 ** 11, NOW)).toThrow('use a folder');
  });
});
