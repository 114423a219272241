import { describe, expect, it } from 'vitest';
import { startFakeGateway, type FakeReply } from '../fixtures/fake-gateway.ts';
import { runCli, TEST_KEY } from '../fixtures/run-cli.ts';

const NOTHING: FakeReply = { status: 404, body: { error: { message: 'no', code: 404 } } };
const QUICK = ['conformance', '--quick'] as const;

describe('reprise conformance', () => {
  it('prints a table, says how many checks failed, and ends with 1', async () => {
    await using gateway = await startFakeGateway(() => NOTHING);
    const run = await runCli([...QUICK, '--dialect', 'newapi', '--base-url', gateway.baseUrl], {
      environment: { REPRISE_API_KEY: TEST_KEY },
    });
    expect(run.code).toBe(1);
    expect(run.stdout.lines[0]).toMatch(/^DIALECT +FEATURE +RESULT +DETAIL$/);
    expect(run.stdout.text).toMatch(/newapi +create +fail +POST .*status 404 instead of 200/);
    expect(run.stdout.text).toMatch(/newapi +task until completed +skip/);
    expect(run.stderr.text).toMatch(/error: \d of 9 checks failed/);
  });

  it('asks a gateway that is not a Reprise below /v1, with the key that was given', async () => {
    await using gateway = await startFakeGateway(() => NOTHING);
    const key = 'sk-other-0123456789abcdef';
    const base = `${gateway.baseUrl}/v1/`;
    await runCli([...QUICK, '--dialect', 'openrouter', '--base-url', base, '--key', key]);
    expect(gateway.asked()[0]).toBe('GET /openai/v1/models');
    expect(gateway.asked()).toContain('GET /v1/videos/models');
    expect(gateway.requests[1]?.authorization).toBe(`Bearer ${key}`);
  });

  it('asks below --prefix, for --model, and prints one JSON object', async () => {
    await using gateway = await startFakeGateway(() => NOTHING);
    const args = ['--dialect', 'newapi', '--prefix', '/api/v1/', '--model', 'wan-2', '--json'];
    const run = await runCli([...QUICK, ...args], gateway);
    expect(gateway.asked()[0]).toBe('POST /api/v1/video/generations');
    expect(gateway.requests[0]?.body).toMatchObject({ model: 'wan-2', duration: 4 });
    const report = JSON.parse(run.stdout.text);
    expect(report).toMatchObject({ passed: 0, failed: 5, skipped: 4 });
    expect(report.failed + report.passed + report.skipped).toBe(report.checks.length);
    expect(report.checks[0]).toMatchObject({
      dialect: 'newapi',
      feature: 'create',
      outcome: 'fail',
    });
  });

  it('asks a Reprise below its path for each dialect', async () => {
    await using gateway = await startFakeGateway(({ url }) =>
      url === '/openai/v1/models' ? { body: { object: 'list', data: [] } } : NOTHING,
    );
    await runCli([...QUICK, '--dialect', 'newapi', 'apimart'], gateway);
    const creates = gateway.asked().filter((asked) => asked.startsWith('POST'));
    expect(creates[0]).toBe('POST /apimart/v1/videos/generations');
    expect(creates).toContain('POST /newapi/v1/video/generations');
  });

  it('starts a gateway of its own where there is none, and stops it', async () => {
    await using gateway = await startFakeGateway(() => NOTHING);
    const closed: string[] = [];
    const close = async (): Promise<void> => {
      closed.push('closed');
    };
    const run = await runCli([...QUICK, '--dialect', 'newapi'], {
      parts: {
        findLocalGateway: async () => null,
        startLocalGateway: async () => ({ baseUrl: gateway.baseUrl, key: TEST_KEY, close }),
      },
    });
    expect(run.code).toBe(1);
    expect(closed).toEqual(['closed']);
    expect(gateway.requests[0]?.authorization).toBe(`Bearer ${TEST_KEY}`);
  });

  it('needs a key for a gateway elsewhere', async () => {
    const run = await runCli([...QUICK, '--base-url', 'http://127.0.0.1:9']);
    expect([run.code, run.stdout.text]).toEqual([1, '']);
    expect(run.stderr.text).toContain('REPRISE_API_KEY is not set');
  });

  it.each([
    ['--dialect', 'veo'],
    ['--prefix', 'v1'],
    ['--prefix', '/v1?x=1'],
    ['--base-url', 'gateway.example'],
  ])('refuses %s %s', async (...args) => {
    expect(await runCli([...QUICK, ...args])).toMatchObject({ code: 2 });
  });
});
