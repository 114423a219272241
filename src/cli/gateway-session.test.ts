import { describe, expect, it, vi } from 'vitest';
import { fakeVideo, startFakeGateway, videoReply } from './fixtures/fake-gateway.ts';
import { runCli } from './fixtures/run-cli.ts';

const DONE = { status: 'completed', progress: 100 } as const;

/** A gateway on this machine, as the app hands it out. */
function localAccess(baseUrl: string) {
  const close = vi.fn<() => Promise<void>>(async () => {});
  return { access: { baseUrl, key: 'sk-lent', close }, close };
}

describe('the gateway of a command', () => {
  it('is the one that runs here, with a key that is given back', async () => {
    await using gateway = await startFakeGateway(() => videoReply());
    const { access, close } = localAccess(gateway.baseUrl);
    const run = await runCli(['create', 'a lake'], {
      parts: { findLocalGateway: async () => access },
    });
    expect(run.code).toBe(0);
    expect(run.stderr.text).toBe('');
    expect(gateway.requests[0]?.authorization).toBe('Bearer sk-lent');
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('is its own when none runs, and then it stays until the video is made', async () => {
    await using gateway = await startFakeGateway(({ method }) =>
      method === 'POST' ? videoReply() : videoReply(DONE),
    );
    const { access, close } = localAccess(gateway.baseUrl);
    const parts = { findLocalGateway: async () => null, startLocalGateway: async () => access };
    const run = await runCli(['create', 'a lake'], { parts });
    expect(run.code).toBe(0);
    expect(run.stderr.lines).toEqual([
      'No gateway is running, so this command makes the video itself.',
      'video_1 completed',
    ]);
    expect(close).toHaveBeenCalledTimes(1);
    const asJson = await runCli(['create', 'a lake', '--json'], { parts });
    expect(JSON.parse(asJson.stdout.text)).toEqual(fakeVideo(DONE));
  });

  it('is closed also when the command fails', async () => {
    await using gateway = await startFakeGateway(() => ({ status: 500 }));
    const { access, close } = localAccess(gateway.baseUrl);
    const run = await runCli(['list'], { parts: { findLocalGateway: async () => access } });
    expect(run.code).toBe(1);
    expect(close).toHaveBeenCalledTimes(1);
  });

  it('needs a key when it is elsewhere', async () => {
    const environment = { REPRISE_BASE_URL: 'http://127.0.0.1:1' };
    const run = await runCli(['list'], { environment });
    expect(run.code).toBe(1);
    expect(run.stderr.lines).toEqual([expect.stringContaining('REPRISE_API_KEY is not set')]);
  });
});
