/** How many of each subject there are, and in which colours, after what a prompt says. */
import type { Match } from '../understanding/understanding.ts';
import { inTurn, isTwoTone, keptColours, keptCount, type Members, membersIn } from './members.ts';
import { namedGroups } from './named-groups.ts';
import type { ColoursInTurn, Shot, Subject } from './scene.ts';
import { SUBJECT_NUMBERS } from './subject-numbers.ts';

type Before = Pick<Shot, 'subjects' | 'counts' | 'colours'>;

interface Group {
  readonly count: number;
  readonly colours: string | ColoursInTurn | null;
}

/** Of the subjects that are there now. */
export function changedMembers(
  before: Before,
  matched: readonly Match[],
  subjects: readonly Subject[],
): Pick<Shot, 'counts' | 'colours'> {
  const groups = subjects.map((subject): readonly [Subject, Group] => [
    subject,
    groupOf(before, subject, matched),
  ]);
  const counts = groups.flatMap(([subject, { count }]) => {
    const kept = keptCount(subject, count);
    return kept === null ? [] : [[subject, kept] as const];
  });
  const colours = groups.flatMap(([subject, group]) =>
    group.colours === null ? [] : [[subject, group.colours] as const],
  );
  return {
    ...(counts.length === 0 ? {} : { counts: Object.fromEntries(counts) }),
    ...(colours.length === 0 ? {} : { colours: Object.fromEntries(colours) }),
  };
}

/** "Remove the black cat" where there is a white one too, "remove one bird": some of them stay. */
export function isPartlyRemoved(
  before: Before,
  subject: Subject,
  matched: readonly Match[],
): boolean {
  if (!before.subjects.includes(subject)) return false;
  const members = membersIn(before, subject);
  return mentionsOf(subject, matched).some(
    (mention) => mention.wish === 'unwanted' && reduced(members, mention).length > 0,
  );
}

function mentionsOf(subject: Subject, matched: readonly Match[]): Match[] {
  return matched.filter(({ concept, value }) => concept === 'subject' && value === subject);
}

function groupOf(before: Before, subject: Subject, matched: readonly Match[]): Group {
  const mentions = mentionsOf(subject, matched);
  const wanted = mentions.filter(({ wish }) => wish !== 'unwanted');
  const isThere = before.subjects.includes(subject);
  if (isThere && mentions.length === 0) return keptGroup(before, subject);
  if (!isThere) {
    const group = wanted.length === 0 ? keptGroup({}, subject) : newGroup(subject, wanted);
    return asManyAs(group, before, subject, mentions, matched);
  }
  const fresh = wanted.filter(({ wish, refers }) => wish === 'wanted' && refers === undefined);
  if (fresh.length > 1 && namedGroups(subject, fresh).isSeveral) return newGroup(subject, fresh);
  const members = mentions.reduce(
    (current: Members, mention) => afterMention(current, mention),
    membersIn(before, subject),
  );
  const { most } = SUBJECT_NUMBERS[subject];
  const last = mentions.findLast(({ wish }) => wish === 'wanted');
  const both = last?.becomes ?? last?.colours ?? [before.colours?.[subject] ?? []].flat();
  const isBoth = isTwoTone(subject, both, members.length);
  const colours = isBoth ? both : keptColours(members.slice(0, most));
  return { count: Math.min(most, members.length), colours };
}

/** "Swap the cats for dogs": as many dogs as there were cats. */
function asManyAs(
  group: Group,
  before: Before,
  subject: Subject,
  mentions: readonly Match[],
  matched: readonly Match[],
): Group {
  const [gone, ...others] = before.subjects.filter((name) =>
    matched.some(
      ({ concept, value, wish }) => concept === 'subject' && value === name && wish === 'unwanted',
    ),
  );
  const isPlural = mentions.every(({ isVague, count = 1 }) => isVague === true && count > 1);
  if (gone === undefined || others.length > 0 || !isPlural) return group;
  const count = membersIn(before, gone).length;
  return count < 2 ? group : { ...group, count: Math.min(count, SUBJECT_NUMBERS[subject].most) };
}

function keptGroup(before: Pick<Shot, 'counts' | 'colours'>, subject: Subject): Group {
  return { count: membersIn(before, subject).length, colours: before.colours?.[subject] ?? null };
}

function newGroup(subject: Subject, mentions: readonly Match[]): Group {
  const { members, colours, isSeveral } = namedGroups(subject, mentions);
  const isBoth = !isSeveral && isTwoTone(subject, colours, members.length);
  return { count: members.length, colours: isBoth ? colours : keptColours(members) };
}

function afterMention(members: Members, mention: Match): Members {
  const { wish, refers, count, isVague, colours = [], becomes } = mention;
  if (wish === 'unwanted') return reduced(members, mention);
  if (refers === 'fewer') return members.slice(0, Math.ceil(members.length / 2));
  if (refers === 'more') return [...members, ...inTurn(becomes ?? colours, count ?? 1)];
  const isMeant = meantBy(colours, members);
  if (becomes !== undefined) {
    if (isMeant === null) return inTurn(becomes, members.length);
    return members.map((colour) => (isMeant(colour) ? (becomes[0] ?? null) : colour));
  }
  // What is only named says which of them is meant.
  if (wish === 'kept' || (refers === 'back' && isMeant !== null)) return members;
  // "Keep only the black cat".
  if (refers === 'only' && isMeant !== null) return members.filter(isMeant);
  const isCounted = count !== undefined && isVague !== true;
  const own = colours.length > 0 ? colours : members;
  return inTurn(own, isCounted ? count : members.length);
}

/** Tells those that are described by their colour from the others; null where nothing does. */
function meantBy(
  colours: ColoursInTurn,
  members: Members,
): ((colour: string | null) => boolean) | null {
  const isMeant = (colour: string | null): boolean =>
    colours.some((named) => isAlike(named, colour));
  return members.some(isMeant) && !members.every(isMeant) ? isMeant : null;
}

/** 黑猫 and "a black cat" are not of the very same black. */
const MOST_APART = 60;

function isAlike(one: string | null, other: string | null): boolean {
  if (one === null || other === null) return one === other;
  const apart = [1, 3, 5].map((at) => channelAt(one, at) - channelAt(other, at));
  return Math.hypot(...apart) < MOST_APART;
}

function channelAt(colour: string, position: number): number {
  return Number.parseInt(colour.slice(position, position + 2), 16);
}

/** Without those that are described, or without as many as are numbered; else none is left. */
function reduced(members: Members, { colours = [], count, isVague, refers }: Match): Members {
  const isMeant = meantBy(colours, members);
  if (isMeant !== null) return members.filter((colour) => !isMeant(colour));
  if (count === undefined || isVague === true || refers === 'back') return [];
  return members.slice(0, Math.max(0, members.length - count));
}
