/** A link is good for its own asset, until its time, and in no other way. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isLinkGood, signLink } from './sign-link.ts';

const SECRET = Buffer.alloc(32, 7);
const EXPIRES_AT = new Date('2026-01-01T12:00:00Z');
const BEFORE = new Date('2026-01-01T11:59:59Z');

test('a signed link is good until it expires', () => {
  const link = signLink(SECRET, 'asset_1', EXPIRES_AT);
  expect(isLinkGood(SECRET, link, BEFORE)).toBe(true);
  expect(isLinkGood(SECRET, link, EXPIRES_AT)).toBe(false);
});

test('no part of it can be changed, and another secret does not do', () => {
  const link = signLink(SECRET, 'asset_1', EXPIRES_AT);
  expect(isLinkGood(SECRET, { ...link, assetId: 'asset_2' }, BEFORE)).toBe(false);
  expect(isLinkGood(SECRET, { ...link, expires: link.expires + 1 }, BEFORE)).toBe(false);
  expect(isLinkGood(Buffer.alloc(32, 8), link, BEFORE)).toBe(false);
  fc.assert(
    fc.property(fc.string(), (signature) => {
      expect(isLinkGood(SECRET, { ...link, signature }, BEFORE)).toBe(signature === link.signature);
    }),
  );
});
