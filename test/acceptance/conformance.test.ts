/** The product against its own conformance suite, in every dialect, as a user would run it. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, inject, test } from 'vitest';

const PROGRAM = fileURLToPath(new URL('../../bin/reprise.js', import.meta.url));
const TIMEOUT_MS = 180_000;

interface CheckResult {
  readonly dialect: string;
  readonly feature: string;
  readonly outcome: 'pass' | 'fail' | 'skip';
  readonly detail: string;
}

interface Report {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly checks: readonly CheckResult[];
}

async function check(...args: readonly string[]): Promise<Report> {
  const { baseUrl, apiKey } = inject('gateway');
  const env = { ...process.env, REPRISE_API_KEY: apiKey };
  const command = [PROGRAM, 'conformance', '--base-url', baseUrl, '--json', ...args];
  const { stdout } = await promisify(execFile)(process.execPath, command, { env }).catch(
    // A failed check ends with 1; the report says more than that.
    (error: { stdout: string }) => error,
  );
  return JSON.parse(stdout);
}

test(
  'a running gateway keeps what its six dialects promise',
  async () => {
    const { checks, passed } = await check('--quick');
    expect(checks.filter(({ outcome }) => outcome === 'fail')).toEqual([]);
    const dialects = new Set(checks.map(({ dialect }) => dialect));
    expect([...dialects]).toEqual([
      'openai',
      'hingnet',
      'ezmodel',
      'apimart',
      'newapi',
      'openrouter',
    ]);
    expect(passed).toBeGreaterThan(80);
    const contents = checks.filter(({ detail }) => detail.includes('96 frames'));
    expect(new Set(contents.map(({ dialect }) => dialect)).size).toBe(6);
    const reasons = checks.filter(({ outcome }) => outcome === 'skip').map(({ detail }) => detail);
    expect(new Set(reasons)).not.toContain('a check that this one builds on did not pass');
  },
  TIMEOUT_MS,
);

test('a dialect at a path where it is not spoken is found out', async () => {
  const { checks, failed } = await check(
    '--quick',
    '--dialect',
    'newapi',
    '--prefix',
    '/hingnet/v1',
  );
  expect(failed).toBeGreaterThan(0);
  expect(checks.find(({ feature }) => feature === 'create')).toMatchObject({
    dialect: 'newapi',
    outcome: 'fail',
    detail: expect.stringContaining('status 404 instead of 200'),
  });
});
