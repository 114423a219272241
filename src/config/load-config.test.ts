/** Every setting's good and bad values, and what is said about the bad ones. */
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig, SETTINGS, type Config } from './index.ts';

const DEFAULTS: Config = {
  host: '127.0.0.1',
  port: 8080,
  dataDir: './data',
  configPath: null,
  databaseUrl: null,
  apiKey: null,
  baseUrl: null,
  publicUrl: null,
  assetTtlSeconds: 86_400,
  assetsUrl: null,
  assetsUrlPrevious: null,
  assetReserveMegabytes: 256,
  delivery: 'stream',
  renderConcurrency: 0,
  webhookTargets: 'https',
  secretKey: null,
  logLevel: 'info',
};

function complaint(variable: string, value: string): string {
  try {
    loadConfig({ [variable]: value });
  } catch (error) {
    if (error instanceof ConfigError) return error.message;
    throw error;
  }
  throw new Error(`${variable}=${value} was accepted`);
}

const FOLDER = { kind: 'folder', folder: '/srv/results' } as const;
const BUCKET = {
  kind: 'bucket',
  bucket: 'media',
  prefix: '',
  endpoint: 'https://s3.us-east-1.amazonaws.com',
  region: 'us-east-1',
  addressing: 'host',
  accessKeyId: 'id',
  secretAccessKey: 'hunter22',
} as const;

const GOOD: [string, string, Partial<Config>][] = [
  ['REPRISE_HOST', '0.0.0.0', { host: '0.0.0.0' }],
  ['REPRISE_HOST', '::1', { host: '::1' }],
  ['REPRISE_HOST', 'gateway.example', { host: 'gateway.example' }],
  ['REPRISE_PORT', '0', { port: 0 }],
  ['REPRISE_PORT', '65535', { port: 65_535 }],
  ['REPRISE_DATA_DIR', '/var/lib/with a space', { dataDir: '/var/lib/with a space' }],
  ['REPRISE_CONFIG', '/etc/reprise.yaml', { configPath: '/etc/reprise.yaml' }],
  ['DATABASE_URL', 'postgres://u:p@db/x', { databaseUrl: 'postgres://u:p@db/x' }],
  ['DATABASE_URL', 'postgresql:///x?host=/run', { databaseUrl: 'postgresql:///x?host=/run' }],
  ['REPRISE_API_KEY', 'k'.repeat(16), { apiKey: 'k'.repeat(16) }],
  ['REPRISE_API_KEY', '~'.repeat(256), { apiKey: '~'.repeat(256) }],
  ['REPRISE_BASE_URL', 'http://127.0.0.1:9000', { baseUrl: 'http://127.0.0.1:9000' }],
  ['REPRISE_PUBLIC_URL', 'https://video.example', { publicUrl: 'https://video.example' }],
  ['REPRISE_BASE_URL', 'https://video.example/v1', { baseUrl: 'https://video.example/v1' }],
  ['REPRISE_ASSET_TTL_SECONDS', '60', { assetTtlSeconds: 60 }],
  ['REPRISE_ASSET_TTL_SECONDS', '315360000', { assetTtlSeconds: 315_360_000 }],
  ['REPRISE_ASSETS_URL', 'file:/srv/results', { assetsUrl: FOLDER }],
  ['REPRISE_ASSETS_URL', 's3://id:hunter22@media', { assetsUrl: BUCKET }],
  ['REPRISE_ASSETS_URL_PREVIOUS', 's3://id:hunter22@media', { assetsUrlPrevious: BUCKET }],
  ['REPRISE_S3_ACCESS_KEY_ID', 'id', {}],
  ['REPRISE_S3_SECRET_ACCESS_KEY', 'hunter22/+=', {}],
  ['REPRISE_ASSET_RESERVE_MB', '0', { assetReserveMegabytes: 0 }],
  ['REPRISE_WEBHOOK_TARGETS', 'any', { webhookTargets: 'any' }],
  ['REPRISE_SECRET_KEY', 'k'.repeat(32), { secretKey: 'k'.repeat(32) }],
  ['REPRISE_DELIVERY', 'x-accel-redirect', { delivery: 'x-accel-redirect' }],
  ['REPRISE_RENDER_CONCURRENCY', '64', { renderConcurrency: 64 }],
  ['REPRISE_LOG_LEVEL', 'silent', { logLevel: 'silent' }],
];

const BAD: [string, string][] = [
  ['REPRISE_HOST', 'a host'],
  ['REPRISE_HOST', 'http://a'],
  ['REPRISE_PORT', '65536'],
  ['REPRISE_PORT', '-1'],
  ['REPRISE_PORT', '80.5'],
  ['REPRISE_PORT', '8e3'],
  ['REPRISE_PORT', ' 80'],
  ['REPRISE_PORT', '0x50'],
  ['REPRISE_PORT', 'http'],
  ['REPRISE_PORT', '99999999999999999999'],
  ['DATABASE_URL', 'mysql://u:hunter22@db/x'],
  ['DATABASE_URL', 'postgres:hunter22'],
  ['DATABASE_URL', 'hunter22'],
  ['REPRISE_API_KEY', 'hunter22'],
  ['REPRISE_API_KEY', `hunter22 ${'k'.repeat(16)}`],
  ['REPRISE_API_KEY', `hunter22${'k'.repeat(256)}`],
  ['REPRISE_API_KEY', 'hunter22hunter22schlüssel'],
  ['REPRISE_BASE_URL', 'ftp://u:hunter22@a'],
  ['REPRISE_BASE_URL', 'hunter22:8080'],
  ['REPRISE_PUBLIC_URL', 'video.example'],
  ['REPRISE_ASSET_TTL_SECONDS', '59'],
  ['REPRISE_ASSET_TTL_SECONDS', '315360001'],
  ['REPRISE_ASSET_TTL_SECONDS', '1d'],
  ['REPRISE_ASSETS_URL', '/srv/results'],
  ['REPRISE_ASSETS_URL', 's3://id:hunter22@media?endpoint=here'],
  ['REPRISE_ASSETS_URL_PREVIOUS', 's3://id:hunter22@Media Bucket'],
  ['REPRISE_S3_ACCESS_KEY_ID', 'two words'],
  ['REPRISE_S3_SECRET_ACCESS_KEY', 'hunter22 hunter22'],
  ['REPRISE_ASSET_RESERVE_MB', '-1'],
  ['REPRISE_WEBHOOK_TARGETS', 'all'],
  ['REPRISE_SECRET_KEY', 'too short'],
  ['REPRISE_DELIVERY', 'nginx'],
  ['REPRISE_RENDER_CONCURRENCY', '65'],
  ['REPRISE_LOG_LEVEL', 'INFO'],
  ['REPRISE_LOG_LEVEL', 'verbose'],
];

describe('loadConfig', () => {
  it('has a default for all that is left out or empty', () => {
    expect(loadConfig({})).toEqual(DEFAULTS);
    const variables = Object.values(SETTINGS).map(({ variable }) => [variable, '']);
    expect(loadConfig(Object.fromEntries(variables))).toEqual(DEFAULTS);
  });

  it.each(GOOD)('%s=%s is allowed', (variable, value, expected) => {
    expect(loadConfig({ [variable]: value })).toEqual({ ...DEFAULTS, ...expected });
  });

  it.each(BAD)('%s=%s is refused in one line that says what is allowed', (variable, value) => {
    const message = complaint(variable, value);
    const row = Object.values(SETTINGS).find((setting) => setting.variable === variable);
    expect(message.startsWith(`${variable}: `)).toBe(true);
    expect(message).toContain(row?.allowed);
    expect(message).not.toMatch(/\n|hunter22/);
  });

  it('shows a wrong value on one line of bearable length', () => {
    expect(complaint('REPRISE_PORT', 'a\nb')).toContain(String.raw`"a\nb"`);
    expect(complaint('REPRISE_PORT', 'x'.repeat(100_000)).length).toBeLessThan(300);
  });

  it('says what is wrong with the first only, and tests every setting', () => {
    const wrong = { REPRISE_PORT: 'x', REPRISE_LOG_LEVEL: 'y' };
    expect(() => loadConfig(wrong)).toThrow(
      /^REPRISE_PORT: "x" is not allowed; use a whole number/,
    );
    const variables = Object.values(SETTINGS).map(({ variable }) => variable);
    expect(new Set([...GOOD, ...BAD].map(([variable]) => variable))).toEqual(new Set(variables));
  });

  it('cannot be changed afterwards', () => {
    expect(Object.isFrozen(loadConfig({}))).toBe(true);
  });

  it('keeps what is secret out of its own defaults', () => {
    const secrets = Object.values(SETTINGS).filter((setting) => setting.isSecret);
    expect(secrets.map(({ variable, fallback }) => [variable, fallback])).toEqual([
      ['DATABASE_URL', null],
      ['REPRISE_API_KEY', null],
      ['REPRISE_BASE_URL', null],
      ['REPRISE_ASSETS_URL', null],
      ['REPRISE_ASSETS_URL_PREVIOUS', null],
      ['REPRISE_S3_ACCESS_KEY_ID', null],
      ['REPRISE_S3_SECRET_ACCESS_KEY', null],
      ['REPRISE_SECRET_KEY', null],
    ]);
  });
});
