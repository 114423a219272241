/** What colour each subject has, after what a prompt says. */
import type { Match } from '../understanding/understanding.ts';
import { MAX_COLOURS, type Subject, type SubjectColours } from './scene.ts';

/** Of the subjects that are there; null where none has a colour of its own. */
export function changedColours(
  colours: SubjectColours | undefined,
  matched: readonly Match[],
  subjects: readonly Subject[],
): SubjectColours | null {
  const entries = subjects.flatMap((subject): [Subject, string | readonly string[]][] => {
    const asked = matched.flatMap((match) => colourOf(match, subject));
    // "Change the red car to blue" names the red one only to say which it means.
    const listed = asked.filter(({ wish, isListed }) => wish === 'wanted' && isListed === true);
    const wanted =
      listed.length > 1
        ? listed.map(({ colour }) => colour).slice(0, MAX_COLOURS)
        : asked.findLast(({ wish }) => wish === 'wanted')?.colour;
    const colour = wanted ?? colours?.[subject] ?? asked.findLast(isKept)?.colour;
    return colour === undefined ? [] : [[subject, colour]];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}

/** In a new scene there is nothing else to go by. */
function isKept({ wish }: Pick<Match, 'wish'>): boolean {
  return wish === 'kept';
}

interface AskedColour {
  readonly colour: string;
  readonly wish: Match['wish'];
  readonly isListed?: true | undefined;
}

/** Said by a word of its own, or by the subject's name: 黑猫 is a black cat. */
function colourOf(
  { concept, value, of, wish, colour, isListed }: Match,
  subject: Subject,
): AskedColour[] {
  if (concept === 'colour' && of === subject) return [{ colour: value, wish, isListed }];
  const isNamed = concept === 'subject' && value === subject && colour !== undefined;
  return isNamed ? [{ colour, wish }] : [];
}
