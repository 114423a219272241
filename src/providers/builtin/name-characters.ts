/** Finds which characters a prompt names, and takes their names out of what is to be understood. */
import type { ProviderCharacter } from '../../core/index.ts';

export interface NamedCharacters {
  /** The prompt without the names, which say nothing about the scene: a cat may be called Lion. */
  readonly prompt: string;
  /** Places in the list of characters. */
  readonly indexes: readonly number[];
  /** As the prompt has them. */
  readonly names: readonly string[];
  /** Those that the prompt never mentions, and so are not shown. */
  readonly unnamed: readonly string[];
}

export function nameCharacters(
  prompt: string,
  characters: readonly ProviderCharacter[],
): NamedCharacters {
  let rest = prompt;
  const found = new Map<number, string>();
  // The longer name first: of a Ruby and a Ruby Rose, "Ruby Rose" means the second alone.
  const longestFirst = [...characters.entries()].toSorted(
    ([, one], [, other]) => other.name.trim().length - one.name.trim().length,
  );
  for (const [index, { name }] of longestFirst) {
    // Longer words that only begin like the name are not meant; Chinese has no such borders.
    const escaped = name.trim().replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
    if (escaped === '') continue;
    const pattern = new RegExp(
      `(?<![\\p{Script=Latin}\\d])@?${escaped}(?![\\p{Script=Latin}\\d])`,
      'giu',
    );
    const [first] = rest.match(pattern) ?? [];
    if (first === undefined) continue;
    rest = rest.replaceAll(pattern, ' ');
    found.set(index, first);
  }
  const indexes = [...found.keys()].toSorted((one, other) => one - other);
  return {
    prompt: rest,
    indexes,
    names: indexes.map((index) => found.get(index) ?? ''),
    unnamed: characters.filter((_, index) => !found.has(index)).map(({ name }) => name.trim()),
  };
}
