/** Refuses prompts for words and phrases in them. */
import { BUILT_IN_WORDS } from './built-in-words.ts';
import { foldPrompt } from './fold-prompt.ts';
import { ALLOWED, type Moderation } from './moderation.ts';
import { createPhraseFinder } from './phrase-finder.ts';

export interface WordListSettings {
  readonly builtIn: boolean;
  /** More to refuse. */
  readonly add: readonly string[];
  /** Phrases that pass although a refused word stands in them. */
  readonly allow: readonly string[];
}

/** What is told of an operator's own words, which have no category. */
const OWN_CATEGORY = 'blocked';

export function createWordListModeration({ builtIn, add, allow }: WordListSettings): Moderation {
  const listed = Object.entries(builtIn ? BUILT_IN_WORDS : {}).flatMap(([category, words]) =>
    words.map((word) => [word, category] as const),
  );
  const findRefused = createPhraseFinder([
    ...listed,
    ...add.map((word) => [word, OWN_CATEGORY] as const),
  ]);
  const findAllowed = createPhraseFinder(allow.map((phrase) => [phrase, null] as const));

  return {
    async check({ prompt }) {
      const folded = foldPrompt(prompt);
      const refused = findRefused(folded);
      if (refused.length === 0) return ALLOWED;
      const allowed = findAllowed(folded);
      const left = refused.find(
        ({ begin, end }) => !allowed.some((around) => around.begin <= begin && end <= around.end),
      );
      if (left === undefined) return ALLOWED;
      return { outcome: 'refused', category: left.value, referenceIndex: null };
    },
  };
}
