/** How many of a subject are drawn when nobody says, and how many at most. */
import type { Subject, SubjectCounts } from './scene.ts';

interface SubjectNumber {
  readonly usual: number;
  /** More would stand on each other's feet, or be too small to be told apart. */
  readonly most: number;
}

export const SUBJECT_NUMBERS: Readonly<Record<Subject, SubjectNumber>> = {
  boat: { usual: 1, most: 5 },
  cat: { usual: 1, most: 5 },
  drone: { usual: 1, most: 6 },
  birds: { usual: 11, most: 24 },
  balloon: { usual: 3, most: 8 },
  dog: { usual: 1, most: 5 },
  butterfly: { usual: 3, most: 16 },
  fish: { usual: 3, most: 12 },
  car: { usual: 1, most: 3 },
  train: { usual: 1, most: 1 },
  runner: { usual: 1, most: 5 },
  dancer: { usual: 1, most: 5 },
  rocket: { usual: 1, most: 3 },
  flower: { usual: 5, most: 12 },
  product_box: { usual: 1, most: 4 },
  lion: { usual: 1, most: 4 },
  person: { usual: 1, most: 5 },
  woman: { usual: 1, most: 5 },
  man: { usual: 1, most: 5 },
  child: { usual: 1, most: 5 },
  girl: { usual: 1, most: 5 },
  boy: { usual: 1, most: 5 },
};

export function countOf({ counts }: { counts?: SubjectCounts }, subject: Subject): number {
  const { usual, most } = SUBJECT_NUMBERS[subject];
  return Math.min(most, counts?.[subject] ?? usual);
}
