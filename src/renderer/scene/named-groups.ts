/**
 * The groups in which a prompt names one kind of subject: "a white cat and a black cat" are two of
 * them, "a cat … the black cat" is one, and "two cats, a white cat and a black cat" are its parts.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Match } from '../understanding/understanding.ts';
import { inTurn, type Members } from './members.ts';
import type { ColoursInTurn, Subject } from './scene.ts';
import { SUBJECT_NUMBERS } from './subject-numbers.ts';

interface Group {
  /** Null where the prompt does not say. */
  count: number | null;
  isVague: boolean;
  colours: ColoursInTurn;
  readonly parts: Group[];
}

export interface NamedGroups {
  readonly members: Members;
  /** All colours that were named for the one member that there is. */
  readonly colours: ColoursInTurn;
  readonly isSeveral: boolean;
}

/** Of at least one mention. */
export function namedGroups(subject: Subject, mentions: readonly Match[]): NamedGroups {
  const groups: Group[] = [];
  for (const mention of mentions) addMention(groups, mention);
  const isSeveral = groups.length > 1;
  const members = groups.flatMap((group) =>
    groupMembers(group, isSeveral ? fewOf(group) : (group.count ?? usualOf(subject))),
  );
  return {
    members: members.slice(0, SUBJECT_NUMBERS[subject].most),
    colours: groups[0]?.colours ?? [],
    isSeveral,
  };
}

function addMention(groups: Group[], mention: Match): void {
  const named = groupOf(mention);
  const same = groups.findLast((group) => isDeepStrictEqual(group.colours, named.colours));
  const plain = groups.findLast((group) => group.colours.length === 0);
  const number = named.isVague ? null : named.count;
  if (groups.length === 0 || mention.refers === 'more') {
    groups.push(named);
  } else if (plain !== undefined && number !== null && number < (plain.count ?? 0)) {
    plain.parts.push(named);
  } else if (same !== undefined) {
    if (number !== null && mention.refers !== 'back') same.count = number;
  } else if (plain !== undefined) {
    plain.colours = named.colours;
  } else if (named.colours.length > 0 || isMoreThan(named, groups)) {
    groups.push(named);
  }
}

function groupOf({ count, isVague, becomes, colours = [] }: Match): Group {
  return {
    count: count ?? null,
    isVague: isVague === true,
    colours: becomes ?? colours,
    parts: [],
  };
}

/** "A red balloon and two balloons". */
function isMoreThan({ count, isVague }: Group, groups: readonly Group[]): boolean {
  return count !== null && !isVague && groups.every((other) => (other.count ?? 0) < count);
}

/** Beside others a plural is two, and what has no number one. */
function fewOf({ count, isVague }: Group): number {
  return count === null ? 1 : isVague ? Math.min(count, 2) : count;
}

function usualOf(subject: Subject): number {
  return SUBJECT_NUMBERS[subject].usual;
}

function groupMembers({ colours, parts }: Group, count: number): Members {
  const own = parts.flatMap((part) => groupMembers(part, fewOf(part)));
  const rest = inTurn(colours, Math.max(0, count - own.length));
  return [...own, ...rest].slice(0, count);
}
