/** Refuses what may not be asked for, before anything of it is stored or held. */
import { RepriseError } from '../core/index.ts';
import type { ModelCatalogue, ModerationRequest, ReferenceInput } from '../core/index.ts';
import { countCodePoints } from '../lib/code-points.ts';
import type { EngineParts } from './engine.ts';

/**
 * Never to be called inside a transaction: a service may be asked, which takes its time. A prompt
 * that is longer than any model takes is let through here, to be refused for its length; so nothing
 * of just any size is sent on.
 */
export async function checkContent(
  engine: EngineParts,
  prompt: string,
  references: readonly ReferenceInput[] = [],
  referenceImages: ModerationRequest['referenceImages'] = [],
): Promise<void> {
  if (countCodePoints(prompt) > longestPrompt(engine.models)) return;
  const verdict = await engine.moderation.check({ prompt, referenceImages });
  if (verdict.outcome === 'allowed') return;
  const { category, referenceIndex } = verdict;
  const isPrompt = referenceIndex === null;
  const what = isPrompt ? 'prompt' : 'reference image';
  engine.logger.info({ category, what }, 'refused by the content policy');
  throw new RepriseError('content_policy_violation', {
    param: isPrompt ? 'prompt' : (references[referenceIndex]?.param ?? 'input_reference'),
    publicText: `The ${what} was refused by the content policy (${category}).`,
  });
}

function longestPrompt({ models }: ModelCatalogue): number {
  return Math.max(
    ...[...models.values()].map(({ capabilities }) => capabilities.maxPromptCodePoints),
  );
}
