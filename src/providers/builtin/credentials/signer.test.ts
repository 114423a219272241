/** What one key has signed only that key has signed, and a key that cannot sign is refused. */
import { generateKeyPairSync } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeCertificates } from './make-certificates.ts';
import { createSigner, readSigner } from './signer.ts';

const NOW = new Date('2026-11-26T22:00:00Z');
const CLAIM = Buffer.from('a claim');

function madeSigner() {
  const { privateKey, chain } = makeCertificates(NOW);
  return createSigner(privateKey, chain);
}

test('a claim has one signature, which is known again', () => {
  const signer = madeSigner();
  const signature = signer.sign(CLAIM);
  expect(signer.sign(CLAIM)).toEqual(signature);
  expect(signer.hasSigned(CLAIM, signature)).toBe(true);
});

test('another claim, a changed signature, and another signer are told apart', () => {
  const signer = madeSigner();
  const signature = signer.sign(CLAIM);
  expect(signer.hasSigned(Buffer.from('another'), signature)).toBe(false);
  expect(madeSigner().hasSigned(CLAIM, signature)).toBe(false);
  for (const position of [0, 10, signature.byteLength - 1]) {
    const changed = Buffer.from(signature);
    changed[position]! ^= 1;
    expect(signer.hasSigned(CLAIM, changed)).toBe(false);
  }
  for (const cut of [0, 10, 63, 64, signature.byteLength - 1]) {
    expect(signer.hasSigned(CLAIM, signature.subarray(0, cut))).toBe(false);
  }
});

test('without a certificate, or with another key’s, there is no signer', () => {
  const { privateKey, chain } = makeCertificates(NOW);
  expect(() => createSigner(privateKey, [])).toThrow('no certificate');
  const other = generateKeyPairSync('ed25519').privateKey;
  expect(() => createSigner(other, chain)).toThrow('not that of the private key');
  const pem = other.export({ type: 'pkcs8', format: 'pem' }).toString();
  expect(() => readSigner(pem, null)).toThrow('no certificate');
  expect(() => readSigner('', null)).toThrow();
});
