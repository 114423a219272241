/** What the renderer made of a prompt, in as few words as the caller is to be told. */
import type { Understanding } from '../../core/index.ts';
import type { PlannedScene } from '../../renderer/index.ts';

const MAX_WORDS = 20;

/** `names` and `moreUnknown` are words that never reached the renderer. */
export function shortUnderstanding(
  { matched, unknown, notDrawn, limited = [], confidence }: PlannedScene['understanding'],
  names: readonly string[],
  moreUnknown: readonly string[],
): Understanding {
  // "Twenty cats" are drawn, and not twenty.
  const fewer = limited.map(({ text, drawn }) => `${text} (${drawn} drawn)`);
  const words = new Set([...names, ...matched.map(({ text }) => text)]);
  return {
    matched: [...words].slice(0, MAX_WORDS),
    unknown: [...moreUnknown, ...unknown].slice(0, MAX_WORDS),
    notDrawn: [...notDrawn, ...fewer].slice(0, MAX_WORDS),
    confidence: Math.round(confidence * 100) / 100,
  };
}
