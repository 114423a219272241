/** The members of a group of subjects, one by one, and the short form in which a scene keeps them. */
import type { ColoursInTurn, Shot, Subject } from './scene.ts';
import { countOf, SUBJECT_NUMBERS } from './subject-numbers.ts';

/** A colour for each of them; null for one that has none of its own. */
export type Members = ColoursInTurn;

/** Of the members that a shot has of a subject. */
export function membersIn(shot: Pick<Shot, 'counts' | 'colours'>, subject: Subject): Members {
  const colours = [shot.colours?.[subject] ?? []].flat();
  return inTurn(colours, countOf(shot, subject));
}

/** From the first colour on again after the last. */
export function inTurn(colours: ColoursInTurn, count: number): Members {
  return Array.from({ length: count }, (_, index) => colours[index % colours.length] ?? null);
}

/** One of it alone may have two colours at once. */
const TWO_TONE: ReadonlySet<Subject> = new Set(['balloon']);

export function isTwoTone(subject: Subject, colours: ColoursInTurn, count: number): boolean {
  return count === 1 && colours.length > 1 && TWO_TONE.has(subject);
}

/** Left out where it is the usual number, so that "a cat" and "one cat" are the same scene. */
export function keptCount(subject: Subject, count: number): number | null {
  return count === SUBJECT_NUMBERS[subject].usual ? null : count;
}

/** The colours up to where they come round again; null where no member has one. */
export function keptColours(members: Members): string | ColoursInTurn | null {
  if (members.every((colour) => colour === null)) return null;
  const period = members.findIndex(
    (_, length) =>
      length > 0 && members.every((colour, index) => colour === members[index % length]),
  );
  const [first, ...more] = members.slice(0, period === -1 ? members.length : period);
  return more.length === 0 ? (first ?? null) : [first ?? null, ...more];
}
