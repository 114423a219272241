/** ULIDs: 26 letters that sort by the time they were made (github.com/ulid/spec). */
import { drawBytes } from './random.ts';

const CROCKFORD_BASE32 = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';
const TIME_LETTERS = 10;
const RANDOM_LETTERS = 16;

export function ulid(time: Date): string {
  let rest = time.getTime();
  let timePart = '';
  for (let letter = 0; letter < TIME_LETTERS; letter += 1) {
    timePart = CROCKFORD_BASE32.charAt(rest % 32) + timePart;
    rest = Math.floor(rest / 32);
  }
  let randomPart = '';
  for (const byte of drawBytes(RANDOM_LETTERS)) randomPart += CROCKFORD_BASE32.charAt(byte % 32);
  return timePart + randomPart;
}
