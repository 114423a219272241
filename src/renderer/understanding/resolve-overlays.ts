/**
 * What a prompt asks to be laid over the picture: 'add the text "HELLO" at the end',
 * 在结尾加上文字“你好”, "add our logo in the corner throughout".
 */
import { hasGlyph } from '../font/has-glyph.ts';
import { MOMENT_CUES, type OverlayCue, PLACE_CUES } from './lexicon/overlay-terms.ts';
import type { Token } from './token.ts';
import type { OverlayWish } from './understanding.ts';

/** More would not be read in the time it is shown. */
const MAX_TEXT_CHARACTERS = 100;
/** More things to lay over than any request names; it keeps the time linear. */
const MAX_CUES = 8;
const MAX_NAME_UNITS = 80;
/** What stands for a logo of which not even the name is known. */
const NAMELESS_LOGO = 'LOGO';
/** Words in capitals after "the text", or before "logo", are meant as they stand. */
const CAPITALS = /^\s*:?\s*((?:[A-Z0-9][\p{L}\p{N}'&!-]*)(?:\s+[A-Z0-9][\p{L}\p{N}'&!-]*){0,7})/u;
const AFTER_COLON = /^\s*[:：]\s*([^，。,.;；\n"“]{1,60})/u;
const NAME_BEFORE = /((?:[A-Z][\p{L}\p{N}&-]*\s+){0,2}[A-Z][\p{L}\p{N}&-]*)(?:['’]s)?\s+$/u;
const NO_NAME = /^(?:Add|The|A|An|Our|Your|My|Put|Show|Insert|Include|Brand|Display|Use|With)$/;

export interface ResolvedOverlay {
  /** Null where no text is known to lay over. */
  readonly wish: OverlayWish | null;
  /** Indexes of the tokens that belong to it beside its cue. */
  readonly used: readonly number[];
  /** Its text, or those of its characters, that cannot be set. */
  readonly unsettable: string | null;
}

/** By the index of the cue's token. */
export function resolveOverlays(
  prompt: string,
  tokens: readonly Token[],
): ReadonlyMap<number, ResolvedOverlay> {
  const resolved = new Map<number, ResolvedOverlay>();
  const taken = new Set<number>();
  for (const [index, token] of tokens.entries()) {
    if (token.kind !== 'overlay_cue' || taken.has(index)) continue;
    if (resolved.size === MAX_CUES) break;
    const sentence = sentenceAround(tokens, index);
    const quotes = sentence.filter((other) => tokens[other]?.kind === 'quote' && !taken.has(other));
    const quote = quotes.find((other) => other > index) ?? quotes.at(-1);
    const cues = sentence.filter((other) => tokens[other]?.kind === 'overlay_cue');
    // "The text saying" and "a logo with the words": several words for one thing.
    const twins = cues.filter((other) => other !== index && other > index && (quote ?? -1) > other);
    const main = twins.reduce((best, other) => strongerCue(tokens, best, other), index);
    const found = textOf(prompt, tokens, main, quote);
    for (const other of [...twins, ...(quote === undefined ? [] : [quote])]) taken.add(other);
    for (const other of found.used) taken.add(other);
    const used = [...twins.filter((other) => other !== main), ...found.used];
    if (quote !== undefined) used.push(quote);
    if (main !== index) used.push(index);
    resolved.set(main, { ...settable(found, tokens, main, prompt, sentence), used });
  }
  return resolved;
}

/** A logo or a title says more about how it looks than "text" does. */
function strongerCue(tokens: readonly Token[], one: number, other: number): number {
  return tokens[one]?.value === 'text' && tokens[other]?.value !== 'text' ? other : one;
}

function sentenceAround(tokens: readonly Token[], index: number): number[] {
  let start = index;
  let end = index;
  while (start > 0 && tokens[start - 1]?.kind !== 'stop') start -= 1;
  while (end + 1 < tokens.length && tokens[end + 1]?.kind !== 'stop') end += 1;
  return Array.from({ length: end - start + 1 }, (_, offset) => start + offset);
}

interface FoundText {
  readonly text: string | null;
  readonly used: readonly number[];
}

function textOf(
  prompt: string,
  tokens: readonly Token[],
  index: number,
  quote: number | undefined,
): FoundText {
  const cue = tokens[index];
  if (cue === undefined) return { text: null, used: [] };
  if (quote !== undefined) return { text: tokens[quote]?.value ?? null, used: [] };
  if (cue.value === 'logo') {
    const named = brandBefore(prompt, tokens, index);
    if (named.text !== NAMELESS_LOGO) return named;
  }
  const after = prompt.slice(cue.end, cue.end + MAX_TEXT_CHARACTERS * 4);
  const text = (AFTER_COLON.exec(after) ?? CAPITALS.exec(after))?.[1]?.trim() ?? null;
  if (text === null) return { text: cue.value === 'logo' ? NAMELESS_LOGO : null, used: [] };
  const from = cue.end + after.indexOf(text);
  const used = tokens.flatMap(({ start, end }, other) =>
    start >= from && end <= from + text.length ? [other] : [],
  );
  return { text, used };
}

/** "The Acme logo", 百事可乐的标志: the name of the brand stands right before it. */
function brandBefore(prompt: string, tokens: readonly Token[], index: number): FoundText {
  const cue = tokens[index];
  if (cue === undefined) return { text: NAMELESS_LOGO, used: [] };
  const latin = NAME_BEFORE.exec(
    prompt.slice(Math.max(0, cue.start - MAX_NAME_UNITS), cue.start),
  )?.[1]?.trim();
  const words = latin?.split(/\s+/).filter((word) => !NO_NAME.test(word)) ?? [];
  if (words.length > 0) {
    const name = words.join(' ');
    const from = prompt.lastIndexOf(name, cue.start);
    const used = tokens.flatMap(({ start, end }, other) =>
      start >= from && end <= cue.start ? [other] : [],
    );
    return { text: name, used };
  }
  let before = index - 1;
  while (tokens[before]?.text === '的' || tokens[before]?.text === 's') before -= 1;
  const name = tokens[before];
  const isName = name?.kind === 'word' || (name?.kind === 'undrawn' && name.value === '');
  if (name === undefined || !isName) return { text: NAMELESS_LOGO, used: [] };
  return { text: name.text, used: [before] };
}

function settable(
  { text }: FoundText,
  tokens: readonly Token[],
  index: number,
  prompt: string,
  sentence: readonly number[],
): Omit<ResolvedOverlay, 'used'> {
  if (text === null) return { wish: null, unsettable: null };
  const characters = Array.from(text.replaceAll(/\s+/gu, ' '));
  if (characters.length > MAX_TEXT_CHARACTERS) return { wish: null, unsettable: text };
  const missing = [...new Set(characters.filter((character) => !hasGlyph(character)))].join('');
  const shown = characters.filter(hasGlyph).join('').trim();
  if (shown === '') return { wish: null, unsettable: text };
  const cue = (tokens[index]?.value ?? 'text') as OverlayCue;
  const from = tokens[sentence[0] ?? index]?.start ?? 0;
  const until = tokens[sentence.at(-1) ?? index]?.end ?? prompt.length;
  const words = wordsAround(tokens, sentence, prompt.slice(from, until), from);
  const moment = MOMENT_CUES.find(({ pattern }) => pattern.test(words))?.value ?? null;
  const place = PLACE_CUES.find(({ pattern }) => pattern.test(words))?.value ?? null;
  const kind = cue === 'logo' ? 'wordmark' : 'text';
  return {
    wish: { kind, text: shown, cue, moment, place },
    unsettable: missing === '' ? null : missing,
  };
}

/** The sentence without what is quoted in it: "the end" inside the quotation says nothing. */
function wordsAround(
  tokens: readonly Token[],
  sentence: readonly number[],
  text: string,
  offset: number,
): string {
  return sentence.reduce((words, index) => {
    const token = tokens[index];
    if (token?.kind !== 'quote') return words;
    const start = token.start - offset;
    const end = token.end - offset;
    return words.slice(0, start) + ' '.repeat(end - start) + words.slice(end);
  }, text);
}
