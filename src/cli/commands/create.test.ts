import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  errorReply,
  fakeVideo,
  inTurn,
  startFakeGateway,
  videoReply,
  type FakeReply,
  type Respond,
} from '../fixtures/fake-gateway.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { InterruptedError } from '../stop-reasons.ts';

const BYTES = Buffer.alloc(70_000, 'mp4 ');
const PNG = Buffer.from('\u0089PNG\r\n\u001a\nrest', 'latin1');
const FAILED = videoReply({
  status: 'failed',
  error: { code: 'generation_failed', message: 'It rained.' },
});

let folder = '';
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-create-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** Creates, then goes through the given states, and has the bytes. */
function aGateway(...states: readonly [FakeReply, ...FakeReply[]]): Respond {
  const nextState = inTurn(...states);
  return ({ method, url }) => {
    if (method === 'POST') return videoReply();
    return url.endsWith('/content') ? { body: BYTES } : nextState();
  };
}

const COMPLETING = [
  videoReply({ status: 'in_progress', progress: 40 }),
  errorReply(503, 'service_unavailable'),
  videoReply({ status: 'completed', progress: 100 }),
] as const;

describe('reprise create', () => {
  it('sends what was given and nothing else, and prints the id', async () => {
    await using gateway = await startFakeGateway(() => videoReply());
    const run = await runCli(['create', 'a lake'], gateway);
    expect(run).toMatchObject({ code: 0 });
    expect(run.stdout.text).toBe('video_1\n');
    expect(run.stderr.text).toBe('');
    expect(gateway.requests.map(({ body }) => body)).toEqual([{ prompt: 'a lake' }]);
  });

  it('turns each option into its field', async () => {
    await using gateway = await startFakeGateway(() => videoReply());
    const image = join(folder, 'first.png');
    await writeFile(image, PNG);
    const options = ['--model', 'sora-2-pro', '--seconds', '8', '--size', '1280x720'];
    await runCli(['create', '海边日落', ...options, '--reference', image], gateway);
    expect(gateway.requests[0]?.body).toEqual({
      prompt: '海边日落',
      model: 'sora-2-pro',
      seconds: '8',
      size: '1280x720',
      input_reference: { image_url: `data:image/png;base64,${PNG.toString('base64')}` },
    });
  });

  it('waits over an absence of the gateway and saves the result', async () => {
    await using gateway = await startFakeGateway(aGateway(...COMPLETING));
    const path = join(folder, 'out.mp4');
    const run = await runCli(['create', 'a lake', '-o', path], gateway);
    expect(run.code).toBe(0);
    expect(run.stdout.text).toBe('video_1\n');
    expect(run.stderr.lines).toEqual([
      'video_1 in_progress 40 %',
      'That is service_unavailable.; trying again',
      'video_1 completed',
      `Saved ${path} (68.4 KiB).`,
    ]);
    expect((await readFile(path)).equals(BYTES)).toBe(true);
  });

  it('prints one JSON object at the end and nothing else', async () => {
    await using gateway = await startFakeGateway(aGateway(...COMPLETING));
    const path = join(folder, 'out.mp4');
    const run = await runCli(['create', 'a lake', '-o', path, '--json'], gateway);
    expect(run.stdout.lines.map((line) => JSON.parse(line))).toEqual([
      { ...fakeVideo({ status: 'completed', progress: 100 }), file: path, size_bytes: 70_000 },
    ]);
    expect(run.stderr.text).toBe('');
  });

  it('writes the video to standard output, and the id beside it', async () => {
    await using gateway = await startFakeGateway(aGateway(...COMPLETING));
    const run = await runCli(['create', 'a lake', '-o', '-'], gateway);
    expect(run.code).toBe(0);
    expect(run.stdout.bytes.equals(BYTES)).toBe(true);
    expect(run.stderr.lines[0]).toBe('video_1');
  });

  it('fails with the error of a failed video, and saves nothing', async () => {
    await using gateway = await startFakeGateway(aGateway(FAILED));
    const path = join(folder, 'out.mp4');
    const run = await runCli(['create', 'a lake', '-o', path], gateway);
    expect(run.code).toBe(1);
    expect(run.stderr.lines.at(-1)).toBe(
      'error: video_1 failed: It rained. (code generation_failed)',
    );
    expect(await readdir(folder)).toEqual([]);
  });

  it('shows a failed video as JSON too', async () => {
    await using gateway = await startFakeGateway(aGateway(FAILED));
    const run = await runCli(['create', 'a lake', '--watch', '--json'], gateway);
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout.text)).toMatchObject({ status: 'failed' });
  });

  it('does not send a refused request again', async () => {
    await using gateway = await startFakeGateway(() => errorReply(503, 'service_unavailable'));
    const run = await runCli(['create', 'a lake', '--watch'], gateway);
    expect(run.code).toBe(1);
    expect(run.stderr.lines).toEqual([
      'error: That is service_unavailable. (code service_unavailable, status 503, request req_7)',
    ]);
    expect(gateway.requests).toHaveLength(1);
  });

  it('says how to go on after Ctrl-C', async () => {
    const stopping = new AbortController();
    await using gateway = await startFakeGateway(({ method }) => {
      if (method === 'GET') stopping.abort(new InterruptedError('SIGINT'));
      return videoReply();
    });
    const { baseUrl } = gateway;
    const run = await runCli(['create', 'a lake', '--watch'], { baseUrl, stopping });
    expect(run.code).toBe(130);
    expect(run.stderr.lines.at(-1)).toMatch(/gateway goes on.*reprise watch video_1$/);
  });
});

describe('wrong usage', () => {
  it.each([
    [[], /missing required argument 'prompt'/],
    [['a lake', '--seconds', 'long'], /whole number of seconds/],
    [['a lake', '--size', 'big'], /such as 1280x720/],
    [['a lake', '--colour', 'red'], /unknown option '--colour'/],
    [['a lake', 'again'], /too many arguments/],
    [['a lake', '-o', '-', '--json'], /both want standard output/],
  ])('create %j ends with 2 and asks for nothing', async (args, complaint) => {
    await using gateway = await startFakeGateway(() => videoReply());
    const run = await runCli(['create', ...args], gateway);
    expect(run.code).toBe(2);
    expect(run.stderr.lines[0]).toMatch(/^error: /);
    expect(run.stderr.text).toMatch(complaint);
    expect(run.stdout.text).toBe('');
    expect(gateway.requests).toEqual([]);
  });

  it('finds out before it asks that the result cannot be saved', async () => {
    await using gateway = await startFakeGateway(() => videoReply());
    const missing = await runCli(['create', 'a', '-o', join(folder, 'no', 'x.mp4')], gateway);
    expect(missing).toMatchObject({ code: 1 });
    expect(missing.stderr.text).toMatch(/the folder .* is missing/);
    const isFolder = await runCli(['create', 'a', '-o', folder], gateway);
    expect(isFolder.stderr.text).toMatch(/is a folder/);
    expect(gateway.requests).toEqual([]);
  });
});
