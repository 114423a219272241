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
  if (referenceIndex === null) throw refuse(engine, 'prompt', 'prompt', category);
  const param = references[referenceIndex]?.param ?? 'input_reference';
  throw refuse(engine, 'reference image', param, category);
}

/** The name of a character, which prompts will call it by. */
export async function checkName(engine: EngineParts, name: string): Promise<void> {
  const verdict = await engine.moderation.check({ prompt: name, referenceImages: [] });
  if (verdict.outcome === 'refused') throw refuse(engine, 'name', 'name', verdict.category);
}

function refuse(
  { logger }: EngineParts,
  what: string,
  param: string,
  category: string,
): RepriseError {
  logger.info({ category, what }, 'refused by the content policy');
  return new RepriseError('content_policy_violation', {
    param,
    publicText: `The ${what} was refused by the content policy (${category}).`,
  });
}

function longestPrompt({ models }: ModelCatalogue): number {
  return Math.max(
    ...[...models.values()].map(({ capabilities }) => capabilities.maxPromptCodePoints),
  );
}
