/** Cuts what was understood of a prompt into its shots: "a boat at sunset, then a city at night". */
import type { Understanding } from '../understanding/understanding.ts';

/** More cuts would leave each shot too short to be seen. */
const MAX_SHOTS = 4;

/** At least one part; parts that say nothing that is drawn belong to the one before them. */
export function splitShots(understanding: Understanding): Understanding[] {
  const { matched, cuts = [] } = understanding;
  const borders = [0, ...cuts, Number.POSITIVE_INFINITY];
  const parts = borders
    .slice(1)
    .map((end, index) =>
      matched.filter((match) => match.start >= (borders[index] ?? 0) && match.start < end),
    )
    .filter((part) => part.some(({ wish }) => wish === 'wanted'));
  if (parts.length < 2) return [understanding];
  return parts.slice(0, MAX_SHOTS).map((part) => ({ ...understanding, matched: part }));
}
