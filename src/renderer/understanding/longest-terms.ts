/** Chooses among overlapping terms: the longest wins, of equals the first; the rest keep text order. */
import type { FoundTerm } from './term-index.ts';

export function longestTerms(found: readonly FoundTerm[], textLength: number): FoundTerm[] {
  const taken = new Uint8Array(textLength);
  const byLength = found.toSorted(
    (left, right) => right.end - right.start - (left.end - left.start) || left.start - right.start,
  );
  const chosen = byLength.filter(({ start, end }) => {
    // A longer term that overlaps this one covers one of its two ends.
    if (taken[start] === 1 || taken[end - 1] === 1) return false;
    taken.fill(1, start, end);
    return true;
  });
  return chosen.toSorted((left, right) => left.start - right.start);
}
