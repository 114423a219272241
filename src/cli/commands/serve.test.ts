import { describe, expect, it, vi } from 'vitest';
import type { LocalParts } from '../local-parts.ts';
import { MemoryStream } from '../fixtures/memory-stream.ts';
import { runCli } from '../fixtures/run-cli.ts';
import { InterruptedError } from '../stop-reasons.ts';

const ENVIRONMENT = { REPRISE_DATA_DIR: '/srv/reprise', REPRISE_LOG_LEVEL: 'silent' };

function aGateway(stopped: () => void): Pick<LocalParts, 'startGateway'> {
  return {
    startGateway: async () => ({
      baseUrl: 'http://127.0.0.1:8080',
      hasChosenKey: false,
      issueFirstKey: async () => 'sk-first',
      lendKey: async () => ({ key: 'sk-lent', giveBack: async () => {} }),
      stop: async () => stopped(),
    }),
  };
}

describe('reprise serve', () => {
  it('tells how to reach it, and stops when it is asked to', async () => {
    const stopping = new AbortController();
    const stopped = vi.fn<() => void>();
    const stdout = new MemoryStream();
    const parts = aGateway(stopped);
    const running = runCli(['serve'], { environment: ENVIRONMENT, parts, stopping, stdout });
    await vi.waitUntil(() => stdout.text.includes('Reprise is running'));
    expect(stdout.text).toContain('http://127.0.0.1:8080/v1');
    expect(stdout.text).toContain('/srv/reprise');
    expect(stdout.text).toContain('sk-first');
    expect(stopped).not.toHaveBeenCalled();
    stopping.abort(new InterruptedError('SIGTERM'));
    expect((await running).code).toBe(0);
    expect(stopped).toHaveBeenCalledTimes(1);
  });

  it('stops a gateway that was asked to while it started', async () => {
    const stopping = new AbortController();
    stopping.abort(new InterruptedError('SIGINT'));
    const stopped = vi.fn<() => void>();
    const parts = aGateway(stopped);
    const run = await runCli(['serve'], { environment: ENVIRONMENT, parts, stopping });
    expect(run.code).toBe(0);
    expect(stopped).toHaveBeenCalledTimes(1);
  });

  it('says a wrong setting in one line', async () => {
    const run = await runCli(['serve'], { environment: { REPRISE_PORT: 'eighty' } });
    expect(run.code).toBe(1);
    expect(run.stderr.lines).toEqual([
      'error: REPRISE_PORT: "eighty" is not allowed; use a whole number from 0 to 65535.',
    ]);
    expect(run.stdout.text).toBe('');
  });

  it.each([
    [Object.assign(new Error('listen'), { code: 'EADDRINUSE', port: 8080 }), /Port 8080 is in use/],
    [new Error('/srv/reprise is in use by another gateway'), /in use by another gateway/],
  ])('says why it cannot start: %s', async (fault, line) => {
    const parts = { startGateway: () => Promise.reject(fault) };
    const run = await runCli(['serve'], { environment: ENVIRONMENT, parts });
    expect(run.code).toBe(1);
    expect(run.stderr.lines).toHaveLength(1);
    expect(run.stderr.text).toMatch(line);
  });

  it('shows where it failed to whoever debugs', async () => {
    const parts = { startGateway: () => Promise.reject(new Error('bug')) };
    const environment = { ...ENVIRONMENT, REPRISE_LOG_LEVEL: 'debug' };
    const run = await runCli(['serve'], { environment, parts });
    expect(run.stderr.text).toMatch(/^error: bug\nError: bug\n +at /);
  });
});
