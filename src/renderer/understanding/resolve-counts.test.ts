import { describe, expect, test } from 'vitest';
import { SUBJECT_NUMBERS } from '../scene/subject-numbers.ts';
import { understandPrompt } from './understand-prompt.ts';

/** `value number` of each subject, without a number where the prompt says none. */
function counted(prompt: string): string[] {
  return understandPrompt(prompt).matched.flatMap(({ concept, value, count }) =>
    concept === 'subject' ? [count === undefined ? value : `${value} ${count}`] : [],
  );
}

describe('a number', () => {
  test.each<[string, string[]]>([
    ['three birds', ['birds 3']],
    ['3 birds over a lake', ['birds 3']],
    ['两只猫', ['cat 2']],
    ['三只小狗在草地上奔跑', ['dog 3']],
    ['五艘帆船', ['boat 5']],
    ['a pair of dogs', ['dog 2']],
    ['a couple of cats and one dog', ['cat 2', 'dog 1']],
    ['two little white boats', ['boat 2']],
    ['two boats and a drone', ['boat 2', 'drone 1']],
    ['half a dozen fish', ['fish 6']],
    ['a few butterflies', ['butterfly 3']],
    ['一群蝴蝶', ['butterfly 7']],
    ['一对舞者', ['dancer 2']],
    ['many flowers', ['flower 7']],
    ['two women and a child', ['woman 2', 'child 1']],
    ['三个人在海边散步', ['person 3']],
  ])('%s', (prompt, subjects) => {
    expect(counted(prompt)).toEqual(subjects);
  });

  test.each<[string, string[]]>([
    ['a bird', ['birds 1']],
    ['the balloon', ['balloon 1']],
    ['balloons', ['balloon']],
    ['butterflies', ['butterfly']],
    ['a butterfly', ['butterfly 1']],
    ['a fish', ['fish 1']],
    ['fish', ['fish']],
    ['cats', ['cat 3']],
    ['鸟', ['birds']],
    ['flock of birds', ['birds']],
    ['a flock of birds', ['birds']],
    ['a flock', ['birds']],
    ['people', ['person 3']],
    ['children', ['child 3']],
    ['a couple', ['person 2']],
    ['一对情侣', ['person 2']],
    ['一个人', ['person 1']],
    ['空无一人的海滩', []],
  ])('is told by the noun itself: %s', (prompt, subjects) => {
    expect(counted(prompt)).toEqual(subjects);
  });

  test.each([
    'two camels and a cat',
    'a cat at two o’clock',
    'three, cat',
    'one day a cat',
    'no one but the cat',
  ])('of something else does not count: %s', (prompt) => {
    expect(counted(prompt)).toEqual([expect.stringMatching(/^cat( 1)?$/)]);
  });
});

describe('more than can be drawn', () => {
  test.each([
    ['a hundred cats', 'hundred cats', SUBJECT_NUMBERS.cat.most],
    ['250 birds', '250 birds', SUBJECT_NUMBERS.birds.most],
    ['九只狗', '九只狗', SUBJECT_NUMBERS.dog.most],
  ])('is limited, and told: %s', (prompt, text, drawn) => {
    const { limited, matched } = understandPrompt(prompt);
    expect(limited).toEqual([{ text: expect.stringContaining(text), drawn }]);
    expect(matched[0]?.count).toBe(drawn);
  });

  test('is not told of what is unwanted, or where nothing is limited', () => {
    expect(understandPrompt('no hundred cats')).not.toHaveProperty('limited');
    expect(understandPrompt('two cats')).not.toHaveProperty('limited');
    expect(understandPrompt('cats')).not.toHaveProperty('limited');
  });

  test('is limited for numbers beyond all bounds', () => {
    for (const number of ['99999999999999999999999', '0', '1e9']) {
      const [match] = understandPrompt(`${number} cats`).matched;
      expect(match?.count ?? 1).toBeLessThanOrEqual(SUBJECT_NUMBERS.cat.most);
    }
  });
});

describe('a motion', () => {
  test.each<[string, string[]]>([
    ['a dog running', []],
    ['a runner runs on the beach', []],
    ['a boat running', ['running']],
    ['a cat runs', ['runs']],
    ['a fish jumps and swims', []],
    ['a dancer dances', []],
    ['跳舞的女孩', []],
    ['running', ['running']],
    ['no dog running', ['running']],
  ])('is reported as not drawn unless a subject is drawn with it: %s', (prompt, notDrawn) => {
    expect(understandPrompt(prompt).notDrawn).toEqual(notDrawn);
  });
});
