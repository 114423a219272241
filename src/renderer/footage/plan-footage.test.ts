/** What a prompt can change about a video of which nothing is known, and what it is told it cannot. */
import { describe, expect, test } from 'vitest';
import { parseFootage } from './footage-schema.ts';
import { footageSeconds } from './footage.ts';
import { planFootage, type FootagePlan } from './plan-footage.ts';

const SHAPE: Omit<FootagePlan, 'prompt'> = {
  seed: 1,
  width: 1280,
  height: 720,
  sourceSeconds: 8,
  addedSeconds: 0,
  keepsSource: true,
};
const NOTHING = { time: null, weather: null, style: null, palette: null };

function plan(prompt: string) {
  return planFootage({ ...SHAPE, prompt });
}

describe('a prompt', () => {
  test.each([
    ['shift to golden hour light', { time: 'golden' }],
    ['make the sunny scene rainy', { weather: 'rain' }],
    ['at night instead of day', { time: 'night' }],
    ['把场景改成夜晚，下雪', { time: 'night', weather: 'snow' }],
    ['in black and white noir style', { style: 'noir' }],
    ['a palette of teal, sand and rust', { palette: ['#1f7a7a', '#dcc59a', '#a4472a'] }],
    ['flibbertigibbet', {}],
  ])('%s', (prompt, expected) => {
    expect(plan(prompt).footage.look).toEqual({ ...NOTHING, ...expected });
  });

  test('that asks for a thing, a place or a movement of the camera is told that it is not drawn', () => {
    const { footage, understanding } = plan('add a boat on a lake, pan right, at night');
    expect(footage.look).toEqual({ ...NOTHING, time: 'night' });
    expect(understanding.matched.map(({ value }) => value)).toEqual(['night']);
    expect(understanding.notDrawn.join(' ')).toMatch(/boat.*lake.*pan right/);
    expect(understanding.confidence).toBeLessThan(0.5);
  });

  test('that only wants something gone cannot have it', () => {
    const { footage, understanding } = plan('no rain');
    expect(footage.look).toEqual(NOTHING);
    expect(understanding.notDrawn).toEqual(['rain']);
  });

  test('may name what is there to say where a change applies', () => {
    const { understanding } = plan('change the light on the boat to golden hour');
    expect(understanding.notDrawn).toEqual([]);
  });
});

describe('letters', () => {
  test.each([
    ['add the text "SALE" at the end', { text: 'SALE', fromSeconds: 5, untilSeconds: 8 }],
    ['在结尾添加文字“新品上市”', { text: '新品上市', fromSeconds: 5, untilSeconds: 8 }],
    ['add the title "Day one"', { text: 'Day one', fromSeconds: 0, untilSeconds: 3 }],
    ['add the ACME logo', { kind: 'wordmark', text: 'ACME', place: 'bottom_right' }],
  ])('%s', (prompt, expected) => {
    const { footage, understanding } = plan(prompt);
    expect(footage.overlays).toMatchObject([expected]);
    expect(footage.look).toEqual(NOTHING);
    expect(understanding.notDrawn).toEqual([]);
  });

  test('of an extension stand in what it adds, in the time of the result', () => {
    const end = (shape: Partial<FootagePlan>) =>
      planFootage({ ...SHAPE, addedSeconds: 4, ...shape, prompt: 'add the text "END" at the end' });
    expect(end({}).footage.overlays?.[0]?.untilSeconds).toBe(12);
    expect(end({ keepsSource: false }).footage.overlays?.[0]?.untilSeconds).toBe(4);
    const { footage } = planFootage({ ...SHAPE, addedSeconds: 4, prompt: 'add the text "MORE"' });
    expect(footage.overlays?.[0]).toMatchObject({ fromSeconds: 8, untilSeconds: null });
  });

  test('that are in the pictures already cannot be taken away', () => {
    const { footage, understanding } = plan('remove the text');
    expect(footage).not.toHaveProperty('overlays');
    expect(understanding.notDrawn).toEqual(['text']);
  });
});

describe('stored footage', () => {
  const { footage } = plan('golden hour, add the text "SALE"');

  test('can be read again', () => {
    expect(parseFootage(JSON.parse(JSON.stringify(footage)))).toEqual(footage);
  });

  test.each([
    ['an odd size', { width: 641 }],
    ['too large a size', { height: 8_000 }],
    ['no length', { sourceSeconds: 0 }],
    ['too great a length', { sourceSeconds: 119, addedSeconds: 4 }],
    ['nothing to show', { keepsSource: false }],
    ['a field too many', { more: 1 }],
  ])('with %s is refused', (_name, fault) => {
    expect(() => parseFootage({ ...footage, ...fault })).toThrow();
  });
});

test.each([
  [{ addedSeconds: 0, keepsSource: true }, 8],
  [{ addedSeconds: 4, keepsSource: true }, 12],
  [{ addedSeconds: 4, keepsSource: false }, 4],
])('the length of the result: %o', (part, seconds) => {
  const { footage } = planFootage({ ...SHAPE, ...part, prompt: 'on it goes' });
  expect(footageSeconds(footage)).toBe(seconds);
});
