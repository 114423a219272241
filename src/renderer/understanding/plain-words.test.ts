/** Whatever a reading may say is said in words that are understood as just that. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  CAMERA_MOVES,
  MOODS,
  SETTINGS,
  STYLES,
  SUBJECTS,
  TIMES_OF_DAY,
  WEATHERS,
} from '../scene/scene.ts';
import { SUBJECT_NUMBERS } from '../scene/subject-numbers.ts';
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
  for (const value of [...SETTINGS, ...TIMES_OF_DAY, ...SUBJECTS, ...CAMERA_MOVES, ...STYLES]) {
    expect(text).toContain(`"${value}"`);
  }
});

test.each([null, 'lake', [], { setting: 'atlantis' }, { subjects: 'cat' }, { palette: ['#fff'] }])(
  '%j is no reading',
  (value) => {
    expect(() => inPlainWords(value)).toThrow();
  },
);
