/** The chain is one that others accept, but for nobody knowing who has signed it. */
import { createPublicKey, X509Certificate } from 'node:crypto';
import { expect, test } from 'vitest';
import { makeCertificates } from './make-certificates.ts';

const NOW = new Date('2026-11-26T22:00:00Z');
const { privateKey, chain } = makeCertificates(NOW);
const [own, root] = chain.map((bytes) => new X509Certificate(bytes)) as [
  X509Certificate,
  X509Certificate,
];

test('the first is signed by the second, and the second by itself', () => {
  expect(own.verify(root.publicKey)).toBe(true);
  expect(own.checkIssued(root)).toBe(true);
  expect(root.verify(root.publicKey)).toBe(true);
  expect(own.verify(own.publicKey)).toBe(false);
  expect([own.ca, root.ca]).toEqual([false, true]);
});

test('the first belongs to the key, and says that it may sign', () => {
  expect(own.checkPrivateKey(privateKey)).toBe(true);
  expect(own.publicKey.equals(createPublicKey(privateKey))).toBe(true);
  expect(own.keyUsage).toEqual(['1.3.6.1.5.5.7.3.4']);
  expect(own.subject).toBe('O=Reprise\nCN=Reprise gateway');
  expect(own.issuer).toBe(root.subject);
});

test('they are good from the day before on, for twenty years, also beyond 2050', () => {
  expect(own.validFromDate.toISOString()).toBe('2026-11-25T22:00:00.000Z');
  expect(own.validToDate.toISOString()).toBe('2046-11-26T22:00:00.000Z');
  const later = makeCertificates(new Date('2039-01-01T00:00:00Z')).chain[0]!;
  expect(new X509Certificate(later).validToDate.toISOString()).toBe('2059-01-01T00:00:00.000Z');
});

test('no two are the same, and none has a negative number', () => {
  const numbers = Array.from({ length: 20 }, () => {
    const [first] = makeCertificates(NOW).chain;
    return new X509Certificate(first!).serialNumber;
  });
  expect(new Set(numbers).size).toBe(20);
  for (const number of numbers) expect(number).toMatch(/^[89A-F][0-9A-F]{31}$/u);
});
