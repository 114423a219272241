/** What a prompt for a new scene names of one concept. */
import type { Concept, Understanding } from '../understanding/understanding.ts';
import { askedValues } from './asked-values.ts';
import type { AskedValues } from './asked-values.ts';

/** In a new scene there is nothing to keep: what is only named is wanted too. */
export function namedValues<Value extends string>(
  understanding: Understanding,
  concept: Concept,
  known: readonly Value[],
): Pick<AskedValues<Value>, 'wanted' | 'unwanted'> {
  const { wanted, unwanted, kept } = askedValues(understanding, concept, known);
  return { wanted: [...new Set([...wanted, ...kept])], unwanted };
}
