/** The mood a prompt asks for, or none once it is unwanted. */
import type { Understanding } from '../understanding/understanding.ts';
import { askedValues } from './asked-values.ts';
import type { Look } from './scene.ts';
import { MOODS } from './scene.ts';

export function changedMood(
  current: Look['mood'],
  understanding: Understanding,
): Pick<Look, 'mood'> {
  const { wanted, unwanted } = askedValues(understanding, 'mood', MOODS);
  const mood = wanted[0] ?? (unwanted.some((other) => other === current) ? undefined : current);
  return mood === undefined ? {} : { mood };
}
