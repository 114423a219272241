/** Unpredictable values for ids, keys and request numbers. */
import { randomBytes, randomUUID } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** The largest multiple of 62 in a byte; values from here on would favour the first letters. */
const UNBIASED_BYTE_LIMIT = 248;

export function randomHex(byteCount: number): string {
  return randomBytes(byteCount).toString('hex');
}

export function randomSecret(byteCount: number): Buffer {
  return randomBytes(byteCount);
}

export function randomBase62(length: number): string {
  let text = '';
  while (text.length < length) {
    for (const byte of randomBytes(length)) {
      if (byte < UNBIASED_BYTE_LIMIT && text.length < length) text += BASE62[byte % 62];
    }
  }
  return text;
}

export function randomId(): string {
  return randomUUID();
}

/** From 0 up to, not including, 1; for jitter, not for secrets. */
export function randomFraction(): number {
  return randomBytes(4).readUInt32BE() / 2 ** 32;
}
