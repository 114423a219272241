/** What the words refuse, and all that they must let pass. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { moderations } from '../index.ts';
import { BUILT_IN_WORDS } from './built-in-words.ts';
import { foldPrompt } from './fold-prompt.ts';

const { createWordListModeration } = moderations;

async function judge(
  prompt: string,
  settings: Partial<Parameters<typeof createWordListModeration>[0]> = {},
): Promise<string> {
  const words = createWordListModeration({ builtIn: true, add: [], allow: [], ...settings });
  const verdict = await words.check({ prompt, referenceImages: [] });
  return verdict.outcome === 'refused' ? verdict.category : 'allowed';
}

describe('the built-in words', () => {
  it.each([
    ['a porn movie', 'sexual'],
    ['Two people having sex on a beach', 'sexual'],
    ['PORN', 'sexual'],
    ['p\u200bo\u00adr\u2060n', 'sexual'],
    ['ｐｏｒｎ', 'sexual'],
    ['pórñ', 'sexual'],
    ['𝗽𝗼𝗿𝗻 in the city', 'sexual'],
    ['having\n  sex', 'sexual'],
    ['having-sex', 'sexual'],
    ['做一个porn视频', 'sexual'],
    ['“porn”', 'sexual'],
    ['一段色情视频', 'sexual'],
    ['一段色 情\u200b视·频', 'sexual'],
    ['他们在淫乱', 'sexual'],
    ['underage  sex', 'sexual/minors'],
    ['naked children playing', 'sexual/minors'],
    ['兒童色情', 'sexual/minors'],
    ['A man explains how to kill yourself', 'self-harm/instructions'],
    ['视频教程：如何自杀', 'self-harm/instructions'],
    ['a real snuff film', 'violence/graphic'],
    ['斩首视频', 'violence/graphic'],
  ])('refuse %j as %s', async (prompt, category) => {
    expect(await judge(prompt)).toBe(category);
  });

  it.each([
    'shoot a video of a lake',
    'a photo shoot in the snow, headshots, then shot by shot',
    'kill the lights, then cut to black',
    'the team is killing it on stage',
    'a killer whale breaches; a dead tree; a bloody mary cocktail',
    'a chicken breast on a grill, a cock crows at dawn',
    'Scunthorpe, Essex and Middlesex from a drone',
    'popcorn in a bowl, a unicorn and a pornichet beach sign',
    'children play naked pretzel — no: children bake pretzels',
    'a child in a red coat, nude colored shoes on a shelf',
    'sex education museum, the sexes of seahorses, a sextant',
    'a suicide prevention helpline volunteer talks kindly',
    'a surgeon explains anatomy; blood cells flow through a vein',
    'a soldier fires a gun in a war film, explosion, smoke',
    'two people kiss under an umbrella in the rain',
    'the execution of the plan; video of a beheaded statue',
    'having sextets play Brahms',
    'Dick Van Dyke dances, a pussy cat sleeps, a blue tit sings',
    '这部电影有着出色情节和精彩画面',
    '绿色情怀，金色情调，粉色情人节贺卡',
    '十字路口交通繁忙，路口交警指挥',
    '她为家人做爱心早餐',
    '志愿者做爱护环境的事',
    '双方进行理性交流，异性交往，个性交友',
    '领导独自慰问老人',
    '黄片状的树叶落下，金黄片片',
    '高手淫雨霏霏中练剑',
    '拍摄一个视频，关掉灯光，杀青',
    '一只猫在草地上奔跑',
    '黄色视频背景上的白云',
    'a baker shows how to cut yourself a slice; a flawless execution video',
    '',
    '🎬🎬🎬',
  ])('let %j pass', async (prompt) => {
    expect(await judge(prompt)).toBe('allowed');
  });

  it('find every word of theirs, alone and in the middle of a sentence', async () => {
    for (const [category, words] of Object.entries(BUILT_IN_WORDS)) {
      for (const word of words) {
        expect(Object.keys(BUILT_IN_WORDS)).toContain(await judge(word));
        expect(await judge(`A lake, ${word.toUpperCase()}, and hills`), word).not.toBe('allowed');
        expect(await judge(`湖边${word}的山`), word).not.toBe('allowed');
      }
      expect(category).toMatch(/^[a-z-]+(\/[a-z-]+)?$/);
    }
  });

  it('have no word twice, and none that another one makes needless', () => {
    const words = Object.values(BUILT_IN_WORDS).flat();
    expect(new Set(words.map(foldPrompt)).size).toBe(words.length);
  });

  it('can be switched off', async () => {
    expect(await judge('porn', { builtIn: false })).toBe('allowed');
    expect(await judge('porn', { builtIn: false, add: ['porn'] })).toBe('blocked');
  });
});

describe('words of one’s own', () => {
  const add = ['Acme Rocket', '竞争对手', 'Ünïcode', '麻辣'];

  it.each([
    ['the acme rocket flies', 'blocked'],
    ['the ACME-Rocket flies', 'blocked'],
    ['the acme rockets fly', 'allowed'],
    ['macme rocket', 'allowed'],
    ['我们的竞争对手来了', 'blocked'],
    ['unicode', 'blocked'],
    ['麻辣火锅', 'blocked'],
  ])('%j: %s', async (prompt, expected) => {
    expect(await judge(prompt, { add })).toBe(expected);
  });

  it('pass inside of what is allowed, and only there', async () => {
    const settings = { add: ['gore', '麻辣'], allow: ['gore-tex', '麻辣火锅'] };
    expect(await judge('a gore tex jacket', settings)).toBe('allowed');
    expect(await judge('吃麻辣火锅', settings)).toBe('allowed');
    expect(await judge('a gore tex jacket and gore', settings)).toBe('blocked');
    expect(await judge('吃麻辣', settings)).toBe('blocked');
    expect(await judge('a tex-gore jacket', settings)).toBe('blocked');
  });

  it('that are nothing but blanks refuse nothing', async () => {
    expect(await judge('a lake', { add: ['\u200b', ' - '] })).toBe('allowed');
  });
});

describe('every prompt', () => {
  const words = ['rocket', 'acme rocket', '竞争', 'a b'];
  const list = createWordListModeration({ builtIn: false, add: words, allow: [] });
  const isRefused = async (prompt: string) =>
    (await list.check({ prompt, referenceImages: [] })).outcome === 'refused';

  it('is judged the same whatever unseen letters, case and spaces are in it', async () => {
    const letters = fc.string({ unit: fc.constantFrom(...'rocketacme 竞争ab'), maxLength: 12 });
    const word = fc.constantFrom(...words);
    const prompt = fc.oneof(
      fc.tuple(letters, word, letters).map((parts) => parts.join(' ')),
      letters,
    );
    await fc.assert(
      fc.asyncProperty(
        prompt,
        fc.constantFrom('\u200b', '\u00ad', '\ufe0f', '\u0301'),
        async (text, unseen) => {
          const verdict = await isRefused(text);
          expect(await isRefused([...text].join(unseen))).toBe(verdict);
          expect(await isRefused(text.toUpperCase())).toBe(verdict);
          expect(await isRefused(text.replaceAll(' ', '\n\t '))).toBe(verdict);
        },
      ),
    );
  });

  it('is judged by words as the eye divides them', async () => {
    const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '.', '湖'), maxLength: 8 });
    const single = createWordListModeration({ builtIn: false, add: ['ab'], allow: [] });
    await fc.assert(
      fc.asyncProperty(text, async (prompt) => {
        const { outcome } = await single.check({ prompt, referenceImages: [] });
        expect(outcome === 'refused').toBe(/(?<![ab])ab(?![ab])/.test(prompt));
      }),
    );
  });

  it('of any letters at all gets a verdict, and folding it twice changes nothing', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: 'binary' }), async (prompt) => {
        expect(await judge(prompt)).toBeDefined();
        expect(foldPrompt(foldPrompt(prompt))).toBe(foldPrompt(prompt));
      }),
    );
  });

  it('that is as long as a prompt may be is judged too', async () => {
    expect(await judge('porm '.repeat(6000))).toBe('allowed');
    expect(await judge(`${'湖 '.repeat(16_000)}色情视频`)).toBe('sexual');
    expect(await judge('p'.repeat(32_000))).toBe('allowed');
  });
});

describe('several checks', () => {
  it('ask the next one only about what the first lets pass', async () => {
    const asked: string[] = [];
    const inTurn = moderations.moderateInTurn([
      createWordListModeration({ builtIn: true, add: [], allow: [] }),
      {
        check: async ({ prompt }) => {
          asked.push(prompt);
          return { outcome: 'refused', category: 'second', referenceIndex: 0 };
        },
      },
    ]);
    const check = (prompt: string) => inTurn.check({ prompt, referenceImages: [] });
    expect(await check('porn')).toMatchObject({ category: 'sexual', referenceIndex: null });
    expect(await check('a lake')).toMatchObject({ category: 'second', referenceIndex: 0 });
    expect(asked).toEqual(['a lake']);
    expect(await moderations.moderateInTurn([]).check({ prompt: '', referenceImages: [] })).toEqual(
      {
        outcome: 'allowed',
      },
    );
  });
});
