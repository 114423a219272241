/** A choice that depends on nothing but the seed and its purpose. */

/**
 * Each purpose has its own stream, so that a word which settles the time of day does not change the
 * camera that the seed would have chosen.
 */
export function seededChoice<Value>(
  seed: number,
  purpose: string,
  options: readonly [Value, ...Value[]],
): Value {
  let hash = mix(seed);
  for (const character of purpose) hash = mix(hash ^ (character.codePointAt(0) ?? 0));
  return options[hash % options.length] ?? options[0];
}

/** The finaliser of MurmurHash3: neighbouring seeds give unrelated numbers. */
function mix(value: number): number {
  let mixed = value >>> 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85eb_ca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2_ae35);
  return (mixed ^ (mixed >>> 16)) >>> 0;
}
