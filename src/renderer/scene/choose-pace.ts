/** How a scene follows what moves fast: the camera runs along beside it. */
import { type CameraMove, isResting, PEOPLE, type Subject, type SubjectPostures } from './scene.ts';
import { seededChoice } from './seeded-choice.ts';

/** How many times as fast as usual the camera pans to keep up with each. */
const PACES: ReadonlyMap<Subject, number> = new Map([
  ['car', 8],
  ['train', 7],
  ['runner', 8],
  ['dog', 5],
  ...PEOPLE.map((person) => [person, 4] as const),
]);
const RUNNING_PACE = 8;
const ALONGSIDE = ['pan_right', 'pan_left'] as const;

/** Null for the usual pace, also where the camera does not pan. */
export function choosePace(
  subjects: readonly Subject[],
  camera: CameraMove,
  postures: SubjectPostures | null,
): number | null {
  if (!ALONGSIDE.some((move) => move === camera)) return null;
  const paces = pacesOf(subjects, postures);
  return paces.length === 0 ? null : Math.max(...paces);
}

/** The move that runs along, unless the prompt excludes both; null where nothing moves fast. */
export function chooseCameraAlongside(
  seed: number,
  subjects: readonly Subject[],
  postures: SubjectPostures | null,
  unwanted: readonly CameraMove[],
): CameraMove | null {
  if (pacesOf(subjects, postures).length === 0) return null;
  const [first, ...rest] = ALONGSIDE.filter((move) => !unwanted.includes(move));
  return first === undefined ? null : seededChoice(seed, 'camera', [first, ...rest]);
}

function pacesOf(subjects: readonly Subject[], postures: SubjectPostures | null): number[] {
  return subjects.flatMap((subject) => {
    const posture = postures?.[subject];
    if (posture === 'running') return [RUNNING_PACE];
    return posture !== undefined && isResting(posture) ? [] : (PACES.get(subject) ?? []);
  });
}
