/** Finds what somebody meant to write. */

/** A word may be off by a third of its letters; beyond that the guess would only mislead. */
const LETTERS_PER_SLIP = 3;
/** Longer words are nobody's slip of the pen, and comparing takes the square of the length. */
const MAX_LENGTH = 64;

/** The allowed name with the fewest slips, the first of several; null when none is near. */
export function nearestName(name: string, allowed: readonly string[]): string | null {
  if (name.length > MAX_LENGTH) return null;
  let nearest: string | null = null;
  let fewest = Math.max(1, Math.floor(name.length / LETTERS_PER_SLIP)) + 1;
  for (const candidate of allowed) {
    const slips = countSlips(name.toLowerCase(), candidate.toLowerCase());
    if (slips < fewest) [nearest, fewest] = [candidate, slips];
  }
  return nearest;
}

/** Letters that are missing, added, wrong, or swapped with the next one. */
function countSlips(left: string, right: string): number {
  let before: number[] = [];
  let last = Array.from({ length: right.length + 1 }, (_, index) => index);
  for (let row = 1; row <= left.length; row += 1) {
    const current = [row];
    for (let column = 1; column <= right.length; column += 1) {
      const isSame = left[row - 1] === right[column - 1];
      const isSwapped = left[row - 1] === right[column - 2] && left[row - 2] === right[column - 1];
      current.push(
        Math.min(
          at(last, column) + 1,
          at(current, column - 1) + 1,
          at(last, column - 1) + (isSame ? 0 : 1),
          isSwapped ? at(before, column - 2) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    [before, last] = [last, current];
  }
  return at(last, right.length);
}

function at(numbers: readonly number[], index: number): number {
  return numbers[index] ?? Number.POSITIVE_INFINITY;
}
