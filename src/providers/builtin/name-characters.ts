/** Finds which characters a prompt names, and takes their names out of what is to be understood. */
import type { ProviderCharacter } from '../../core/index.ts';

export interface NamedCharacters {
  /** The prompt without the names, which say nothing about the scene: a cat may be called Lion. */
  readonly prompt: string;
  /** Places in the list of characters. */
  readonly indexes: readonly number[];
  /** As the prompt has them. */
  readonly names: readonly string[];
}

export function nameCharacters(
  prompt: string,
  characters: readonly ProviderCharacter[],
): NamedCharacters {
  let rest = prompt;
  const indexes: number[] = [];
  const names: string[] = [];
  for (const [index, { name }] of characters.entries()) {
    // Longer words that only begin like the name are not meant; Chinese has no such borders.
    const escaped = name.trim().replaceAll(/[.*+?^${}()|[\]\\]/gu, String.raw`\$&`);
    if (escaped === '') continue;
    const pattern = new RegExp(
      `(?<![\\p{Script=Latin}\\d])@?${escaped}(?![\\p{Script=Latin}\\d])`,
      'giu',
    );
    const [found] = rest.match(pattern) ?? [];
    if (found === undefined) continue;
    rest = rest.replaceAll(pattern, ' ');
    indexes.push(index);
    names.push(found);
  }
  return { prompt: rest, indexes, names };
}
