/** Cuts a prompt into tokens, in the order of the text. */
import { findQuotes, type Quote } from './find-quotes.ts';
import { foldText } from './fold-text.ts';
import { LEXICON_INDEX } from './lexicon.ts';
import { longestTerms } from './longest-terms.ts';
import type { Token } from './token.ts';

/** Between terms: colours as #rrggbb or #rgb, signs that join, commas, ends of sentences, Chinese runs, other words. */
const REST =
  /(?<hex>#(?:[0-9a-f]{6}|[0-9a-f]{3})(?![\p{L}\p{N}]))|(?<joiner>[&+/、])|(?<comma>[,;()[\]—])|(?<stop>[.!?。])|(?<word>\p{Script=Han}+|(?:(?!\p{Script=Han})[\p{L}\p{N}\p{M}])+)/gu;
const NUMBER = /^\p{N}+$/u;
/** A lens, an aperture, a rate of frames: the camera is not drawn. */
const MEASURE = /^(?:[0-9]+(?:mm|fps|k|s|p|sec)|[ft][0-9]*)$/u;

/**
 * A quotation is one token where its sentence asks for letters over the picture; elsewhere, as in
 * 'a "golden" evening', its words are read like any others.
 */
export function tokenize(prompt: string): Token[] {
  const quotes = findQuotes(prompt);
  if (quotes.length === 0) return tokenizeAround(prompt, []);
  const tokens = tokenizeAround(prompt, quotes);
  const cued = new Set(sentencesOf(tokens).flatMap(cuedQuotes));
  return tokenizeAround(
    prompt,
    quotes.filter(({ start }) => cued.has(start)),
  );
}

function sentencesOf(tokens: readonly Token[]): Token[][] {
  const sentences: Token[][] = [[]];
  for (const token of tokens) {
    if (token.kind === 'stop') sentences.push([]);
    else sentences.at(-1)?.push(token);
  }
  return sentences;
}

/** Where the quotations of a sentence start, if it asks for letters over the picture. */
function cuedQuotes(sentence: readonly Token[]): number[] {
  if (!sentence.some(({ kind }) => kind === 'overlay_cue')) return [];
  return sentence.flatMap(({ kind, start }) => (kind === 'quote' ? [start] : []));
}

function tokenizeAround(prompt: string, quotes: readonly Quote[]): Token[] {
  const folded = foldText(prompt);
  const tokens: Token[] = [];
  const push = (start: number, end: number, meaning: Pick<Token, 'kind' | 'concept' | 'value'>) => {
    const from = folded.starts[start] ?? 0;
    const to = folded.ends[end - 1] ?? prompt.length;
    const { kind, concept, value } = meaning;
    tokens.push({ kind, concept, value, text: prompt.slice(from, to), start: from, end: to });
  };
  const pushRest = (start: number, end: number) => {
    const rest = folded.text.slice(start, end);
    for (const match of rest.matchAll(REST)) {
      const [text] = match;
      const from = start + match.index;
      if (match.groups?.['hex'] !== undefined) {
        push(from, from + text.length, {
          kind: 'colour',
          concept: 'palette',
          value: longHex(text),
        });
        continue;
      }
      // A number is nothing by itself, but says how many there are of what follows.
      const value = NUMBER.test(text) ? text : '';
      const kind = value === '' && !MEASURE.test(text) ? restKind(match) : 'filler';
      push(from, from + text.length, { kind, concept: null, value });
    }
  };

  /** Of the folded text, what lies between two quotations. */
  const pushBetween = (start: number, end: number) => {
    const text = folded.text.slice(start, end);
    let position = start;
    for (const term of longestTerms(LEXICON_INDEX.findAll(text), text.length)) {
      pushRest(position, start + term.start);
      push(start + term.start, start + term.end, term.meaning);
      position = start + term.end;
    }
    pushRest(position, end);
  };
  let position = 0;
  for (const { start, end, text } of quotes) {
    const from = firstFrom(folded.starts, position, start);
    pushBetween(position, from);
    const whole = prompt.slice(start, end);
    tokens.push({ kind: 'quote', concept: null, value: text, text: whole, start, end });
    position = firstFrom(folded.starts, from, end);
  }
  pushBetween(position, folded.text.length);
  return tokens;
}

/** The first unit of the folded text that comes from `source` or later in the prompt. */
function firstFrom(starts: readonly number[], position: number, source: number): number {
  let unit = position;
  while (unit < starts.length && (starts[unit] ?? 0) < source) unit += 1;
  return unit;
}

function restKind(match: RegExpExecArray): 'joiner' | 'comma' | 'stop' | 'word' {
  if (match.groups?.['joiner'] !== undefined) return 'joiner';
  if (match.groups?.['comma'] !== undefined) return 'comma';
  if (match.groups?.['stop'] !== undefined) return 'stop';
  return 'word';
}

/** `#rgb` is short for `#rrggbb`. */
function longHex(hex: string): string {
  return hex.length === 7 ? hex : `#${Array.from(hex.slice(1), (digit) => digit + digit).join('')}`;
}
