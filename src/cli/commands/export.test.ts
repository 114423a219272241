import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { sampleVideo } from '../../../test/support/sample-video.ts';
import { storedAsset } from '../../../test/support/stored-asset.ts';
import type { StorageAccess } from '../../app/index.ts';
import { runCli } from '../fixtures/run-cli.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-export-'));
});
afterEach(() => rm(folder, { recursive: true }));

const VIDEO = sampleVideo({ status: 'completed' });

function fakeStorage() {
  const access = {
    projects: {
      findProject: async (id: string) => (id === 'proj_default' ? { id } : null),
    },
    async *exportVideos() {
      yield { video: VIDEO, media: [{ variant: 'video', asset: storedAsset(Buffer.from('mp4')) }] };
    },
    async *formatStatement(projectId: string) {
      yield `of ${projectId}\r\n`;
    },
    close: async () => undefined,
  };
  return { openStorage: async () => access as unknown as StorageAccess };
}

it('writes the folder and prints each new file once', async () => {
  const parts = fakeStorage();
  const first = await runCli(['export', folder], { parts });
  const path = `media/${VIDEO.id}/video.mp4`;
  expect([first.code, first.stdout.lines]).toEqual([0, [path]]);
  expect(await readFile(join(folder, path), 'utf8')).toBe('mp4');
  const again = await runCli(['export', folder, '--json'], { parts });
  expect(JSON.parse(again.stdout.text)).toEqual({
    target: folder,
    project: 'proj_default',
    videos: 1,
    files: 1,
    fresh: 0,
    sizeBytes: 3,
  });
});

it('writes one archive where that is asked for', async () => {
  const path = join(folder, 'all.tar');
  const run = await runCli(['export', path], { parts: fakeStorage() });
  expect(run.code).toBe(0);
  const archive = await readFile(path, 'utf8');
  for (const part of [`media/${VIDEO.id}/video.mp4`, 'of proj_default', 'manifest.json']) {
    expect(archive).toContain(part);
  }
});

it('knows when there is no such project', async () => {
  const run = await runCli(['export', folder, '--project', 'proj_x'], { parts: fakeStorage() });
  expect([run.code, run.stderr.text]).toEqual([2, expect.stringContaining('no project "proj_x"')]);
});
