/** The secret text of a key, and what is stored of it. */
import { hash } from 'node:crypto';
import { randomBase62 } from '../lib/random.ts';

/** 40 letters of 62: 238 bits. */
const RANDOM_LETTERS = 40;

export function newKeySecret(): string {
  return `sk-reprise-${randomBase62(RANDOM_LETTERS)}`;
}

/** What the database knows of a key; it cannot be turned back. */
export function hashKeySecret(secret: string): Buffer {
  return hash('sha256', secret, 'buffer');
}
