/** Settles words that mean one thing alone and another beside a thing: "black and white", "rose". */
import type { ToneChange } from '../scene/scene.ts';
import { COLOUR_TERMS } from './lexicon/colour-terms.ts';
import { readTerms } from './read-terms.ts';
import { resolvePalette } from './resolve-palette.ts';
import { describedSubject } from './resolve-subject-colours.ts';
import type { Token } from './token.ts';

const BOTH = /^(?<first>black|黑)(?<and>[ -]and[ -])?(?<second>white|白)色?$/iu;
/** Snow falls, unless the prompt says what else the sky does. */
const WINTER = /^(?:winter|wintry|冬天|冬季|寒冬)$/iu;
/** Colours that are flowers too. */
const ROSE = /^(?:roses?|玫瑰)$/iu;
/** In 空无一人 and 人山人海 it names nobody in particular; 三个人 are three people. */
const SOMEBODY = '人';
/** What may be said of a flower's number or colour before its name. */
const BEFORE_ROSE: ReadonlySet<Token['kind']> = new Set(['filler', 'colour', 'joiner', 'comma']);

export function settleTokens(tokens: readonly Token[]): Token[] {
  const split = tokens.flatMap((token, index) =>
    describedSubject(tokens, index) === null ? [token] : splitColours(token),
  );
  const palette = resolvePalette(split);
  // Beside another season it is one too: "summer turns to winter".
  const hasOtherWeather = split.some(
    ({ kind, concept, value }) =>
      kind === 'content' &&
      ((concept === 'weather' && value !== 'snow') || (concept === 'season' && value !== 'winter')),
  );
  return split.map((token, index): Token => {
    if (hasOtherWeather && WINTER.test(token.text)) {
      return { ...token, concept: 'season', value: 'winter' };
    }
    const tone = toneOf(split, index);
    if (tone !== null) return { ...token, kind: 'content', concept: 'tone', value: tone };
    const isCounted = split[index - 1]?.kind === 'filler' && split[index - 1]?.value !== '';
    if (token.text === SOMEBODY && isCounted) {
      return { ...token, kind: 'content', concept: 'subject', value: 'person' };
    }
    const isFlower = token.kind === 'colour' && ROSE.test(token.text) && !palette.has(index);
    if (!isFlower || !isNamed(split, index)) return token;
    return { ...token, kind: 'content', concept: 'subject', value: 'flower' };
  });
}

/** "Make it warm", without a word about a palette. */
function toneOf(tokens: readonly Token[], index: number): ToneChange | null {
  const next = tokens[index + 1];
  const isAlone = next === undefined || next.kind === 'comma' || next.kind === 'stop';
  if (tokens[index]?.kind !== 'colour' || !isAlone) return null;
  if (!/^(?:make|turn) /iu.test(tokens[index - 1]?.text ?? '')) return null;
  const text = tokens[index]?.text ?? '';
  return /^warm$/iu.test(text) ? 'warmer' : /^co(?:ol|ld)$/iu.test(text) ? 'cooler' : null;
}

/** A black and white video is a style; a black and white dog has two colours. */
function splitColours(token: Token): Token[] {
  const { text, start, end } = token;
  const { first, second } = BOTH.exec(text)?.groups ?? {};
  if (first === undefined || second === undefined) return [token];
  const secondStart = start + text.toLowerCase().lastIndexOf(second.toLowerCase());
  const colour = (word: string, at: number, until: number): Token => ({
    kind: 'colour',
    concept: 'palette',
    value: colourOf(word),
    text: text.slice(at - start, until - start),
    start: at,
    end: until,
  });
  return [colour(first, start, start + first.length), colour(second, secondStart, end)];
}

function colourOf(word: string): string {
  const row = Object.entries(COLOUR_TERMS).find(([terms]) =>
    readTerms(terms).includes(word.toLowerCase()),
  );
  return row?.[1] ?? '#808080';
}

/** A flower is named where a number, an article or a colour comes before it, and nothing that it colours after. */
function isNamed(tokens: readonly Token[], index: number): boolean {
  const next = tokens[index + 1];
  const describes = next?.kind === 'word' || next?.kind === 'undrawn' || next?.kind === 'content';
  if (describes || describedSubject(tokens, index) !== null) return false;
  const before = tokens[index - 1];
  return before === undefined || BEFORE_ROSE.has(before.kind);
}
