/** Whatever a reading may say is said in words that are understood as just that. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CAMERA_MOVES,
  FLOWER_KINDS,
  MOODS,
  SEASONS,
  SETTINGS,
  STYLES,
  SUBJECTS,
  TIMES_OF_DAY,
  TONE_CHANGES,
  WEATHERS,
} from '../scene/scene.ts';
import { SUBJECT_NUMBERS } from '../scene/subject-numbers.ts';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';
import { describeReading, inPlainWords } from './plain-words.ts';
import { understandPrompt } from './understand-prompt.ts';
import type { Concept } from './understanding.ts';

const colour = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => `#${value.toString(16).padStart(6, '0')}`);
const one = <Value>(list: readonly Value[]) => fc.option(fc.constantFrom(...list));
const reading = fc.record({
  setting: one(SETTINGS),
  time: one(TIMES_OF_DAY),
  weather: one(WEATHERS),
  style: one(STYLES.filter((style) => style !== 'natural')),
  mood: one(MOODS),
  camera: one(CAMERA_MOVES),
  subjects: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom(...SUBJECTS),
      count: fc.option(fc.integer({ min: 1, max: 30 })),
      colour: fc.option(colour),
    }),
    { maxLength: 4, selector: ({ name }) => name },
  ),
  palette: fc.option(fc.tuple(colour, colour, colour)),
});

test('every reading is understood whole, and as it is', () => {
  fc.assert(
    fc.property(reading, (read) => {
      const { matched, unknown, notDrawn } = understandPrompt(inPlainWords(read).prompt);
      expect([unknown, notDrawn]).toEqual([[], []]);
      const valuesOf = (concept: Concept): string[] =>
        matched.flatMap((match) => (match.concept === concept ? [match.value] : []));
      for (const concept of ['setting', 'time', 'weather', 'style', 'mood', 'camera'] as const) {
        expect(valuesOf(concept)).toEqual(read[concept] === null ? [] : [read[concept]]);
      }
      expect(valuesOf('subject')).toEqual(read.subjects.map(({ name }) => name));
      expect(valuesOf('palette')).toEqual(read.palette ?? []);
      const colours = read.subjects.flatMap((subject) => subject.colour ?? []);
      expect(valuesOf('colour')).toEqual(colours);
      for (const { name, count } of read.subjects) {
        const match = matched.find(({ value }) => value === name);
        if (count === null) continue;
        expect(match?.count ?? 1).toBe(Math.min(count, SUBJECT_NUMBERS[name].most));
      }
    }),
  );
});

test('the description names every value that there is', () => {
  const text = describeReading();
  for (const value of [
    ...SETTINGS,
    ...TIMES_OF_DAY,
    ...SUBJECTS,
    ...CAMERA_MOVES,
    ...STYLES,
    ...SEASONS,
  ]) {
    expect(text).toContain(`"${value}"`);
  }
});

test('seasons, shades, a later light, and colours and kinds of each of several can be read', () => {
  const read = {
    season: 'autumn',
    time: 'day',
    laterTime: 'night',
    tones: ['warmer', 'harder'],
    subjects: [
      { name: 'cat', colours: ['#F4F4F0', '#16171a'] },
      { name: 'flower', count: 3, kind: 'rose', colours: ['#c92a2a'] },
    ],
  };
  const { scene, understanding } = planSampleScene(inPlainWords(read).prompt);
  expect([understanding.unknown, understanding.notDrawn]).toEqual([[], []]);
  expect(scene).toMatchObject({
    subjects: ['cat', 'flower'],
    counts: { cat: 2, flower: 3 },
    colours: { cat: ['#f4f4f0', '#16171a'], flower: '#c92a2a' },
    flowers: ['rose'],
  });
  const [first] = scene.segments;
  expect(first?.look).toMatchObject({ season: 'autumn', tone: { warmth: 1, contrast: 1 } });
  expect([first?.look.time, scene.segments.at(-1)?.look.time]).toEqual(['day', 'night']);
});

test('every season, shade and kind of flower has words, and every list of colours', () => {
  fc.assert(
    fc.property(
      fc.record({
        season: fc.constantFrom(...SEASONS),
        tones: fc.uniqueArray(fc.constantFrom(...TONE_CHANGES)),
        name: fc.constantFrom('cat' as const, 'flower' as const, 'balloon' as const),
        kind: fc.constantFrom(...FLOWER_KINDS),
        colours: fc.uniqueArray(colour, { minLength: 1, maxLength: 5 }),
      }),
      ({ season, tones, name, kind, colours }) => {
        const subjects = [{ name, colours, count: 5, ...(name === 'flower' ? { kind } : {}) }];
        const { matched, unknown, notDrawn } = understandPrompt(
          inPlainWords({ season, tones, subjects }).prompt,
        );
        expect([unknown, notDrawn]).toEqual([[], []]);
        const valuesOf = (concept: Concept): string[] =>
          matched.flatMap((match) => (match.concept === concept ? [match.value] : []));
        expect(valuesOf('season')).toEqual([season]);
        expect(valuesOf('tone')).toEqual(tones);
        const subject = matched.find(({ concept }) => concept === 'subject');
        expect(subject?.colours).toEqual(colours);
        expect(subject?.flower).toBe(name === 'flower' ? kind : undefined);
      },
    ),
  );
});

test.each([null, 'lake', [], { setting: 'atlantis' }, { subjects: 'cat' }, { palette: ['#fff'] }])(
  '%j is no reading',
  (value) => {
    expect(() => inPlainWords(value)).toThrow();
  },
);
