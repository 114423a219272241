import { describe, expect, it } from 'vitest';
import type { Installation } from '../../app/index.ts';
import {
  ConfigError,
  loadFileConfig,
  type Config,
  type Environment,
  type FileConfig,
} from '../../config/index.ts';
import { RepriseError } from '../../core/index.ts';
import { runCli } from '../fixtures/run-cli.ts';

const NONE = loadFileConfig(null, { providerIds: ['builtin'], dialectIds: [] }, {});
const WITH_SERVICE: FileConfig = {
  ...NONE,
  moderation: {
    ...NONE.moderation,
    endpoint: {
      url: 'https://moderation.example',
      apiKey: null,
      model: null,
      sendsImages: true,
      timeoutMs: 1000,
      onFailure: 'refuse',
    },
  },
};

function examining(installation: Partial<Installation>) {
  const seen: { config: Config; environment: Environment | undefined }[] = [];
  const fine = async () => undefined;
  const whole = {
    file: NONE,
    checkDatabase: fine,
    checkAssets: fine,
    checkModeration: fine,
    ...installation,
  };
  const examineInstallation = (config: Config, _logger: unknown, environment?: Environment) => {
    seen.push({ config, environment });
    return whole;
  };
  return { parts: { examineInstallation }, seen };
}

const failing = (error: Error) => async () => {
  throw error;
};

describe('reprise doctor', () => {
  it('says that all is well, and what the settings amount to', async () => {
    const { parts, seen } = examining({});
    const run = await runCli(['doctor'], { parts, environment: { WEB_KEY: 'x' } });
    expect(run.code).toBe(0);
    expect(run.stdout.lines.map((line) => line.split(':')[0])).toEqual([
      'ok     configuration',
      '       models',
      '       prices',
      '       moderation',
      'ok     database',
      'ok     assets',
    ]);
    expect(seen[0]?.environment).toMatchObject({ WEB_KEY: 'x' });
  });

  it('tells every fault, with its cause, and ends with 1', async () => {
    const { parts } = examining({
      file: WITH_SERVICE,
      checkDatabase: failing(new Error('connect ECONNREFUSED')),
      checkAssets: failing(new Error('EACCES: permission denied')),
      checkModeration: failing(
        new RepriseError('moderation_unavailable', { cause: new Error('it answered with 401') }),
      ),
    });
    const run = await runCli(['doctor'], { parts });
    expect(run.code).toBe(1);
    expect(run.stdout.lines.filter((line) => line.startsWith('FAULT'))).toEqual([
      'FAULT  database: connect ECONNREFUSED',
      'FAULT  assets: EACCES: permission denied',
      'FAULT  moderation: it answered with 401',
    ]);
    expect(run.stderr.text).toBe('error: 3 of 4 checks found a fault.\n');
  });

  it('checks the rest also when the file is wrong', async () => {
    const { parts, seen } = examining({});
    const run = await runCli(['doctor'], {
      environment: { REPRISE_CONFIG: 'my.yaml' },
      parts: {
        examineInstallation(config, logger, environment) {
          const found = parts.examineInstallation(config, logger, environment);
          if (config.configPath !== null) throw new ConfigError('my.yaml:3: projcts is not known');
          return found;
        },
      },
    });
    expect(run.code).toBe(1);
    expect(run.stdout.lines.slice(0, 3)).toEqual([
      'FAULT  configuration: my.yaml:3: projcts is not known',
      expect.stringMatching(/^ok {5}database: the embedded PostgreSQL in /) as string,
      expect.stringMatching(/^ok {5}assets: data/) as string,
    ]);
    expect(seen.map(({ config }) => config.configPath)).toEqual(['my.yaml', null]);
  });

  it('shows no credentials of the database', async () => {
    const { parts } = examining({});
    const environment = { DATABASE_URL: 'postgres://user:hunter22@db.example:5433/videos' };
    const run = await runCli(['doctor'], { parts, environment });
    expect(run.stdout.text).toContain('ok     database: PostgreSQL at db.example:5433/videos');
    expect(run.stdout.text + run.stderr.text).not.toContain('hunter22');
  });

  it('prints one JSON object', async () => {
    const { parts } = examining({ checkAssets: failing(new Error('full')) });
    const run = await runCli(['doctor', '--json'], { parts });
    expect(run.code).toBe(1);
    expect(JSON.parse(run.stdout.text)).toMatchObject({
      findings: [
        { name: 'configuration', fault: null },
        { name: 'database', fault: null },
        { name: 'assets', fault: 'full' },
      ],
    });
  });
});
