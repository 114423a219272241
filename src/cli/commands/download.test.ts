import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { errorReply, startFakeGateway } from '../fixtures/fake-gateway.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { defaultFileName } from './download.ts';

const BYTES = Buffer.alloc(70_000, 'mp4 ');

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-download-'));
});
afterEach(() => rm(folder, { recursive: true }));

describe('reprise download', () => {
  it('saves the bytes and prints the name', async () => {
    await using gateway = await startFakeGateway(() => ({ body: BYTES }));
    const path = join(folder, 'boat.mp4');
    const run = await runCli(['download', 'a/b', '-o', path], gateway);
    expect(run.code).toBe(0);
    expect(run.stdout.text).toBe(`${path}\n`);
    expect((await readFile(path)).equals(BYTES)).toBe(true);
    expect(gateway.asked()).toEqual(['GET /v1/videos/a%2Fb/content']);
  });

  it('prints JSON', async () => {
    await using gateway = await startFakeGateway(() => ({ body: BYTES }));
    const path = join(folder, 'boat.mp4');
    const run = await runCli(['download', 'video_1', '-o', path, '--json'], gateway);
    expect(JSON.parse(run.stdout.text)).toEqual({ id: 'video_1', file: path, size_bytes: 70_000 });
    expect(run.stderr.text).toBe('');
  });

  it('leaves nothing when the video is not ready', async () => {
    await using gateway = await startFakeGateway(() => errorReply(400, 'video_not_completed'));
    const run = await runCli(['download', 'video_1', '-o', join(folder, 'x.mp4')], gateway);
    expect(run.code).toBe(1);
    expect(run.stderr.text).toContain('code video_not_completed');
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('defaultFileName', () => {
  it.each([
    ['video_1', 'video_1.mp4'],
    ['../../etc/passwd', '______etc_passwd.mp4'],
    ['-', '-.mp4'],
    ['a=b+c', 'a_b_c.mp4'],
  ])('of %s is %s', (videoId, name) => {
    expect(defaultFileName(videoId)).toBe(name);
  });
});
