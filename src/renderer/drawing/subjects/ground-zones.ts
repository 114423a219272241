/**
 * Several kinds on the same ground: each has a zone of its own, and all move on at one pace, so that a
 * cat and a dog walk beside each other rather than through each other.
 */

import { isResting, type Posture, type Scene, type Subject } from '../../scene/scene.ts';
import { countOf } from '../../scene/subject-numbers.ts';

/** How broad one is beside the others; cars and trains keep to roads, and flowers are walked through. */
const BREADTHS: Partial<Readonly<Record<Subject, number>>> = {
  cat: 0.43,
  dog: 0.44,
  lion: 0.63,
  runner: 0.41,
  dancer: 0.55,
  person: 0.3,
  woman: 0.3,
  man: 0.3,
  child: 0.24,
  girl: 0.24,
  boy: 0.24,
  product_box: 0.5,
};
/** Of the whole breadth; what each more of a group adds to the room that it needs. */
const OVERLAP = 0.72;
/** Share of the stretch that all of them move on by. */
const TRAVEL = 0.2;
/** Less where one of them stays where it is. */
const TRAVEL_BESIDE_ROOTED = 0.05;
const ROOTED: ReadonlySet<Subject> = new Set(['dancer', 'product_box']);

export const ZONE_SECONDS = 10;

export interface Stretch {
  readonly left: number;
  readonly right: number;
}

export interface Zone extends Stretch {
  /** How far all of them move. */
  readonly travel: number;
}

function isAtRest(posture: Posture | undefined): boolean {
  return posture !== undefined && isResting(posture);
}

/** Null where a kind has the ground for itself. The one that was named first comes last. */
export function zoneOf(
  scene: Pick<Scene, 'subjects' | 'counts' | 'postures'>,
  subject: Subject,
  { left, right }: Stretch,
): Zone | null {
  const kinds = scene.subjects.filter((name) => name in BREADTHS);
  const place = kinds.indexOf(subject);
  if (kinds.length < 2 || place === -1) return null;
  const breadths = kinds.map(
    (name) => (BREADTHS[name] ?? 0) * (1 + OVERLAP * (countOf(scene, name) - 1)),
  );
  const whole = breadths.reduce((sum, breadth) => sum + breadth, 0);
  const before = breadths.slice(0, place).reduce((sum, breadth) => sum + breadth, 0);
  const isMixed = kinds.some((name) => ROOTED.has(name) || isAtRest(scene.postures?.[name]));
  const travel = (right - left) * (isMixed ? TRAVEL_BESIDE_ROOTED : TRAVEL);
  const room = right - left - travel;
  return {
    left: left + (room * before) / whole,
    right: left + (room * (before + breadths[place]!)) / whole,
    travel,
  };
}
