/** Who sits, lies or sleeps, in both languages, and that nobody else's rest is dropped in silence. */
import { describe, expect, it } from 'vitest';
import { planScene, remixScene } from '../index.ts';
import { parseScene } from '../scene/scene-schema.ts';
import type { Scene } from '../scene/scene.ts';
import { understandPrompt } from './understand-prompt.ts';

function plan(prompt: string): Scene {
  const size = { width: 320, height: 180, durationSeconds: 4 };
  return planScene({ prompt, ...size, seed: 5, hasReferenceImage: false }).scene;
}

describe('a posture', () => {
  it.each([
    ['a sitting cat', 'sitting'],
    ['a cat sits on the windowsill', 'sitting'],
    ['a black cat lying on the beach', 'lying'],
    ['the cat is asleep', 'sleeping'],
    ['a sleeping orange kitten', 'sleeping'],
    ['一只猫坐在窗台上', 'sitting'],
    ['坐着的猫', 'sitting'],
    ['小猫趴在草地上', 'lying'],
    ['一只橘猫在房间里睡觉', 'sleeping'],
  ])('%s', (prompt, posture) => {
    expect(plan(prompt).postures).toEqual({ cat: posture });
    expect(understandPrompt(prompt).notDrawn).toEqual([]);
  });

  it.each<[string, object | undefined]>([
    ['a woman sits on the beach', { woman: 'sitting' }],
    ['a man runs through the forest', { man: 'running' }],
    ['两个孩子在草地上奔跑', { child: 'running' }],
    ['a girl standing in a field of flowers', { girl: 'standing' }],
    ['一个女人站在海边', { woman: 'standing' }],
    ['a cat and a boy stand in the street', { boy: 'standing' }],
    ['a woman walks her dog', undefined],
    ['people stroll along the beach', undefined],
  ])('of people: %s', (prompt, postures) => {
    expect(plan(prompt).postures).toEqual(postures);
    expect(understandPrompt(prompt).notDrawn).toEqual([]);
  });

  it.each(['a cat', 'a cat walks in a forest', 'a sleeping dog and a walking cat', '一只猫散步'])(
    'is none in "%s"',
    (prompt) => {
      expect(plan(prompt).postures).toBeUndefined();
    },
  );

  it.each([
    ['a dog sitting on the beach', 'sitting'],
    ['a sleeping dog and a walking cat', 'sleeping'],
    ['a cat and a dog sitting on the beach', 'sitting'],
    ['a lion lies in the desert', 'lies'],
    ['一只小狗躺在草地上', '躺在'],
  ])('that is not drawn is reported: %s', (prompt, word) => {
    expect(understandPrompt(prompt).notDrawn).toEqual([word]);
  });

  it.each(['a valley lies between mountains', 'a boat lying by a lake'])(
    'of what is not alive is no posture: %s',
    (prompt) => {
      expect(understandPrompt(prompt).notDrawn).toEqual([]);
      expect(plan(prompt).postures).toBeUndefined();
    },
  );

  it('is changed by a remix that names one, and by no other', () => {
    const walking = plan('a cat in a meadow');
    const sitting = remixScene(walking, 'make the cat sit').scene;
    expect(sitting.postures).toEqual({ cat: 'sitting' });
    expect(parseScene(structuredClone(sitting))).toEqual(sitting);
    expect(remixScene(sitting, 'make it night').scene.postures).toEqual({ cat: 'sitting' });
    expect(remixScene(sitting, 'the cat walks').scene.postures).toBeUndefined();
    expect(remixScene(sitting, 'remove the cat').scene.postures).toBeUndefined();
  });

  it('costs no more time in a prompt made to hurt', () => {
    const started = understandPrompt('sitting and '.repeat(2600));
    expect(started.matched).toEqual([]);
  });
});

describe('words that mean two things', () => {
  it('tells a black and white animal from a black and white video', () => {
    const dog = understandPrompt('a black and white dog in a meadow');
    expect(dog.matched.map(({ concept }) => concept)).toEqual(['colour', 'subject', 'setting']);
    expect(dog.notDrawn).toEqual(['white']);
    expect(plan('一只黑白相间的小狗').segments[0]?.look.style).toBe('natural');
    expect(plan('a black and white video of a dog').segments[0]?.look.style).toBe('noir');
    expect(plan('a black and white cat').segments[0]?.look.style).toBe('natural');
  });

  it('tells a rose from its colour', () => {
    expect(plan('a single red rose in the rain').subjects).toEqual(['flower']);
    expect(plan('一朵粉色的玫瑰在雨中').subjects).toEqual(['flower']);
    expect(plan('a rose car on a street').subjects).toEqual(['car']);
    expect(plan('palette of rose and gold over a lake').subjects).toEqual([]);
  });

  it('draws one of several colours of a thing and reports the others', () => {
    for (const [prompt, left] of [
      ['a red and white car', ['white']],
      ['a red, green and blue boat', ['green', 'blue']],
      ['红白相间的汽车', ['白']],
      ['一辆红色和白色的汽车', ['白色']],
    ] as const) {
      const { matched, notDrawn, unknown } = understandPrompt(prompt);
      expect(notDrawn, prompt).toEqual(left);
      expect(unknown, prompt).toEqual([]);
      expect(matched.filter(({ concept }) => concept === 'colour')).toHaveLength(1);
    }
  });

  it('paints what a dancer or a runner wears, and reports the clothes of others', () => {
    expect(plan('a dancer in a red dress on stage').colours?.dancer).toMatch(/^#/);
    expect(plan('穿着蓝色裙子的舞者').colours?.dancer).toMatch(/^#/);
    expect(plan('a runner wearing a yellow shirt').colours?.runner).toMatch(/^#/);
    const cat = understandPrompt('a cat in a red dress');
    expect(cat.notDrawn).toEqual(['red dress']);
  });
});

describe('flying and standing', () => {
  it.each<[string, string[]]>([
    ['flying cars in a city', ['flying']],
    ['飞行汽车', ['飞行']],
    ['a seagull standing on the beach', ['standing']],
    ['birds flying over a lake', []],
    ['a cat standing in the grass', []],
    ['flying over the mountains', []],
    ['a rocket, flames', []],
    ['a boat and flames', ['flames']],
  ])('%s: not drawn %j', (prompt, expected) => {
    expect(understandPrompt(prompt).notDrawn).toEqual(expected);
  });
});

it('Somebody else sleeps in "its sleeping owner"', () => {
  const { matched } = understandPrompt('a cat wakes its sleeping owner');
  expect(matched.map(({ posture }) => posture)).toEqual([undefined]);
});
