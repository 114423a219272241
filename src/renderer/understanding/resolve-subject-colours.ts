/**
 * Finds which colour words speak of one subject: "a red car", 红色的汽车, "make the car blue", "change
 * the boat's colour to green", 把车变成蓝色. Those of the whole scene's palette are found elsewhere.
 */
import { describedToken } from './described-token.ts';
import { MOTION_TERMS } from './lexicon/motion-terms.ts';
import { colourLimits, coloursListedAfter } from './list-of-colours.ts';
import type { Token } from './token.ts';
import type { Wish } from './understanding.ts';

/** How far a subject may stand from its colour; it keeps the time linear for a prompt made to hurt. */
const MAX_GAP = 6;
/** A thing of more colours has none of them. */
const MAX_MORE_COLOURS = 11;

/** May stand between a colour and what it describes; an article never does. */
const BETWEEN: ReadonlySet<string> = new Set(
  '的, big, small, little, large, huge, tiny, old, new, shiny, bright, 小, 大, 新, 旧, 老, 相间'.split(
    ', ',
  ),
);

const PLACES = /^(on|in|at|by|near|over|under|through|across|along|beside|behind)$/i;

/** Names that say a colour in one word with the thing, or two, of which the first is the most of it. */
const NAMED_COLOURS: Readonly<Record<string, string>> = {
  黑猫: '#26252a',
  白猫: '#f1eee8',
  橘猫: '#d07c3a',
  黑白猫: '#26252a',
  'black and white cat': '#26252a',
  'black and white kitten': '#26252a',
  白鸽: '#f4f2ee',
  'red rose': '#c8203c',
  红玫瑰: '#c8203c',
  'white rose': '#f4f0e8',
  白玫瑰: '#f4f0e8',
  'pink rose': '#e58aac',
  'yellow rose': '#f0c53c',
  taxi: '#e8b92a',
};

const WEARERS: ReadonlySet<string> = new Set(MOTION_TERMS['wear']?.subjects);

export interface SubjectColour {
  /** The subject as scenes call it. */
  readonly subject: string;
  readonly colour: string;
  /** The index of the subject's token. */
  readonly place: number;
  /** It is said after the subject, which is to have it: "make the black cat white". */
  readonly isBecoming?: true;
}

/** By the index of the colour's token, or of the subject's own where its name says the colour. */
export function resolveSubjectColours(
  tokens: readonly Token[],
  palette: ReadonlySet<number>,
  wishes: readonly Wish[],
): ReadonlyMap<number, SubjectColour> {
  const colours = new Map<number, SubjectColour>();
  /** How many colours each subject's token has. */
  const painted = new Map<number, number>();
  const limitOf = colourLimits(tokens);
  for (const [index, token] of tokens.entries()) {
    const isSubject = token.concept === 'subject' && token.kind === 'content';
    const named = isSubject ? NAMED_COLOURS[token.text.toLowerCase()] : undefined;
    if (named !== undefined)
      colours.set(index, { subject: token.value, colour: named, place: index });
    if (isSubject && wishes[index] !== 'unwanted' && limitOf(index) > 1) {
      for (const listed of coloursListedAfter(tokens, index).slice(0, limitOf(index))) {
        if (palette.has(listed) || wishes[listed] === 'unwanted') continue;
        const colour = tokens[listed]?.value ?? '';
        colours.set(listed, { subject: token.value, colour, place: index });
      }
    }
    // A colour that is only named says which thing is meant: "replace the red boat with a drone".
    if (colours.has(index)) continue;
    if (token.kind !== 'colour' || palette.has(index) || wishes[index] === 'unwanted') continue;
    const described = describedSubject(tokens, index);
    const limit = described === null ? 1 : limitOf(described);
    const before = described === null ? 0 : (painted.get(described) ?? 0);
    // Of "a red and white car" the first is drawn; what is left out is reported.
    if (before >= limit) continue;
    const place = described ?? predicatedSubject(tokens, index);
    // "Remove the black cat": it says which one is to go.
    if (place === null || (wishes[place] === 'unwanted' && described === null)) continue;
    if (described !== null) painted.set(described, before + 1);
    const subject = tokens[place]?.value ?? '';
    colours.set(index, {
      subject,
      colour: token.value,
      place,
      ...(described === null ? { isBecoming: true as const } : {}),
    });
  }
  return colours;
}

/** The place of the subject that comes after its colour, or after several of them. */
export function describedSubject(
  tokens: readonly Token[],
  colour: number,
  more = MAX_MORE_COLOURS,
): number | null {
  const other = nextColour(tokens, colour);
  if (other !== null) return more === 0 ? null : describedSubject(tokens, other, more - 1);
  for (let index = colour + 1; index <= colour + MAX_GAP; index += 1) {
    const token = tokens[index];
    if (token?.concept === 'subject' && token.kind === 'content') return index;
    if (isClothes(token)) continue;
    if (token?.kind !== 'filler' || !BETWEEN.has(token.text.toLowerCase())) return null;
  }
  return null;
}

/** "Red and white", "red, white", 红白: the second of them. */
export function nextColour(tokens: readonly Token[], colour: number): number | null {
  const next = tokens[colour + 1];
  if (next?.kind === 'colour') return colour + 1;
  const isJoined = next?.kind === 'joiner' || next?.kind === 'comma';
  return isJoined && tokens[colour + 2]?.kind === 'colour' ? colour + 2 : null;
}

/** The subject before it, of which it is said: the colour must not describe something else instead. */
function predicatedSubject(tokens: readonly Token[], colour: number): number | null {
  let isChange = false;
  for (let index = colour - 1; index >= colour - MAX_GAP; index -= 1) {
    const token = tokens[index];
    if (token === undefined) return null;
    if (token.concept === 'subject' && token.kind === 'content') {
      // "A dancer in a red dress": it is the dress that is painted.
      if (isClothes(describedToken(tokens, colour))) return WEARERS.has(token.value) ? index : null;
      const isTurned = isChange || endsWithChange(tokens, index);
      const isWorn = tokens[colour - 1]?.text.toLowerCase() === 'in';
      return endsHere(describedToken(tokens, colour), isTurned, isWorn) ? index : null;
    }
    if (token.kind === 'become') isChange = true;
    else if (!isSmall(token) && !followsSubject(tokens, index)) return null;
  }
  return null;
}

/** "A car, red, on a road". */
function followsSubject(tokens: readonly Token[], index: number): boolean {
  return tokens[index]?.kind === 'comma' && tokens[index - 1]?.concept === 'subject';
}

function isClothes(token: Token | undefined): boolean {
  return token?.kind === 'undrawn' && token.value === 'wear';
}

/** "Make the car", 把车, "turn the boat": the instruction stands before the subject. */
function endsWithChange(tokens: readonly Token[], subject: number): boolean {
  for (let index = subject - 1; index >= subject - MAX_GAP; index -= 1) {
    const token = tokens[index];
    if (token === undefined) return false;
    if (token.kind === 'change' || isMake(token)) return true;
    if (!isSmall(token)) return false;
  }
  return false;
}

function isMake({ text }: Token): boolean {
  return /^(make|makes|paint|paints|colour|color|dye|give|want|让|使|涂)$/iu.test(text);
}

function isSmall({ kind, text }: Token): boolean {
  return kind === 'filler' || kind === 'preposition' || kind === 'palette_cue' || text === 's';
}

/** "A dancer in red on a beach" wears it; "a dancer in red light" does not. */
function endsHere(next: Token | undefined, isTurned: boolean, isWorn: boolean): boolean {
  if (next === undefined) return true;
  if (next.kind === 'filler') return isTurned || (isWorn && PLACES.test(next.text));
  return ['comma', 'stop', 'joiner', 'cut', 'negation', 'assertion'].includes(next.kind);
}
