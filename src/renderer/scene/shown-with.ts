/** Things that no scene asks for, and that a place has anyway: palms on a beach, trees by a lake. */
import { measureConfidence } from '../understanding/measure-confidence.ts';
import type { Understanding } from '../understanding/understanding.ts';
import type { Setting } from './scene.ts';

const TREES = /^(?:trees?|树|大树|树木)$/iu;
const SHOWN: Partial<Readonly<Record<Setting, RegExp>>> = {
  coast: /^(?:palms?|palm trees?|棕榈树|椰树|椰子树)$/iu,
  lake: TREES,
  mountains: TREES,
  meadow: TREES,
  forest: TREES,
  room: /^(?:books?|书)$/iu,
};

/** They are seen in every shot that is there, and so not reported as left out. */
export function withoutShown(
  understanding: Understanding,
  settings: readonly Setting[],
): Understanding {
  const isShown = (thing: string): boolean =>
    settings.some((setting) => SHOWN[setting]?.test(thing) === true);
  const notDrawn = understanding.notDrawn.filter((thing) => !isShown(thing));
  if (notDrawn.length === understanding.notDrawn.length) return understanding;
  const { matched, unknown } = understanding;
  return { ...understanding, notDrawn, confidence: measureConfidence(matched, unknown, notDrawn) };
}
