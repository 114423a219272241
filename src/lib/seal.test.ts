import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createSeal } from './seal.ts';

const seal = createSeal('a secret', 'tests');

test('what was sealed opens again, and never looks the same twice', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const wellFormed = Buffer.from(text, 'utf8').toString('utf8');
      expect(seal.open(seal.close(text))).toBe(wellFormed);
      expect(seal.close(text)).not.toEqual(seal.close(text));
    }),
  );
});

test('nobody with another secret or purpose opens it', () => {
  const sealed = seal.close('whsec_x');
  expect(sealed.includes('whsec_x')).toBe(false);
  expect(() => createSeal('another', 'tests').open(sealed)).toThrow();
  expect(() => createSeal('a secret', 'others').open(sealed)).toThrow();
});

test('a single changed bit, or a byte that is missing, does not go unnoticed', () => {
  const sealed = seal.close('whsec_x');
  for (let index = 0; index < sealed.byteLength; index += 1) {
    const changed = Buffer.from(sealed);
    changed.writeUInt8(changed.readUInt8(index) ^ 1, index);
    expect(() => seal.open(changed)).toThrow();
    expect(() => seal.open(sealed.subarray(0, index))).toThrow();
  }
});
