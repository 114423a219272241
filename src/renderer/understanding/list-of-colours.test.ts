/** The members of a group have the listed colours in turn; what is not possible stays told. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { planSampleScene } from '../../../test/support/plan-sample-scene.ts';
import { remixScene } from '../scene/remix-scene.ts';
import { parseScene } from '../scene/scene-schema.ts';
import { tokenize } from './tokenize.ts';
import { coloursListedAfter } from './list-of-colours.ts';

const valueOf = (word: string) =>
  planSampleScene(`a ${word} car`).scene.colours?.car ?? expect.unreachable(`no colour ${word}`);
const [RED, BLUE, YELLOW, WHITE, BLACK] = ['red', 'blue', 'yellow', 'white', 'black'].map(valueOf);

describe('in turn', () => {
  test.each<[string, string, unknown[]]>([
    ['three balloons, one red, one blue, one yellow', 'balloon', [RED, BLUE, YELLOW]],
    [
      'three balloons, one red, one blue and one yellow, over a lake',
      'balloon',
      [RED, BLUE, YELLOW],
    ],
    ['two cars, red and blue', 'car', [RED, BLUE]],
    ['red and blue balloons', 'balloon', [RED, BLUE]],
    ['red, yellow and blue flowers in a meadow', 'flower', [RED, YELLOW, BLUE]],
    ['two cats, one is black and the other is white', 'cat', [BLACK, WHITE]],
    ['a red and white balloon', 'balloon', [RED, WHITE]],
    ['two girls run on the beach, one in red and one in blue', 'girl', [RED, BLUE]],
    ['两个女孩在沙滩上跑步，一个穿红衣服，一个穿蓝衣服', 'girl', [RED, BLUE]],
    ['two dancers on a stage, one wearing a red dress, one wearing blue', 'dancer', [RED, BLUE]],
  ])('%s', (prompt, subject, colours) => {
    const { scene, understanding } = planSampleScene(prompt);
    expect(scene.colours).toEqual({ [subject]: colours });
    expect(understanding.notDrawn).toEqual([]);
    expect(understanding.unknown).toEqual([]);
    expect(parseScene(scene)).toEqual(scene);
  });

  test('in Chinese', () => {
    for (const prompt of ['两辆汽车，一红一蓝', '两个热气球，一个红色，一个蓝色']) {
      const { scene, understanding } = planSampleScene(prompt);
      expect(Object.values(scene.colours ?? {}).map((list) => list?.length)).toEqual([2]);
      expect(understanding.notDrawn).toEqual([]);
    }
  });
});

describe('one alone', () => {
  test.each<[string, string]>([
    ['a red and white car', 'car'],
    ['a red and blue train', 'train'],
    ['two red cars', 'car'],
    ['two cars, red sky and blue water', 'car'],
  ])('%s has no list', (prompt, subject) => {
    const { scene } = planSampleScene(prompt);
    const colour = Object.entries(scene.colours ?? {}).find(([name]) => name === subject)?.[1];
    expect(Array.isArray(colour)).toBe(false);
  });
  test.each<[string, string[]]>([
    ['two cars, red, blue and yellow', ['yellow']],
    ['a train, red and blue', ['blue']],
    ['a black cat and a red balloon', []],
    ['Shot 1: a red car. Shot 2: a red car.', []],
  ])('%s is told', (prompt, told) => {
    expect(planSampleScene(prompt).understanding.notDrawn).toEqual(told);
  });
  test('tells of the colour that it cannot have', () => {
    expect(planSampleScene('a red and white car').understanding.notDrawn).toEqual(['white']);
  });
});

test('A remix turns a list into one colour and back', () => {
  const { scene } = planSampleScene('two cars, red and blue');
  expect(remixScene(scene, 'make the cars yellow').scene.colours).toEqual({ car: YELLOW });
  expect(remixScene(scene, 'at night').scene.colours).toEqual({ car: [RED, BLUE] });
  expect(remixScene(scene, 'red and white cars').scene.colours).toEqual({ car: [RED, WHITE] });
});

test('A list is of colours only, and never of a single one', () => {
  const word = fc.constantFrom('red', 'blue', 'one', 'and', ',', 'lake', 'car', 'the', 'zzz');
  fc.assert(
    fc.property(fc.array(word, { maxLength: 40 }), (words) => {
      const tokens = tokenize(`cars ${words.join(' ')}`);
      const listed = coloursListedAfter(tokens, 0);
      expect(listed.length).not.toBe(1);
      expect(listed.every((index) => tokens[index]?.kind === 'colour')).toBe(true);
    }),
  );
});
