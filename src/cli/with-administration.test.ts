/** Whatever becomes of a command, what it opened is closed again, and nothing is opened in vain. */
import { describe, expect, it } from 'vitest';
import type { Administration } from '../app/index.ts';
import type { Config } from '../config/index.ts';
import { runCli } from './fixtures/run-cli.ts';

function fakeAdministration(listProjects: () => Promise<readonly never[]>) {
  const seen = { opened: [] as Config[], closed: 0 };
  const access = {
    identity: { listProjects },
    close: async () => {
      seen.closed += 1;
    },
  };
  const openAdministration = async (config: Config) => {
    seen.opened.push(config);
    return access as unknown as Administration;
  };
  return { seen, parts: { openAdministration } };
}

const run = (parts: object, environment = {}) =>
  runCli(['projects', 'list'], { parts, environment });

describe('a command on the installation', () => {
  it('closes it when it is done', async () => {
    const { parts, seen } = fakeAdministration(async () => []);
    expect((await run(parts)).code).toBe(0);
    expect([seen.opened.length, seen.closed]).toEqual([1, 1]);
  });

  it('closes it when it fails, and tells of its own failure', async () => {
    const { parts, seen } = fakeAdministration(async () => {
      throw new Error('the connection is gone');
    });
    const failed = await run(parts);
    expect([failed.code, failed.stdout.text]).toEqual([1, '']);
    expect(failed.stderr.text).toBe('error: the connection is gone\n');
    expect(seen.closed).toBe(1);
  });

  it('is on the data folder and database of the settings', async () => {
    const { parts, seen } = fakeAdministration(async () => []);
    const settings = { REPRISE_DATA_DIR: '/elsewhere', DATABASE_URL: 'postgresql://db/videos' };
    await run(parts, settings);
    expect(seen.opened[0]).toMatchObject({
      dataDir: '/elsewhere',
      databaseUrl: 'postgresql://db/videos',
    });
  });

  it('opens nothing when a setting is wrong', async () => {
    const { parts, seen } = fakeAdministration(async () => []);
    const refused = await run(parts, { REPRISE_PORT: 'eighty' });
    expect(refused.code).toBe(1);
    expect(refused.stderr.text).toContain('REPRISE_PORT');
    expect([seen.opened, seen.closed]).toEqual([[], 0]);
  });

  it('says why it could not be opened', async () => {
    const openAdministration = async () => {
      throw new Error('connect ECONNREFUSED');
    };
    const refused = await run({ openAdministration });
    expect([refused.code, refused.stderr.text]).toEqual([1, 'error: connect ECONNREFUSED\n']);
  });

  it('is not opened for help', async () => {
    const { parts, seen } = fakeAdministration(async () => []);
    for (const command of ['projects', 'keys', 'ledger']) {
      const help = await runCli([command, '--help'], { parts });
      expect([command, help.code]).toEqual([command, 0]);
      expect(help.stdout.text).toContain(`Usage: reprise ${command}`);
    }
    expect(seen.opened).toEqual([]);
  });
});
