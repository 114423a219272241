import { expect, test } from 'vitest';
import { foldText } from './fold-text.ts';
import { MOTION_TERMS } from './lexicon/motion-terms.ts';
import { LEXICON } from './lexicon.ts';
import { simplifiedCharacter } from './lexicon/traditional-characters.ts';
import { understandPrompt } from './understand-prompt.ts';

test('writes every term in its folded form, in which alone it can be found', () => {
  const unfolded = LEXICON.map(([term]) => term).filter((term) => foldText(term).text !== term);
  expect(unfolded).toEqual([]);
});

test('understands every word for a value as that value', () => {
  const misread = LEXICON.filter(([term, { kind, concept, value }]) => {
    if (kind !== 'content') return false;
    const [match, ...others] = understandPrompt(term).matched;
    return match?.concept !== concept || match.value !== value || others.length > 0;
  });
  expect(misread).toEqual([]);
});

test('understands every colour word in a palette, in upper case too', () => {
  const misread = LEXICON.filter(([term, { kind, value }]) => {
    if (kind !== 'colour') return false;
    const prompt = `palette: ${term.toUpperCase()}`;
    return understandPrompt(prompt).matched[0]?.value !== value;
  });
  expect(misread).toEqual([]);
});

test('reports every thing without a drawing as not drawn', () => {
  const misread = LEXICON.filter(([term, { kind, value }]) => {
    // Of nobody's flying and standing there is nothing to say.
    if (kind !== 'undrawn' || MOTION_TERMS[value]?.isOnlySaid === true) return false;
    const understanding = understandPrompt(term);
    return understanding.notDrawn[0] !== term || understanding.matched.length > 0;
  });
  expect(misread).toEqual([]);
});

test('never reports a small word as unknown', () => {
  const reported = LEXICON.filter(
    ([term, { kind }]) => kind === 'filler' && understandPrompt(term).unknown.length > 0,
  );
  expect(reported).toEqual([]);
});

test('writes colours as #rrggbb, and about 200 words for them or more', () => {
  const colours = LEXICON.filter(([, { kind }]) => kind === 'colour');
  expect(colours.length).toBeGreaterThanOrEqual(200);
  for (const [, { value }] of colours) expect(value).toMatch(/^#[0-9a-f]{6}$/);
});

test('maps traditional characters one to one', () => {
  expect(simplifiedCharacter('貓')).toBe('猫');
  expect(simplifiedCharacter('猫')).toBe('猫');
  expect(simplifiedCharacter('a')).toBe('a');
});
