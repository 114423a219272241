/** What is logged goes to standard error, and secrets do not go with it. */
import { spawnSync } from 'node:child_process';
import { expect, it } from 'vitest';

const PROGRAM = `
  import { createLogger } from ${JSON.stringify(new URL('logger.ts', import.meta.url).href)};
  const logger = createLogger('info');
  logger.debug('too quiet');
  logger.info({ apiKey: 'SECRET', request: { authorization: 'SECRET', path: '/v1' } }, 'hello');
  logger.error({ err: new Error('broken'), config: { databaseUrl: 'SECRET' } }, 'oh');
`;

it('writes JSON lines on standard error without secrets', () => {
  const run = spawnSync(process.execPath, ['--input-type=module', '-e', PROGRAM], {
    encoding: 'utf8',
  });
  expect(run.stdout).toBe('');
  const lines = run.stderr
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(lines.map(({ msg }) => msg)).toEqual(['hello', 'oh']);
  expect(lines[0]).toMatchObject({ apiKey: '[redacted]', request: { path: '/v1' } });
  expect(lines[1].err).toMatchObject({ message: 'broken' });
  expect(run.stderr).not.toContain('SECRET');
});
