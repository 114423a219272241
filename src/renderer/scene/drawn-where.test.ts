import { describe, expect, test } from 'vitest';
import { understandPrompt } from '../understanding/understand-prompt.ts';
import { isDrawnIn, reportHidden } from './drawn-where.ts';
import { SETTINGS, SUBJECTS } from './scene.ts';

describe('a subject', () => {
  test('that stands on the ground is drawn in every setting', () => {
    for (const subject of ['cat', 'dog', 'runner', 'dancer', 'flower', 'product_box'] as const) {
      expect(SETTINGS.filter((setting) => !isDrawnIn(subject, setting))).toEqual([]);
    }
  });

  test('of every kind is drawn by the sea, at a lake, in a city, in mountains and meadows', () => {
    for (const setting of ['coast', 'lake', 'city', 'mountains', 'meadow'] as const) {
      expect(SUBJECTS.filter((subject) => !isDrawnIn(subject, setting))).toEqual([]);
    }
  });
});

describe('the report', () => {
  test('names what is asked for and hidden in the prompt’s words, and takes it off the matches', () => {
    const { matched, notDrawn, confidence } = reportHidden(
      understandPrompt('two sailing boats and a cat at night'),
      ['boat', 'cat'],
      'desert',
    );
    expect(matched.map(({ value }) => value)).toEqual(['cat', 'night']);
    expect(notDrawn).toEqual(['sailing boats']);
    expect(confidence).toBeCloseTo(2 / 3);
  });

  test('names what a new setting hides by its own name', () => {
    const { notDrawn } = reportHidden(understandPrompt('at night'), ['fish', 'dog'], 'desert');
    expect(notDrawn).toEqual(['fish']);
  });

  test('stays as it is where everything shows', () => {
    const understanding = understandPrompt('a boat, no fish');
    expect(reportHidden(understanding, ['boat'], 'lake')).toBe(understanding);
    expect(reportHidden(understandPrompt('no fish'), [], 'desert').notDrawn).toEqual([]);
  });
});
