/** What a prompt asks of one concept, in the scene's own values. */
import type { Concept, Understanding, Wish } from '../understanding/understanding.ts';

export interface AskedValues<Value extends string> {
  /** Each once, in the order of the prompt. */
  readonly wanted: readonly Value[];
  readonly unwanted: readonly Value[];
  /** Named, but only to say where a change applies. */
  readonly kept: readonly Value[];
}

export function askedValues<Value extends string>(
  understanding: Understanding,
  concept: Concept,
  known: readonly Value[],
): AskedValues<Value> {
  const valuesOf = (wish: Wish): Value[] => {
    const named = understanding.matched.flatMap((match) =>
      match.concept === concept && match.wish === wish
        ? known.filter((value) => value === match.value)
        : [],
    );
    return [...new Set(named)];
  };
  const wanted = valuesOf('wanted');
  const unwanted = valuesOf('unwanted').filter((value) => !wanted.includes(value));
  return { wanted, unwanted, kept: valuesOf('kept') };
}
