/** The palette a prompt asks for. */
import { NATURAL_PALETTE } from '../understanding/lexicon.ts';
import type { Understanding } from '../understanding/understanding.ts';
import { completePalette } from './complete-palette.ts';
import type { Palette } from './scene.ts';

/** `unasked` where it does not speak of one, null where it asks for natural colours. */
export function askedPalette(understanding: Understanding): Palette | null | 'unasked' {
  const named = understanding.matched
    .filter((match) => match.concept === 'palette' && match.wish === 'wanted')
    .map((match) => match.value);
  if (named.length === 0) return 'unasked';
  return completePalette(named.filter((value) => value !== NATURAL_PALETTE));
}
