/** What the settings about places for bytes mean together. */
import { describe, expect, it } from 'vitest';
import { ConfigError, loadConfig } from './index.ts';

const CREDENTIALS = { REPRISE_S3_ACCESS_KEY_ID: 'id', REPRISE_S3_SECRET_ACCESS_KEY: 'hunter22' };

describe('a bucket', () => {
  it('takes the credentials of the environment, unless it brings its own', () => {
    const { assetsUrl, assetsUrlPrevious } = loadConfig({
      ...CREDENTIALS,
      REPRISE_ASSETS_URL: 's3://media',
      REPRISE_ASSETS_URL_PREVIOUS: 's3://other:secret@old',
    });
    expect(assetsUrl).toMatchObject({ accessKeyId: 'id', secretAccessKey: 'hunter22' });
    expect(assetsUrlPrevious).toMatchObject({ accessKeyId: 'other', secretAccessKey: 'secret' });
  });

  it.each([{}, { REPRISE_S3_ACCESS_KEY_ID: 'id' }, { REPRISE_S3_SECRET_ACCESS_KEY: 'hunter22' }])(
    'without them is one line that names what is missing: %j',
    (credentials) => {
      expect(() => loadConfig({ ...credentials, REPRISE_ASSETS_URL: 's3://media' })).toThrow(
        'REPRISE_ASSETS_URL names a bucket; set REPRISE_S3_ACCESS_KEY_ID and REPRISE_S3_SECRET_ACCESS_KEY as well.',
      );
    },
  );
});

it.each([
  [undefined, 'file:/srv/results'],
  ['file:/srv/a', 'file:/srv/b'],
  ['s3://media', 's3://media'],
  ['s3://media/a', 's3://media/a/?endpoint=https://elsewhere.example'],
])('results cannot move from %s to %s', (current, previous) => {
  const environment = {
    ...CREDENTIALS,
    REPRISE_ASSETS_URL: current,
    REPRISE_ASSETS_URL_PREVIOUS: previous,
  };
  expect(() => loadConfig(environment)).toThrow(ConfigError);
});

it('results can move between prefixes of one bucket', () => {
  const { assetsUrlPrevious } = loadConfig({
    ...CREDENTIALS,
    REPRISE_ASSETS_URL: 's3://media/new',
    REPRISE_ASSETS_URL_PREVIOUS: 's3://media/old',
  });
  expect(assetsUrlPrevious).toMatchObject({ prefix: 'old' });
});
