/** Unpredictable values for ids, keys and request numbers. */
import { randomBytes, randomUUID } from 'node:crypto';

const BASE62 = '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz';
/** The largest multiple of 62 in a byte; values from here on would favour the first letters. */
const UNBIASED_BYTE_LIMIT = 248;

/** Enough for some sixty ids; to ask the system costs far more than the bytes themselves. */
const DRAWN_AT_ONCE = 1024;
let drawn = Buffer.alloc(0);
let used = 0;

/** Each byte is given once. */
export function drawBytes(byteCount: number): Buffer {
  if (byteCount > DRAWN_AT_ONCE) return randomBytes(byteCount);
  if (used + byteCount > drawn.length) {
    drawn = randomBytes(DRAWN_AT_ONCE);
    used = 0;
  }
  used += byteCount;
  return drawn.subarray(used - byteCount, used);
}

export function randomHex(byteCount: number): string {
  return drawBytes(byteCount).toString('hex');
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
