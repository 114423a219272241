/** How many of each subject there are, after what a prompt says. */
import type { Match } from '../understanding/understanding.ts';
import type { Subject, SubjectCounts } from './scene.ts';
import { SUBJECT_NUMBERS } from './subject-numbers.ts';

/**
 * Of the subjects that are there. A number that is the usual one is not kept, so that "a cat" and
 * "one cat" are the same scene; null where nothing is left to keep.
 */
export function changedCounts(
  counts: SubjectCounts | undefined,
  matched: readonly Match[],
  subjects: readonly Subject[],
): SubjectCounts | null {
  const entries = subjects.flatMap((subject): [Subject, number][] => {
    const asked = matched.findLast(
      ({ concept, value, wish, count }) =>
        concept === 'subject' && value === subject && wish !== 'unwanted' && count !== undefined,
    );
    const count = asked?.count ?? counts?.[subject];
    return count === undefined || count === SUBJECT_NUMBERS[subject].usual
      ? []
      : [[subject, count]];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
