import { describe, expect, it } from 'vitest';
import { runCli } from './fixtures/run-cli.ts';

const COMMANDS = [
  ['create', ['--model', '--seconds', '--size', '--reference', '--watch', '--output', '--json']],
  ['remix', ['--watch', '--output', '--json']],
  ['edit', ['--watch', '--output', '--json']],
  ['extend', ['--seconds', '--watch', '--output', '--json']],
  ['watch', ['--output', '--json']],
  ['download', ['--output', '--json']],
  ['list', ['--limit', '--order', '--all', '--json']],
  ['demo', ['--out', '--seconds']],
  ['conformance', ['--base-url', '--key', '--dialect', '--prefix', '--quick', '--json']],
  ['serve', []],
] as const;

describe('help', () => {
  it('fits on a screen and names the exit codes', async () => {
    const { code, stdout, stderr } = await runCli(['--help']);
    expect(code).toBe(0);
    expect(stderr.text).toBe('');
    expect(stdout.lines.length).toBeLessThan(40);
    expect(Math.max(...stdout.lines.map((line) => line.length))).toBeLessThanOrEqual(105);
    expect(stdout.text).toContain('Exit codes: 0 done, 1 failed, 2 wrong usage, 130');
  });

  it.each(COMMANDS)('of %s names %j', async (name, options) => {
    const asked = await runCli([name, '--help']);
    expect(asked.code).toBe(0);
    for (const option of options) expect(asked.stdout.text).toContain(`${option}`);
    const other = await runCli(['help', name]);
    expect(other.stdout.text).toBe(asked.stdout.text);
  });

  it('needs no settings to be right', async () => {
    const environment = { REPRISE_PORT: 'wrong' };
    expect(await runCli(['--help'], { environment })).toMatchObject({ code: 0 });
    expect(await runCli(['create', '--help'], { environment })).toMatchObject({ code: 0 });
  });
});

describe('wrong usage', () => {
  it.each([[[]], [['make']], [['list', 'everything']], [['list', '--order', 'up']]])(
    '%j ends with 2 and says something on standard error only',
    async (args) => {
      const { code, stdout, stderr } = await runCli(args);
      expect(code).toBe(2);
      expect(stdout.text).toBe('');
      expect(stderr.text).not.toBe('');
    },
  );
});
