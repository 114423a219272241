/** One key for all of a data folder's life, or the operator's own; never half of one. */
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadSigner, SIGNER_FILE, SignerError } from './load-signer.ts';

const NOW = new Date('2026-11-26T22:00:00Z');
const CLAIM = Buffer.from('a claim');
/** A P-256 key and its certificate, good for a hundred years and nowhere but here. */
const EXAMPLE = `-----BEGIN PRIVATE KEY-----
MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgtqqZrP/QmhfyQ8Wp
4Qa9mZLMK1vJCqL54u0A/czgRdKhRANCAASPxeGptrePeHEkGOjeqLJzczxEZQ7u
IMvhY7VzVzkPK10SfwUc7fyrTWbNyFM/CC/g+PBjJVpaoPuD8rYXmKoG
-----END PRIVATE KEY-----
-----BEGIN CERTIFICATE-----
MIIBnDCCAUOgAwIBAgIUR3xmPycg6e+n3avzbQRoTM9ffk8wCgYIKoZIzj0EAwIw
IzEQMA4GA1UECgwHRXhhbXBsZTEPMA0GA1UEAwwGU3R1ZGlvMCAXDTI2MTEyNjIy
NDUwOFoYDzIxMjYxMTAyMjI0NTA4WjAjMRAwDgYDVQQKDAdFeGFtcGxlMQ8wDQYD
VQQDDAZTdHVkaW8wWTATBgcqhkjOPQIBBggqhkjOPQMBBwNCAASPxeGptrePeHEk
GOjeqLJzczxEZQ7uIMvhY7VzVzkPK10SfwUc7fyrTWbNyFM/CC/g+PBjJVpaoPuD
8rYXmKoGo1MwUTAdBgNVHQ4EFgQUrnlLSdez9dkrFQ+4TKEXOMx1GWkwHwYDVR0j
BBgwFoAUrnlLSdez9dkrFQ+4TKEXOMx1GWkwDwYDVR0TAQH/BAUwAwEB/zAKBggq
hkjOPQQDAgNHADBEAiEAl+iptQDzHPdyU6GRWfN7v1nHO1SPO7GCvIvEdrqGYBkC
H1zSx4YHV/qvll4UqMb5H69Vy2q6h2DSQJy6Q4h/DQI=
-----END CERTIFICATE-----
`;

let dataDir: string;
beforeEach(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'reprise-signer-'));
});
afterEach(() => rm(dataDir, { recursive: true }));

const load = (secretKey: string | null = null) => loadSigner({ dataDir, secretKey, now: NOW });
const path = () => join(dataDir, SIGNER_FILE);

test('the first start makes a key that only its owner reads, and the next one finds it', async () => {
  const signature = (await load()).sign(CLAIM);
  expect((await stat(path())).mode & 0o777).toBe(0o600);
  expect((await load()).hasSigned(CLAIM, signature)).toBe(true);
  expect(await readdir(dataDir)).toEqual([SIGNER_FILE]);
});

test('what a crash left of the first key is taken for none', async () => {
  await writeFile(`${path()}.0123456789abcdef.partial`, 'half');
  const signature = (await load()).sign(CLAIM);
  expect((await load()).hasSigned(CLAIM, signature)).toBe(true);
});

test('gateways that start together on one folder sign with the same key', async () => {
  const [first, ...others] = await Promise.all(Array.from({ length: 8 }, () => load()));
  for (const other of others) {
    expect(other.hasSigned(CLAIM, first?.sign(CLAIM) ?? Buffer.from(''))).toBe(true);
  }
  expect(await readdir(dataDir)).toEqual([SIGNER_FILE]);
});

test('with a secret key the file alone signs nothing', async () => {
  const secret = 'k'.repeat(32);
  const signature = (await load(secret)).sign(CLAIM);
  expect(await readFile(path(), 'utf8')).toContain('BEGIN ENCRYPTED PRIVATE KEY');
  expect((await load(secret)).hasSigned(CLAIM, signature)).toBe(true);
  await expect(load()).rejects.toThrow(SignerError);
  await expect(load('another'.repeat(5))).rejects.toThrow(SignerError);
});

test('an operator’s own key and certificate are used, with or without a secret key', async () => {
  await writeFile(path(), EXAMPLE);
  const signature = (await load()).sign(CLAIM);
  expect((await load('k'.repeat(32))).hasSigned(CLAIM, signature)).toBe(true);
  expect((await load()).hasSigned(Buffer.from('another'), signature)).toBe(false);
});

test.each([
  ['nothing', ''],
  ['no key', EXAMPLE.slice(EXAMPLE.indexOf('-----BEGIN CERTIFICATE'))],
  ['no certificate', EXAMPLE.slice(0, EXAMPLE.indexOf('-----BEGIN CERTIFICATE'))],
  ['half a certificate', EXAMPLE.replace(/.{100}(?=\n-----END CERTIFICATE)/su, '')],
])('a file with %s is refused by its name, and stays as it is', async (_name, content) => {
  await writeFile(path(), content);
  await expect(load()).rejects.toThrow(`${path()} must hold a private key`);
  expect(await readFile(path(), 'utf8')).toBe(content);
});
