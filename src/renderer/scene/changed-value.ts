/** What becomes of one value of a scene when a prompt asks for a change. */
import type { AskedValues } from './asked-values.ts';

/**
 * A word for what is already there only says which thing is meant: "make the sunny scene rainy" asks
 * a sunny scene for rain. So the first wanted value that differs somewhere wins. A value that is
 * unwanted gives way to the plainest one that is not, which stands first in `known`.
 */
export function changedValue<Value extends string>(
  current: Value,
  everywhere: readonly Value[],
  asked: AskedValues<Value>,
  known: readonly Value[],
): Value {
  const wanted = asked.wanted.find((value) => everywhere.some((other) => other !== value));
  if (wanted !== undefined) return wanted;
  if (!asked.unwanted.includes(current)) return current;
  return known.find((value) => !asked.unwanted.includes(value)) ?? current;
}
