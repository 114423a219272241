import { expect, it } from 'vitest';
import { describeGateway } from './describe-gateway.ts';

const RUNNING = { baseUrl: 'http://127.0.0.1:8080', dataDir: '/srv/data', firstKey: null };

it('shows a new key once, ready to be used', () => {
  const text = describeGateway({ ...RUNNING, firstKey: 'sk-new', hasChosenKey: false });
  expect(text).toContain('Base URL   http://127.0.0.1:8080/v1\n');
  expect(text).toContain('Studio     http://127.0.0.1:8080/\n');
  expect(text).toContain('Data       /srv/data\n');
  expect(text).toMatch(/API key {4}sk-new {3}\(shown only this once/);
  expect(text).toMatch(/^ {2}curl http:\/\/127\.0\.0\.1:8080\/v1\/videos .*Bearer sk-new/m);
  expect(text).toContain("baseURL: 'http://127.0.0.1:8080/v1', apiKey: 'sk-new'");
});

it('says where the key is when it shows none', () => {
  const chosen = describeGateway({ ...RUNNING, hasChosenKey: true });
  expect(chosen).toContain('the one in REPRISE_API_KEY');
  const known = describeGateway({ ...RUNNING, hasChosenKey: false });
  expect(known).toContain('the one shown at the first start');
  expect(known).not.toContain('curl');
});
