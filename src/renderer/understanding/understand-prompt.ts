/** Reads a prompt, English or Chinese, for what the renderer can draw; never throws, never guesses. */
import { describedToken } from './described-token.ts';
import { measureConfidence } from './measure-confidence.ts';
import { resolvePalette } from './resolve-palette.ts';
import { resolveWishes } from './resolve-wishes.ts';
import { tokenize } from './tokenize.ts';
import type { Token } from './token.ts';
import type { Match, Understanding, Wish } from './understanding.ts';

/** A prompt of 32,000 characters of nonsense must not come back as a report as long. */
const MAX_REPORTED_WORDS = 100;
const MAX_WORD_CODE_POINTS = 40;

export function understandPrompt(prompt: string): Understanding {
  const tokens = tokenize(prompt);
  const wishes = resolveWishes(tokens);
  const palette = resolvePalette(tokens);

  const matched = tokens.flatMap((token, index) =>
    token.kind === 'content' || palette.has(index) ? matchOf(token, wishes[index]) : [],
  );
  const unknown = report(tokens.filter((token) => token.kind === 'word'));
  const unwanted = new Set(tokens.filter((_, index) => wishes[index] === 'unwanted'));
  const notDrawn = report(
    tokens.filter((token, index) => {
      if (unwanted.has(token)) return false;
      if (token.kind === 'undrawn') return true;
      return token.kind === 'colour' && !palette.has(index) && coloursSubject(tokens, index);
    }),
  );
  return { matched, unknown, notDrawn, confidence: measureConfidence(matched, unknown, notDrawn) };
}

/** The boat of "a red boat" or "change the boat to red" is drawn, its red is not. */
function coloursSubject(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.kind;
  const isTarget = before === 'become' || before === 'preposition';
  return isTarget || describedToken(tokens, index)?.concept === 'subject';
}

function matchOf(token: Token, wish: Wish = 'wanted'): Match[] {
  if (token.concept === null) return [];
  const { text, start, end, concept, value } = token;
  return [{ text, start, end, concept, value, wish }];
}

function report(tokens: readonly Token[]): string[] {
  const words = new Set<string>();
  for (const { text } of tokens) {
    // Slicing by code point, after slicing by unit: an astral letter must not be cut in two.
    const characters = Array.from(text.slice(0, MAX_WORD_CODE_POINTS * 2));
    words.add(characters.slice(0, MAX_WORD_CODE_POINTS).join(''));
    if (words.size === MAX_REPORTED_WORDS) break;
  }
  return [...words];
}
