/** Tells the caller how its prompt was understood, beside an answer that has no room for it. */
import type { FastifyReply } from 'fastify';
import type { EncodedKind, ResultOf, Understanding } from '../core/index.ts';

const UNDERSTANDING_HEADER = 'x-reprise-understanding';
/** Clients refuse headers of 16 kB altogether. */
const MAX_HEADER_LENGTH = 2000;
const MOST_WORDS = 12;

export function setUnderstandingHeader(reply: FastifyReply, result: ResultOf[EncodedKind]): void {
  if (!('understanding' in result) || result.understanding === null) return;
  reply.header(UNDERSTANDING_HEADER, encodeUnderstanding(result.understanding));
}

/** JSON in ASCII, which is all that a header may hold; with as many words of each kind as fit. */
export function encodeUnderstanding(understanding: Understanding): string {
  for (let words = MOST_WORDS; words > 0; words -= 1) {
    const json = encodeWords(understanding, words);
    if (json.length <= MAX_HEADER_LENGTH) return json;
  }
  return encodeWords(understanding, 0);
}

function encodeWords(
  { matched, unknown, notDrawn, confidence }: Understanding,
  words: number,
): string {
  const shown = {
    matched: matched.slice(0, words),
    unknown: unknown.slice(0, words),
    notDrawn: notDrawn.slice(0, words),
    confidence,
  };
  const escape = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return JSON.stringify(shown).replaceAll(/[^\x20-\x7e]/g, escape);
}
