/** Keeps what a provider tells of how it understood a prompt, within bounds that we set. */
import type { Understanding } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { RECORD_UNDERSTANDING } from './video-statements.ts';

/** It travels in a header: what is longer is cut, since it is a hint and not a result. */
const MAX_WORDS = 12;
const MAX_WORD_CODE_POINTS = 40;

export async function recordUnderstanding(
  transaction: Queryable,
  video: { readonly id: string },
  told: Understanding | null | undefined,
): Promise<void> {
  if (told == null) return;
  await transaction.query(RECORD_UNDERSTANDING, [video.id, shorten(told)]);
}

function shorten({ matched, unknown, notDrawn, confidence }: Understanding): Understanding {
  return {
    matched: matched.slice(0, MAX_WORDS).map(cutWord),
    unknown: unknown.slice(0, MAX_WORDS).map(cutWord),
    notDrawn: notDrawn.slice(0, MAX_WORDS).map(cutWord),
    confidence: Math.round(Math.min(1, Math.max(0, confidence || 0)) * 100) / 100,
  };
}

/** Without what PostgreSQL's JSON cannot hold. */
function cutWord(word: string): string {
  const storable = word.toWellFormed().replaceAll('\0', '');
  return [...storable].slice(0, MAX_WORD_CODE_POINTS).join('');
}
