/**
 * What a prompt can have of a picture that was given: it is moved, lit and written upon, and rain
 * falls in front of it. What it shows is in it for good, so nothing is put in or taken out.
 */
import { measureConfidence } from '../understanding/measure-confidence.ts';
import type { Concept, Match, Understanding } from '../understanding/understanding.ts';

const DRAWN_ONLY: ReadonlySet<Concept> = new Set(['setting', 'subject', 'colour', 'season']);

/** Moves all else to what is not drawn. */
export function reportBesideImage(understanding: Understanding): Understanding {
  const isImpossible = ({ concept, wish }: Match): boolean =>
    DRAWN_ONLY.has(concept) && wish !== 'kept';
  const impossible = understanding.matched.filter(isImpossible);
  if (impossible.length === 0) return understanding;
  const matched = understanding.matched.filter((match) => !isImpossible(match));
  const notDrawn = [...new Set([...understanding.notDrawn, ...impossible.map(({ text }) => text)])];
  const confidence = measureConfidence(matched, understanding.unknown, notDrawn);
  return { ...understanding, matched, notDrawn, confidence };
}
