/** How many there are of each subject: "three birds", 两只猫, "a pair of dogs", "butterflies". */
import { SUBJECTS, type Subject } from '../scene/scene.ts';
import { SUBJECT_NUMBERS } from '../scene/subject-numbers.ts';
import type { Token } from './token.ts';
import { wordsBefore } from './words-before.ts';

export interface SubjectCount {
  readonly asked: number;
  /** What is drawn of it. */
  readonly count: number;
  /** Only the form of the noun says so. */
  readonly isVague: boolean;
  /** Start and end of the number and what it counts, in units of the prompt. */
  readonly text: [number, number];
}

/** Nouns that are one or many without a sign of it, or whose plural does not end in s. */
const UNCERTAIN = /(?:^|[ -])(?:fish|trout|carp|koi|sailing|packaging|geese|flocks?)$/;
const GROUP = /^flock/;
/** Two, and yet one word. */
const PAIR = /^(?:couple|情侣|夫妻)$/;
const PLURAL = /(?:s|women|men|people|children)$/;
const LATIN = /[a-z]/;

/** By the index of the subject's token. Where nothing says how many, there is no entry. */
export function resolveCounts(tokens: readonly Token[]): ReadonlyMap<number, SubjectCount> {
  const counts = new Map<number, SubjectCount>();
  for (const [index, token] of tokens.entries()) {
    const subject = SUBJECTS.find((name) => token.concept === 'subject' && token.value === name);
    if (subject === undefined) continue;
    const { usual, most } = SUBJECT_NUMBERS[subject];
    const number = numberBefore(tokens, index);
    const noun = token.text.toLowerCase();
    const asked = number === null ? formOf(noun, subject) : valueOf(number.value, subject);
    // The usual number need not be kept with the scene, and a plural alone promises no number.
    if (asked === null || (number === null && asked === usual)) continue;
    const isPromise = number !== null;
    const start = number?.start ?? token.start;
    const count = Math.min(most, asked);
    const text: [number, number] = [start, token.end];
    counts.set(index, { asked: isPromise ? asked : count, count, isVague: !isPromise, text });
  }
  return counts;
}

/** Past adjectives: the number in "two little red boats", none in "two people and a boat". */
function numberBefore(tokens: readonly Token[], noun: number): Token | null {
  const name = tokens[noun]?.text.toLowerCase() ?? '';
  // Of "a flock of birds" there is one flock, and 一对情侣 are not four.
  const isGroup = GROUP.test(name) || PAIR.test(name);
  for (const token of wordsBefore(tokens, noun)) {
    if (token.kind !== 'filler') continue;
    if (token.value !== '') return PAIR.test(name) ? null : token;
    if (/^more$/iu.test(token.text)) return { ...token, value: 'few' };
    if (!isGroup && ARTICLES.has(token.text.toLowerCase())) return { ...token, value: '1' };
  }
  return null;
}

const ARTICLES: ReadonlySet<string> = new Set(['a', 'an', 'another']);

function valueOf(value: string, subject: Subject): number {
  const { usual, most } = SUBJECT_NUMBERS[subject];
  if (value === 'few') return Math.min(most, Math.max(3, Math.ceil(usual / 2)));
  if (value === 'many') return Math.min(most, Math.max(7, usual));
  const number = Number(value);
  return Number.isSafeInteger(number) && number >= 1 ? number : usual;
}

/** From the noun alone: one for a singular, some for a plural, null where it does not tell. */
function formOf(noun: string, subject: Subject): number | null {
  const { usual, most } = SUBJECT_NUMBERS[subject];
  if (PAIR.test(noun)) return 2;
  if (!LATIN.test(noun) || UNCERTAIN.test(noun)) return null;
  return PLURAL.test(noun) ? Math.min(most, Math.max(3, usual)) : 1;
}
