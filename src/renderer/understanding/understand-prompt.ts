/** Reads a prompt, English or Chinese, for what the renderer can draw; never throws, never guesses. */
import { describedToken } from './described-token.ts';
import { MOTION_TERMS } from './lexicon/motion-terms.ts';
import { measureConfidence } from './measure-confidence.ts';
import { resolveCounts } from './resolve-counts.ts';
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
  const counts = resolveCounts(tokens);

  const matched = tokens.flatMap((token, index) =>
    token.kind === 'content' || palette.has(index)
      ? matchOf(token, wishes[index], counts.get(index)?.count)
      : [],
  );
  const unknown = report(tokens.filter((token) => token.kind === 'word'));
  const drawn = new Set(
    matched.flatMap(({ concept, value, wish }) =>
      concept === 'subject' && wish !== 'unwanted' ? [value] : [],
    ),
  );
  const unwanted = new Set(tokens.filter((_, index) => wishes[index] === 'unwanted'));
  const notDrawn = report(
    tokens.filter((token, index) => {
      if (unwanted.has(token)) return false;
      if (token.kind === 'undrawn') return !isDrawnMotion(token, drawn);
      return token.kind === 'colour' && !palette.has(index) && coloursSubject(tokens, index);
    }),
  );
  const confidence = measureConfidence(matched, unknown, notDrawn);
  const limited = [...counts].flatMap(([index, { text, asked, count }]) =>
    asked > count && wishes[index] === 'wanted'
      ? [{ text: prompt.slice(...text), drawn: count }]
      : [],
  );
  const understanding = { matched, unknown, notDrawn, confidence };
  return limited.length === 0 ? understanding : { ...understanding, limited };
}

/** A dog is drawn running, so that "a dog runs" leaves nothing out; a boat is not. */
function isDrawnMotion({ value }: Token, drawn: ReadonlySet<string>): boolean {
  return MOTION_TERMS[value]?.subjects.some((subject) => drawn.has(subject)) === true;
}

/** The boat of "a red boat" or "change the boat to red" is drawn, its red is not. */
function coloursSubject(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1]?.kind;
  const isTarget = before === 'become' || before === 'preposition';
  return isTarget || describedToken(tokens, index)?.concept === 'subject';
}

function matchOf(token: Token, wish: Wish = 'wanted', count?: number): Match[] {
  if (token.concept === null) return [];
  const { text, start, end, concept, value } = token;
  const match = { text, start, end, concept, value, wish };
  return [count === undefined ? match : { ...match, count }];
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
