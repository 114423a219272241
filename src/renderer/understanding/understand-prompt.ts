/** Reads a prompt, English or Chinese, for what the renderer can draw; never throws, never guesses. */
import type { Subject } from '../scene/scene.ts';
import { describedToken } from './described-token.ts';
import { flowerKind } from './flower-kind.ts';
import { LIVING, MOTION_TERMS } from './lexicon/motion-terms.ts';
import { measureConfidence } from './measure-confidence.ts';
import { isNaturalColour } from './natural-colours.ts';
import { resolveCounts, type SubjectCount } from './resolve-counts.ts';
import { resolvePalette } from './resolve-palette.ts';
import { movingSubjects, resolvePostures } from './resolve-postures.ts';
import { type ResolvedOverlay, resolveOverlays } from './resolve-overlays.ts';
import { resolvePlaceColours } from './resolve-place-colours.ts';
import { resolveReferences } from './resolve-references.ts';
import {
  describedSubject,
  nextColour,
  resolveSubjectColours,
  type SubjectColour,
} from './resolve-subject-colours.ts';
import { resolveTurns, type Turn } from './resolve-turns.ts';
import { resolveWishes } from './resolve-wishes.ts';
import { settlePeople } from './settle-people.ts';
import { settlePronouns } from './settle-pronouns.ts';
import { settleTokens } from './settle-tokens.ts';
import { tokenize } from './tokenize.ts';
import type { Token } from './token.ts';
import type { Match, OverlayWish, Understanding, Wish } from './understanding.ts';

/** A prompt of 32,000 characters of nonsense must not come back as a report as long. */
const MAX_REPORTED_WORDS = 100;
const MAX_WORD_CODE_POINTS = 40;
/** Colours and small words before a thing that is not drawn. */
const MAX_COLOUR_GAP = 5;
const MAX_LISTED_COLOURS = 8;

/** `spokenOf` is what a video shows that the prompt is to change. */
export function understandPrompt(prompt: string, spokenOf: readonly Subject[] = []): Understanding {
  const tokens = settlePronouns(settlePeople(settleTokens(tokenize(prompt))), spokenOf);
  const turns = resolveTurns(tokens);
  const wishes = resolveWishes(tokens, turns);
  const palette = resolvePalette(tokens);
  const counts = resolveCounts(tokens);
  const colours = resolveSubjectColours(tokens, palette, wishes);
  const places = resolvePlaceColours(
    tokens,
    (index) => !palette.has(index) && !colours.has(index) && wishes[index] !== 'unwanted',
  );
  const postures = resolvePostures(tokens);
  const references = resolveReferences(tokens);
  const overlays = resolveOverlays(prompt, tokens);
  /** What belongs to an overlay, such as the name before "logo", says nothing else. */
  const used = new Set([...overlays.values()].flatMap((overlay) => overlay.used));

  const matched = tokens.flatMap((token, index): Match[] => {
    if (used.has(index)) return [];
    if (token.kind === 'overlay_cue') {
      return overlayMatch(token, wishes[index] ?? 'wanted', overlays.get(index)?.wish ?? null);
    }
    const isMatch = token.kind === 'content' || palette.has(index);
    const colour = colours.get(index);
    if (isMatch) {
      return matchOf(token, wishes[index], {
        ...countOf(counts.get(index)),
        ...coloursOf(index, colours),
        posture: postures.get(index),
        refers: references.get(index),
        ...laterOf(turns.get(index), tokens),
        ...flowerOf(token),
      });
    }
    const of = colour?.subject ?? places.get(index);
    // Of what is not there nothing is painted.
    if (of === undefined || (colour && wishes[colour.place] === 'unwanted')) return [];
    return [colourMatch(token, wishes[index], of)];
  });
  const unknown = report(
    tokens.flatMap(({ kind, text }, index) => (kind === 'word' && !used.has(index) ? [text] : [])),
  );
  const notDrawn = report(
    tokens.flatMap((token, index): string[] => {
      if (wishes[index] === 'unwanted' || used.has(index)) return [];
      if (token.kind === 'overlay_cue') return unsetWords(token, overlays.get(index));
      const isLeftOut =
        token.kind === 'undrawn'
          ? !isDrawnMotion(tokens, index, matched)
          : token.kind === 'colour' &&
            !palette.has(index) &&
            !colours.has(index) &&
            !places.has(index) &&
            (coloursThing(tokens, index) || continuesList(tokens, index, colours));
      return isLeftOut ? [prompt.slice(colouredFrom(tokens, index), token.end)] : [];
    }),
  );
  const limited = [...counts].flatMap(([index, { text, asked, count }]) =>
    asked > count && wishes[index] === 'wanted'
      ? [{ text: prompt.slice(...text), drawn: count }]
      : [],
  );
  const wordmarks = matched.flatMap(({ overlay }) =>
    overlay?.kind === 'wordmark' ? [overlay.text] : [],
  );
  const cuts = tokens.flatMap(({ kind, start }) => (kind === 'cut' ? [start] : []));
  return {
    matched,
    ...(cuts.length === 0 ? {} : { cuts }),
    unknown,
    notDrawn,
    ...(wordmarks.length === 0 ? {} : { wordmarks }),
    ...(limited.length === 0 ? {} : { limited }),
    confidence: measureConfidence(matched, unknown, notDrawn),
  };
}

/** "Change the text to …" only names the text it changes, and yet wants the new one. */
function overlayMatch(token: Token, wish: Wish, overlay: OverlayWish | null): Match[] {
  const { text, start, end, value } = token;
  const kind = value === 'logo' ? 'wordmark' : 'text';
  const match = { text, start, end, concept: 'overlay', value: kind } as const;
  if (wish === 'unwanted') return [{ ...match, wish }];
  return overlay === null ? [] : [{ ...match, wish: 'wanted', overlay }];
}

/** Without a text to set, the word that asks for one; else those characters that cannot be set. */
function unsetWords(cue: Token, overlay: ResolvedOverlay | undefined): string[] {
  if (overlay === undefined || overlay.wish === null) return [overlay?.unsettable ?? cue.text];
  return overlay.unsettable === null ? [] : [overlay.unsettable];
}

/** A dog is drawn running, so that "a dog runs" leaves nothing out; a boat is not. */
function isDrawnMotion(
  tokens: readonly Token[],
  index: number,
  matched: readonly Match[],
): boolean {
  const motion = MOTION_TERMS[tokens[index]?.value ?? ''];
  if (motion === undefined) return false;
  const drawn = new Set(
    matched.flatMap(({ concept, value, wish }) =>
      concept === 'subject' && wish !== 'unwanted' ? [value] : [],
    ),
  );
  const places = movingSubjects(tokens, index);
  if (motion.isOnlySaid === true && places.length === 0) return true;
  const named = places.map((place) => tokens[place]?.value ?? '').filter((name) => drawn.has(name));
  const who = named.length > 0 ? named : [...drawn];
  const isDrawn = (name: string): boolean => motion.subjects.some((subject) => subject === name);
  if (motion.posture === undefined) return who.some(isDrawn);
  // Each of them rests; what is said to and is not alive is drawn so, or is reported itself.
  return matched.length > 0 && who.every((name) => !LIVING.has(name) || isDrawn(name));
}

/** Of a thing, or is to become of that colour, and yet nothing is painted in it. */
function coloursThing(tokens: readonly Token[], index: number): boolean {
  const before = tokens[index - 1];
  const isMood = MOODS_OF_COLOUR.test(tokens[index]?.text ?? '');
  if (isMood && before?.kind === 'preposition') return false;
  const isTarget = before?.kind === 'become' || before?.kind === 'preposition';
  // "One red, one blue", 一红一蓝.
  const isCounted = before?.kind === 'filler' && before.value !== '';
  if (isTarget || isCounted || describedSubject(tokens, index) !== null) return true;
  const next = describedToken(tokens, lastOfList(tokens, index));
  // What has no drawing is reported along with its colour.
  if (isMood || next?.kind === 'undrawn') return false;
  return next?.kind === 'word' || !isNaturalColour(tokens[index]!, next);
}

/** Of "red and white houses" it is the white that stands before what they colour. */
function lastOfList(tokens: readonly Token[], colour: number): number {
  let last = colour;
  for (let step = 0; step < MAX_LISTED_COLOURS; step += 1) {
    last = nextColour(tokens, last) ?? last;
  }
  return last;
}

/** "Two cars, red, blue and yellow": one more than there are cars. */
function continuesList(
  tokens: readonly Token[],
  index: number,
  drawn: ReadonlyMap<number, unknown>,
): boolean {
  let before = index - 1;
  while (isJoiner(tokens[before])) before -= 1;
  return tokens[before]?.kind === 'colour' && drawn.has(before);
}

function isJoiner(token: Token | undefined): boolean {
  return token?.kind === 'joiner' || token?.kind === 'comma';
}

/** Adjectives as often as colours. */
const MOODS_OF_COLOUR = /^(?:warm|warmer|cool|cooler|cold|neutral|earth|ash|温暖|暖|冷)/iu;

/** Where "red dress" begins whose dress is not drawn: at its colour. */
function colouredFrom(tokens: readonly Token[], thing: number): number {
  const token = tokens[thing];
  let start = token?.start ?? 0;
  if (token?.kind !== 'undrawn') return start;
  for (let index = thing - 1; index >= Math.max(0, thing - MAX_COLOUR_GAP); index -= 1) {
    const before = tokens[index];
    if (before?.kind === 'colour') start = before.start;
    else if (before?.text !== '的' && before?.kind !== 'joiner') break;
  }
  return start;
}

function colourMatch({ text, start, end, value }: Token, wish: Wish = 'wanted', of: string): Match {
  return { text, start, end, concept: 'colour', value, wish, of };
}

function flowerOf({ concept, value, text }: Token): Pick<Match, 'flower'> {
  const flower = concept === 'subject' && value === 'flower' ? flowerKind(text) : null;
  return flower === null ? {} : { flower };
}

function laterOf(
  turn: Turn | undefined,
  tokens: readonly Token[],
): Pick<Match, 'later' | 'insteadOf' | 'flower'> {
  if (turn === undefined) return {};
  const before = turn.from === null ? undefined : tokens[turn.from];
  return { later: turn.later, ...(before === undefined ? {} : { insteadOf: before.start }) };
}

function countOf(found: SubjectCount | undefined): Pick<Match, 'count' | 'isVague'> {
  if (found === undefined) return {};
  return { count: found.count, ...(found.isVague ? { isVague: true } : {}) };
}

function coloursOf(
  index: number,
  all: ReadonlyMap<number, SubjectColour>,
): Pick<Match, 'colours' | 'becomes'> {
  const own = [...all.values()].filter(({ place }) => place === index);
  const [described, becoming] = [false, true].map((isBecoming) =>
    own.flatMap((part) => ((part.isBecoming ?? false) === isBecoming ? [part.colour] : [])),
  );
  return {
    ...(described?.length ? { colours: described } : {}),
    ...(becoming?.length ? { becomes: becoming } : {}),
  };
}

type Details = Pick<Match, 'count' | 'isVague' | 'colours' | 'becomes' | 'later' | 'insteadOf'> & {
  readonly posture: Match['posture'] | undefined;
  readonly refers: Match['refers'] | undefined;
};

function matchOf(
  token: Token,
  wish: Wish = 'wanted',
  { posture, refers, ...details }: Details,
): Match[] {
  if (token.concept === null) return [];
  const { text, start, end, concept, value } = token;
  return [
    {
      text,
      start,
      end,
      concept,
      value,
      wish,
      ...details,
      ...(posture === undefined ? {} : { posture }),
      ...(refers === undefined ? {} : { refers }),
    },
  ];
}

function report(texts: readonly string[]): string[] {
  const words = new Set<string>();
  for (const text of texts) {
    // Slicing by code point, after slicing by unit: an astral letter must not be cut in two.
    const characters = Array.from(text.slice(0, MAX_WORD_CODE_POINTS * 2));
    words.add(characters.slice(0, MAX_WORD_CODE_POINTS).join(''));
    if (words.size === MAX_REPORTED_WORDS) break;
  }
  return [...words];
}
