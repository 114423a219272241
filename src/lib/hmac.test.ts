import { expect, it } from 'vitest';
import { hmacSha256 } from './hmac.ts';

it('is that of RFC 4231, whatever form the secret and the answer have', () => {
  const text = 'what do ya want for nothing?';
  const hex = '5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843';
  expect(hmacSha256('Jefe', text, 'hex')).toBe(hex);
  const base64 = Buffer.from(hex, 'hex').toString('base64');
  expect(hmacSha256(Buffer.from('Jefe'), text, 'base64')).toBe(base64);
});
