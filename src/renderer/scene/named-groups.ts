/**
 * The groups in which a prompt names one kind of subject: "a white cat and a black cat" are two of
 * them, "a cat … the black cat" is one, and "two cats, a white cat and a black cat" are its parts.
 */
import { isDeepStrictEqual } from 'node:util';
import type { Match } from '../understanding/understanding.ts';
import { inTurn, type Members } from './members.ts';
import type { ColoursInTurn, FlowerKind, FlowersInTurn, Subject } from './scene.ts';
import { SUBJECT_NUMBERS } from './subject-numbers.ts';

interface Group {
  /** Null where the prompt does not say. */
  count: number | null;
  isVague: boolean;
  colours: ColoursInTurn;
  flower: FlowerKind | null;
  readonly parts: Group[];
}

export interface NamedGroups {
  readonly members: Members;
  /** The kind of each. */
  readonly flowers: FlowersInTurn;
  /** All colours that were named for the one member that there is. */
  readonly colours: ColoursInTurn;
  readonly isSeveral: boolean;
}

/** Of at least one mention. */
export function namedGroups(subject: Subject, mentions: readonly Match[]): NamedGroups {
  const groups: Group[] = [];
  for (const mention of mentions) addMention(groups, mention);
  const isSeveral = groups.length > 1;
  const { most, usual } = SUBJECT_NUMBERS[subject];
  const all = groups.flatMap((group) =>
    groupMembers(group, isSeveral ? fewOf(group) : (group.count ?? usual)),
  );
  return {
    members: all.slice(0, most).map(({ colour }) => colour),
    flowers: all.slice(0, most).map(({ flower }) => flower),
    colours: groups[0]?.colours ?? [],
    isSeveral,
  };
}

function addMention(groups: Group[], mention: Match): void {
  const named = groupOf(mention);
  const same = groups.findLast((group) => isSame(group, named));
  const plain = groups.findLast((group) => isPlainBeside(group, named));
  const number = named.isVague ? null : named.count;
  if (groups.length === 0 || mention.refers === 'more') {
    groups.push(named);
  } else if (plain !== undefined && number !== null && number < (plain.count ?? 0)) {
    plain.parts.push(named);
  } else if (same !== undefined) {
    if (number !== null && mention.refers !== 'back') same.count = number;
  } else if (plain !== undefined) {
    plain.colours = named.colours;
    plain.flower = named.flower;
  } else if (named.colours.length > 0 || named.flower !== null || isMoreThan(named, groups)) {
    groups.push(named);
  }
}

function isSame(one: Group, other: Group): boolean {
  return one.flower === other.flower && isDeepStrictEqual(one.colours, other.colours);
}

/** Nothing is said of it that would tell it from what is named. */
function isPlainBeside({ colours, flower }: Group, named: Group): boolean {
  return colours.length === 0 && (flower === null || flower === named.flower);
}

function groupOf({ count, isVague, becomes, colours = [], flower }: Match): Group {
  return {
    count: count ?? null,
    isVague: isVague === true,
    colours: becomes ?? colours,
    flower: flower ?? null,
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

interface Member {
  readonly colour: string | null;
  readonly flower: FlowerKind | null;
}

function groupMembers({ colours, flower, parts }: Group, count: number): Member[] {
  const own = parts.flatMap((part) => groupMembers(part, fewOf(part)));
  const rest = inTurn(colours, Math.max(0, count - own.length));
  return [...own, ...rest.map((colour) => ({ colour, flower }))].slice(0, count);
}
