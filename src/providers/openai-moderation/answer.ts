/** Reads what a moderation service answers. */
import { z } from 'zod';
import type { ModerationVerdict } from '../../core/index.ts';

/** What others than OpenAI leave out may be missing, but never the verdict. */
const RESULT = z.object({
  flagged: z.boolean(),
  categories: z.record(z.string(), z.boolean().nullable()).nullish(),
  category_scores: z.record(z.string(), z.number().nullable()).nullish(),
});
const ANSWER = z.object({ results: z.array(RESULT).min(1) });

/** A category is sent to callers: a service must not get to write them anything else. */
const CATEGORY = /^[a-z][a-z0-9_/-]{0,63}$/;
const UNNAMED_CATEGORY = 'unspecified';

/** Throws for anything that is no answer. */
export function decodeAnswer(text: string, referenceIndex: number | null): ModerationVerdict {
  const { results } = ANSWER.parse(JSON.parse(text));
  const flagged = results.find((result) => result.flagged);
  if (flagged === undefined) return { outcome: 'allowed' };
  return { outcome: 'refused', category: worstCategory(flagged), referenceIndex };
}

function worstCategory(result: z.output<typeof RESULT>): string {
  const score = (category: string) => result.category_scores?.[category] ?? 0;
  const [worst] = Object.entries(result.categories ?? {})
    .filter(([category, isFlagged]) => isFlagged === true && CATEGORY.test(category))
    .map(([category]) => category)
    .toSorted((left, right) => score(right) - score(left));
  return worst ?? UNNAMED_CATEGORY;
}
