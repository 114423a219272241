/** Finds whom a word such as "sitting", "runs" or 趴着 speaks of, and how that makes a subject rest. */
import { PEOPLE, type Posture } from '../scene/scene.ts';
import { MOTION_TERMS } from './lexicon/motion-terms.ts';
import type { Token } from './token.ts';

/** How far a subject may stand from its motion; it keeps the time linear for a prompt made to hurt. */
const MAX_GAP = 8;

/** Those that are drawn in some posture: of them alone it matters that they move after all. */
const POSED: ReadonlySet<string> = new Set(
  Object.values(MOTION_TERMS).flatMap(({ posture, subjects }) =>
    posture === undefined ? [] : subjects,
  ),
);
const IS_PERSON: ReadonlySet<string> = new Set(PEOPLE);

/** After them a motion describes what follows. */
const OWNERS = /^(?:a|an|the|its|his|her|my|our|your|their)$/iu;

/** By the index of the subject's token; the last word about a subject counts. */
export function resolvePostures(tokens: readonly Token[]): ReadonlyMap<number, Posture | 'moving'> {
  const postures = new Map<number, Posture | 'moving'>();
  for (const [index, token] of tokens.entries()) {
    const motion = token.kind === 'undrawn' ? MOTION_TERMS[token.value] : undefined;
    if (motion === undefined) continue;
    for (const place of movingSubjects(tokens, index)) {
      const name = tokens[place]?.value ?? '';
      const isDrawn = motion.subjects.some((subject) => subject === name);
      if (!isDrawn || !POSED.has(name)) continue;
      const own = IS_PERSON.has(name) ? motion.postureOfPeople : undefined;
      postures.set(place, own ?? motion.posture ?? 'moving');
    }
  }
  return postures;
}

/** "A sleeping cat", 坐着的猫; else whoever was named before it: "the cat and the dog are sitting". */
export function movingSubjects(tokens: readonly Token[], motion: number): number[] {
  for (let index = motion + 1; index <= motion + 2; index += 1) {
    const token = tokens[index];
    if (token !== undefined && isSubject(token)) return [index];
    // "Its sleeping owner": someone else is meant.
    const isOther = token?.kind === 'word' || (token?.kind === 'undrawn' && token.value === '');
    if (isOther && OWNERS.test(tokens[motion - 1]?.text ?? '')) return [];
    if (token?.kind !== 'colour' && token?.text !== '的') break;
  }
  const places: number[] = [];
  for (let index = motion - 1; index >= Math.max(0, motion - MAX_GAP); index -= 1) {
    const token = tokens[index];
    if (token === undefined || endsReach(token)) break;
    if (isSubject(token)) places.push(index);
    // Past the last of them, only what is joined to it is meant as well.
    else if (places.length > 0 && !['filler', 'joiner', 'colour'].includes(token.kind)) break;
  }
  return places;
}

function endsReach({ kind, value }: Token): boolean {
  return kind === 'stop' || kind === 'cut' || (kind === 'undrawn' && value in MOTION_TERMS);
}

function isSubject({ kind, concept }: Token): boolean {
  return kind === 'content' && concept === 'subject';
}
