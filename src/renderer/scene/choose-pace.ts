/** How a scene follows what moves fast: the camera runs along beside it. */
import type { CameraMove, Subject } from './scene.ts';
import { seededChoice } from './seeded-choice.ts';

/** How many times as fast as usual the camera pans to keep up with each. */
const PACES: Partial<Readonly<Record<Subject, number>>> = { car: 8, train: 7, runner: 8, dog: 5 };
const ALONGSIDE = ['pan_right', 'pan_left'] as const;

/** Null for the usual pace, also where the camera does not pan. */
export function choosePace(subjects: readonly Subject[], camera: CameraMove): number | null {
  if (!ALONGSIDE.some((move) => move === camera)) return null;
  const paces = subjects.flatMap((subject) => PACES[subject] ?? []);
  return paces.length === 0 ? null : Math.max(...paces);
}

/** The move that runs along, unless the prompt excludes both; null where nothing moves fast. */
export function chooseCameraAlongside(
  seed: number,
  subjects: readonly Subject[],
  unwanted: readonly CameraMove[],
): CameraMove | null {
  if (!subjects.some((subject) => subject in PACES)) return null;
  const [first, ...rest] = ALONGSIDE.filter((move) => !unwanted.includes(move));
  return first === undefined ? null : seededChoice(seed, 'camera', [first, ...rest]);
}
