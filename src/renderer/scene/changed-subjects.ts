/** Applies a prompt to the subjects of a scene. */
import type { AskedValues } from './asked-values.ts';
import type { Subject } from './scene.ts';

/** New subjects take the place of the first one removed, else they come last. */
export function changedSubjects(
  subjects: readonly Subject[],
  asked: AskedValues<Subject>,
): Subject[] {
  const added = asked.wanted.filter((subject) => !subjects.includes(subject));
  const firstRemoved = subjects.findIndex((subject) => asked.unwanted.includes(subject));
  const place = firstRemoved === -1 ? subjects.length : firstRemoved;
  const remaining = (part: readonly Subject[]) =>
    part.filter((subject) => !asked.unwanted.includes(subject));
  return [...remaining(subjects.slice(0, place)), ...added, ...remaining(subjects.slice(place))];
}
