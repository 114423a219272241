import { describe, expect, it } from 'vitest';
import {
  errorReply,
  fakeVideo,
  inTurn,
  startFakeGateway,
  videoReply,
} from '../fixtures/fake-gateway.ts';
import { MemoryStream } from '../fixtures/memory-stream.ts';
import { runCli } from '../fixtures/run-cli.ts';

const STATES = [
  { status: 'queued', progress: 0 },
  { status: 'queued', progress: 0 },
  { status: 'in_progress', progress: 30 },
  { status: 'completed', progress: 100 },
] as const;

function aRun() {
  const [first, ...others] = STATES;
  return inTurn(videoReply(first), ...others.map((state) => videoReply(state)));
}

describe('reprise watch', () => {
  it('prints one JSON line per change', async () => {
    await using gateway = await startFakeGateway(aRun());
    const run = await runCli(['watch', 'video_1', '--json'], gateway);
    expect(run.code).toBe(0);
    expect(run.stdout.lines.map((line) => JSON.parse(line))).toEqual(
      [STATES[0], STATES[2], STATES[3]].map((state) => fakeVideo(state)),
    );
    expect(gateway.requests).toHaveLength(STATES.length);
  });

  it('draws a bar on a terminal', async () => {
    await using gateway = await startFakeGateway(aRun());
    const stderr = new MemoryStream(70);
    const run = await runCli(['watch', 'video_1'], { baseUrl: gateway.baseUrl, stderr });
    expect(run.code).toBe(0);
    const frames = stderr.text.split('\r\u001b[K');
    expect(frames.some((frame) => /^in_progress \[#+\.+\] {2}30 %/.test(frame))).toBe(true);
    expect(frames.at(-1)).toMatch(/^completed +\[#+\] 100 % .*\n$/);
  });

  it.each(['failed', 'cancelled', 'unheard_of'])(
    'fails when a video ends as %s',
    async (status) => {
      await using gateway = await startFakeGateway(() => videoReply({ status }));
      const run = await runCli(['watch', 'video_1'], gateway);
      expect(run.code).toBe(1);
      expect(run.stderr.lines.at(-1)).toBe(`error: video_1 failed: its status is "${status}"`);
    },
  );

  it('does not wait for a video that does not exist', async () => {
    await using gateway = await startFakeGateway(() => errorReply(404, 'video_not_found'));
    const run = await runCli(['watch', 'video_1'], gateway);
    expect(run.code).toBe(1);
    expect(run.stderr.lines).toEqual([
      'error: That is video_not_found. (code video_not_found, status 404, request req_7)',
    ]);
  });

  it('refuses to fill a terminal with a video', async () => {
    await using gateway = await startFakeGateway(aRun());
    const { baseUrl } = gateway;
    const run = await runCli(['watch', 'x', '-o', '-'], { baseUrl, stdout: new MemoryStream(80) });
    expect(run.code).toBe(2);
    expect(gateway.requests).toEqual([]);
  });
});
