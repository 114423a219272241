/** How much warmer, brighter, harder or richer a picture is after what a prompt says. */
import type { Understanding } from '../understanding/understanding.ts';
import { askedValues } from './asked-values.ts';
import { type Look, MAX_TONE_STEPS, type Tone, TONE_CHANGES, type ToneChange } from './scene.ts';

const STEPS: Readonly<Record<ToneChange, readonly [keyof Tone, 1 | -1]>> = {
  warmer: ['warmth', 1],
  cooler: ['warmth', -1],
  brighter: ['brightness', 1],
  darker: ['brightness', -1],
  harder: ['contrast', 1],
  softer: ['contrast', -1],
  richer: ['richness', 1],
  paler: ['richness', -1],
};

/** A step from where it is; nothing is kept of what is back where it was. */
export function changedTone(
  current: Tone | undefined,
  understanding: Understanding,
): Pick<Look, 'tone'> {
  const { wanted, unwanted } = askedValues(understanding, 'tone', TONE_CHANGES);
  const tone: { -readonly [Part in keyof Tone]: number } = { ...current };
  const step = (change: ToneChange, sign: 1 | -1): void => {
    const [part, direction] = STEPS[change];
    const steps = (tone[part] ?? 0) + direction * sign;
    tone[part] = Math.max(-MAX_TONE_STEPS, Math.min(MAX_TONE_STEPS, steps));
  };
  for (const change of wanted) step(change, 1);
  for (const change of unwanted) step(change, -1);
  const kept = Object.entries(tone).filter(([, steps]) => steps !== 0);
  return kept.length === 0 ? {} : { tone: Object.fromEntries(kept) };
}
