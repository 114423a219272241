/** The words that describe a noun from before it, the nearest first: "two little red", 一只可爱的. */
import type { Token } from './token.ts';

/** More than any such description has; it keeps the time linear for a prompt made to hurt. */
const MAX_WORDS = 24;

const ELSEWHERE =
  /^(?:in|on|at|by|over|above|near|with|under|through|across|along|beside|behind|is|are|was|were|while|as|where|when)$/iu;

export function wordsBefore(tokens: readonly Token[], noun: number): Token[] {
  const words: Token[] = [];
  for (let index = noun - 1; index >= 0 && words.length < MAX_WORDS; index -= 1) {
    const token = tokens[index];
    if (token === undefined) break;
    if (token.kind === 'joiner' || token.kind === 'comma') {
      // "Two red, yellow and blue balloons": only colours are listed before a noun.
      if (!isBetweenColours(tokens, index)) break;
    } else if (!['filler', 'colour', 'word'].includes(token.kind) || ELSEWHERE.test(token.text)) {
      break;
    }
    words.push(token);
  }
  return words;
}

function isBetweenColours(tokens: readonly Token[], index: number): boolean {
  const isSign = (token: Token | undefined): boolean =>
    token?.kind === 'joiner' || token?.kind === 'comma';
  let before = index - 1;
  let after = index + 1;
  while (isSign(tokens[before])) before -= 1;
  while (isSign(tokens[after])) after += 1;
  return tokens[before]?.kind === 'colour' && tokens[after]?.kind === 'colour';
}
