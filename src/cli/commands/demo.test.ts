import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startFakeGateway, videoReply, type Respond } from '../fixtures/fake-gateway.ts';
import { runCli } from '../fixtures/run-cli.ts';
import type { LocalParts } from '../local-parts.ts';

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-demo-'));
});
afterEach(() => rm(folder, { recursive: true }));

const completeAtOnce: Respond = ({ method, url }) => {
  if (url.endsWith('/content')) return { body: Buffer.alloc(2048, 1) };
  const status = method === 'POST' ? 'queued' : 'completed';
  const id = decodeURIComponent(url.split('/')[3] ?? 'source');
  return videoReply({ id: method === 'POST' ? `of ${url}` : id, status });
};

describe('reprise demo', () => {
  it('makes, changes and saves everything', async () => {
    const drawSideBySide = vi.fn<LocalParts['drawSideBySide']>(async (_rows, path) => {
      await writeFile(path, 'picture');
    });
    await using gateway = await startFakeGateway(completeAtOnce);
    const { baseUrl } = gateway;
    const out = join(folder, 'out');
    const parts = { drawSideBySide };
    const run = await runCli(['demo', '--out', out, '--seconds', '4'], { baseUrl, parts });
    expect(run.code).toBe(0);
    const files = ['original.mp4', 'remix-teal.mp4', 'remix-sunset.mp4', 'extended.mp4'];
    expect((await readdir(out)).toSorted()).toEqual([...files, 'side-by-side.png'].toSorted());
    expect(run.stdout.lines.map((line) => line.split(' ')[0])).toEqual([
      'FILE',
      ...files.map((file) => join(out, file)),
      join(out, 'side-by-side.png'),
    ]);
    expect(drawSideBySide.mock.calls[0]?.[0].map(({ path }) => path)).toEqual(
      files.map((file) => join(out, file)),
    );
    const submitted = gateway.requests.filter(({ method }) => method === 'POST');
    expect(submitted.map(({ body }) => body)).toEqual([
      expect.objectContaining({
        prompt: 'A sailing boat crosses a calm mountain lake, gentle waves',
        seconds: '4',
        size: '1280x720',
      }),
      { prompt: 'Shift the color palette to teal, sand, and rust, with a warm backlight' },
      { prompt: '添加日落滤镜效果' },
      expect.objectContaining({ video: { id: 'of /v1/videos' }, seconds: '4' }),
    ]);
  });

  it('stops at the first video that fails', async () => {
    await using gateway = await startFakeGateway(({ method }) =>
      videoReply({ status: method === 'POST' ? 'queued' : 'failed' }),
    );
    const run = await runCli(['demo', '--out', folder], gateway);
    expect(run.code).toBe(1);
    expect(gateway.requests.filter(({ method }) => method === 'POST')).toHaveLength(1);
    expect(await readdir(folder)).toEqual([]);
  });
});
