/** How each subject rests, after what a prompt says. */
import type { Match } from '../understanding/understanding.ts';
import type { Posture, Subject, SubjectPostures } from './scene.ts';

/** Of the subjects that are there; null where none keeps to one place. */
export function changedPostures(
  postures: SubjectPostures | undefined,
  matched: readonly Match[],
  subjects: readonly Subject[],
): SubjectPostures | null {
  const entries = subjects.flatMap((subject): [Subject, Posture][] => {
    const asked = matched.findLast(
      ({ concept, value, wish, posture }) =>
        concept === 'subject' && value === subject && wish !== 'unwanted' && posture !== undefined,
    );
    const posture = asked?.posture ?? postures?.[subject];
    return posture === undefined || posture === 'moving' ? [] : [[subject, posture]];
  });
  return entries.length === 0 ? null : Object.fromEntries(entries);
}
