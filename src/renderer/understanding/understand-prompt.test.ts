import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEXICON } from './lexicon.ts';
import { understandPrompt } from './understand-prompt.ts';

/** `concept=value` of each match; unwanted ones marked with `!`, kept ones with `~`. */
function read(prompt: string): string[] {
  const marks = { wanted: '', unwanted: '!', kept: '~' };
  return understandPrompt(prompt).matched.map(
    ({ concept, value, wish }) => `${marks[wish]}${concept}=${value}`,
  );
}

const TEAL = 'palette=#1f7a7a';
const SAND = 'palette=#dcc59a';
const RUST = 'palette=#a4472a';
const ORANGE = 'palette=#e5822b';
const RED = 'colour=#c92a2a';
const BLUE = 'palette=#2a62c9';

describe('prompts of the vendors’ own pages', () => {
  test.each<[string, string[], string[]]>([
    ['在结尾添加品牌 Logo', ['overlay=wordmark'], []],
    ['一个无人机从海滩升空', ['subject=drone', 'setting=coast', 'camera=rise'], []],
    [
      '一个无人机从海滩升空拍摄夕阳',
      ['subject=drone', 'setting=coast', 'camera=rise', 'time=sunset'],
      [],
    ],
    ['添加日落滤镜效果', ['time=sunset'], []],
    ['Shift the color palette to teal, sand, and rust', [TEAL, SAND, RUST], []],
    [
      'Shift the color palette to teal, sand, and rust, with a warm backlight',
      [TEAL, SAND, RUST, 'time=golden'],
      [],
    ],
    [
      'A cat sitting on a windowsill watching the rain',
      ['subject=cat', 'setting=room', 'weather=rain'],
      [],
    ],
    [
      'Change the weather to sunny with golden afternoon light',
      ['weather=clear', 'time=golden'],
      [],
    ],
    ['Change the lighting to golden hour sunset', ['time=sunset'], []],
    [
      'Change the lighting to sunset, add more people, and make the camera move faster',
      ['time=sunset', 'subject=person'],
      ['move faster'],
    ],
    [
      '百事可乐宣传片，都市街拍风，年轻活力，镜头运动丰富',
      ['setting=street', 'mood=joyful', 'camera=pan_right'],
      ['百事可乐'],
    ],
    ['百事可乐宣传片', [], ['百事可乐']],
    ['A cinematic lion at sunset', ['subject=lion', 'time=sunset'], []],
    ['A cinematic tiger at sunset', ['time=sunset'], ['tiger']],
    [
      '猫咪继续在草地上奔跑，蝴蝶飞向远方',
      ['subject=cat', 'setting=meadow', 'subject=butterfly'],
      ['奔跑'],
    ],
    ['晴天改为雨天、增加雾效', ['!weather=clear', 'weather=rain', 'weather=fog'], []],
    ['写实改为动画风格', ['!style=natural', 'style=cartoon'], []],
    ['欢快改为忧郁', ['!mood=joyful', 'mood=melancholic'], []],
  ])('%s', (prompt, matched, notDrawn) => {
    expect(read(prompt)).toEqual(matched);
    const understanding = understandPrompt(prompt);
    expect(understanding.notDrawn).toEqual(notDrawn);
    expect(understanding.unknown).toEqual([]);
  });
});

describe('synonyms', () => {
  test.each<[string, string[]]>([
    ['downtown skyline', ['setting=city', 'setting=city']],
    ['a street market in the woods', ['setting=street', 'setting=forest']],
    ['沙漠里的街道', ['setting=desert', 'setting=street']],
    ['窗边的房间', ['setting=room', 'setting=room']],
    ['coral reef under water', ['setting=underwater', 'setting=underwater']],
    ['a galaxy in deep space, 星云', ['setting=space', 'setting=space', 'setting=space']],
    ['产品展台', ['setting=studio']],
    ['A valley at dusk', ['setting=mountains', 'time=sunset']],
    ['sailing boat in a blizzard', ['subject=boat', 'weather=snow']],
    ['Two kittens and a hot-air balloon', ['subject=cat', 'subject=balloon']],
    ['a quadcopter in the haze', ['subject=drone', 'weather=haze']],
    ['a stormy night, watercolour', ['weather=storm', 'time=night', 'style=watercolour']],
    ['blue hour in a cyberpunk street', ['time=twilight', 'style=neon', 'setting=street']],
    ['手持镜头，像素风，大风', ['camera=handheld', 'style=pixel', 'weather=wind']],
    ['pull out from a blueprint of a city', ['camera=pull_out', 'style=blueprint', 'setting=city']],
    [
      '复古胶片，镜头环绕，浪漫',
      ['style=vintage', 'style=vintage', 'camera=orbit', 'mood=romantic'],
    ],
    ['a dreamy pencil sketch of a forest', ['mood=dreamy', 'style=line_drawing', 'setting=forest']],
    ['seagulls, pastel, drizzle', ['subject=birds', 'style=pastel', 'weather=rain']],
    ['黑白，海鸥飞过大海', ['style=noir', 'subject=birds', 'setting=coast']],
    ['無人機飛過城市夜景', ['subject=drone', 'setting=city', 'time=night']],
    ['a drone shot of a lake', ['camera=rise', 'setting=lake']],
    ['a black and white cat', ['subject=cat']],
    ['上海', ['setting=city']],
    ['the sun sets', ['time=sunset']],
  ])('%s', (prompt, matched) => {
    expect(read(prompt)).toEqual(matched);
  });
});

describe('colours by number', () => {
  test.each<[string, string[]]>([
    ['palette #1F7A7A, #dcc59a and #a4472a', [TEAL, SAND, RUST]],
    ['色调改为 #1f7a7a、#dcc59a', [TEAL, SAND]],
    ['a colour palette of teal and #fa0', [TEAL, 'palette=#ffaa00']],
    ['colour palette #bed', ['palette=#bbeedd']],
    ['a boat, #12', ['subject=boat']],
    ['change the boat to #ff0000', ['~subject=boat', 'colour=#ff0000']],
  ])('%s', (prompt, matched) => {
    expect(read(prompt)).toEqual(matched);
  });
});

describe('negation', () => {
  test.each<[string, string[]]>([
    ['no rain', ['!weather=rain']],
    ['without any fog', ['!weather=fog']],
    ['not at night', ['!time=night']],
    ["don't show the boat", ['!subject=boat']],
    ['不要雨', ['!weather=rain']],
    ['没有雾', ['!weather=fog']],
    ['不下雨', ['!weather=rain']],
    ['无云', ['!weather=cloudy']],
    ['no rain or fog, golden hour', ['!weather=rain', '!weather=fog', 'time=golden']],
    ['fewer clouds', ['!weather=cloudy']],
    ['no zorblaxian boats', ['!subject=boat']],
    ['no visible boats', ['!subject=boat']],
    ['without a red boat', ['!subject=boat']],
    ['no people, cats, or boats', ['!subject=person', '!subject=cat', '!subject=boat']],
    ['not a soul on the beach', ['setting=coast']],
    ['no rain, a boat and birds', ['!weather=rain', 'subject=boat', 'subject=birds']],
    ['no rain, snow', ['!weather=rain', 'weather=snow']],
    ['no rain and clear skies', ['!weather=rain', 'weather=clear']],
    ['no boats. A cat', ['!subject=boat', 'subject=cat']],
    ['not only rain but snow', ['weather=rain', 'weather=snow']],
    ['不远处有一艘船', ['subject=boat']],
    ['无人机', ['subject=drone']],
  ])('%s', (prompt, matched) => {
    expect(read(prompt)).toEqual(matched);
  });

  test('reports nothing as not drawn that is not wanted', () => {
    expect(understandPrompt('a beach with no people, 没有老虎').notDrawn).toEqual([]);
  });
});

describe('removal and replacement', () => {
  test.each<[string, string[]]>([
    ['remove the cat', ['!subject=cat']],
    ['Remove the boat and add birds', ['!subject=boat', 'subject=birds']],
    ['remove the cat and the drone', ['!subject=cat', '!subject=drone']],
    ['把猫去掉', ['!subject=cat']],
    ['去掉船', ['!subject=boat']],
    ['replace the boat with a drone', ['!subject=boat', 'subject=drone']],
    ['swap the boat for a kitten', ['!subject=boat', 'subject=cat']],
    ['a drone instead of the boat', ['subject=drone', '!subject=boat']],
    ['把船换成无人机', ['!subject=boat', 'subject=drone']],
    ['将船替换为无人机', ['!subject=boat', 'subject=drone']],
    ['用无人机代替船', ['subject=drone', '!subject=boat']],
    ['Change day to night', ['!time=day', 'time=night']],
    ['day becomes night', ['time=day', 'time=night']],
    ['把白天变成夜晚', ['!time=day', 'time=night']],
    ['Change the weather in the city to rain', ['~setting=city', 'weather=rain']],
    ['replace the boat with a tiger', ['~subject=boat']],
    ['change the setting to a city', ['setting=city']],
  ])('%s', (prompt, matched) => {
    expect(read(prompt)).toEqual(matched);
  });
});

describe('palettes', () => {
  test.each<[string, string[]]>([
    ['a palette of teal, sand, and rust', [TEAL, SAND, RUST]],
    ['make it teal and orange', [TEAL, ORANGE]],
    ['Change it to teal and orange', [TEAL, ORANGE]],
    ['teal & orange color grading', [TEAL, ORANGE]],
    ['改成蓝橙色调', [BLUE, ORANGE]],
    ['把画面变成蓝色', [BLUE]],
    ['变成蓝色', [BLUE]],
    ['配色：蓝色、橙色', [BLUE, ORANGE]],
    ['change the palette from blue to orange', [ORANGE]],
    ['a boat, blue tones', ['subject=boat', BLUE]],
    ['restore natural colors', ['palette=natural']],
    ['a red boat', [RED, 'subject=boat']],
    ['a red boat with vivid colors', [RED, 'subject=boat', 'style=vivid']],
    ['a palette of a red boat', [RED, 'subject=boat']],
    ['change the color of the boat to red', ['~subject=boat', RED]],
    ['make the boat’s color red', ['subject=boat', RED]],
    ['把船变成红色', ['~subject=boat', RED]],
    ['配色红色的船', [RED, 'subject=boat']],
    ['the sky turns red', ['colour=#c92a2a']],
  ])('%s', (prompt, matched) => {
    expect(read(prompt)).toEqual(matched);
  });
});

describe('report', () => {
  test('names unknown words as they were written, each once', () => {
    const { unknown } = understandPrompt('Zorblax, 量子 and ZORBLAX Zorblax 12');
    expect(unknown).toEqual(['Zorblax', '量子', 'ZORBLAX']);
  });

  test('gives places in the prompt itself', () => {
    const prompt = '😀 A  HOT-AIR  Balloon, Ｌａｋｅ';
    const { matched } = understandPrompt(prompt);
    expect(matched.map(({ text }) => text)).toEqual(['HOT-AIR  Balloon', 'Ｌａｋｅ']);
    for (const { text, start, end } of matched) expect(prompt.slice(start, end)).toBe(text);
  });

  test('is confident of what it took up, and of nothing else', () => {
    expect(understandPrompt('a boat on a lake').confidence).toBe(1);
    expect(understandPrompt('boat boat boat zorblax').confidence).toBe(0.5);
    expect(understandPrompt('').confidence).toBe(0);
    expect(understandPrompt('Quantum entanglement explained by a wizard')).toEqual({
      matched: [],
      unknown: ['Quantum', 'entanglement', 'explained'],
      notDrawn: ['wizard'],
      confidence: 0,
    });
  });

  test('stays short for a long nonsense prompt, and cuts no letter in two', () => {
    const words = Array.from({ length: 500 }, (_, index) => `q${index}q`).join(' ');
    expect(understandPrompt(words).unknown).toHaveLength(100);
    const [word] = understandPrompt('𐐀'.repeat(5000)).unknown;
    expect(word?.isWellFormed()).toBe(true);
    expect(Array.from(word ?? '')).toHaveLength(40);
  });
});

describe('any prompt', () => {
  const terms = LEXICON.map(([term]) => term);
  const anyPrompt = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 300 }),
    fc
      .array(fc.oneof(fc.constantFrom(...terms), fc.constantFrom(',', '.', '，', '😀', '\u0000')))
      .map((parts) => parts.join(' ')),
    fc.array(fc.constantFrom(...terms)).map((parts) => parts.join('')),
  );

  test('is read without fail, in the order of the text, without overlap', () => {
    fc.assert(
      fc.property(anyPrompt, (prompt) => {
        const { matched, confidence } = understandPrompt(prompt);
        let position = 0;
        for (const { text, start, end } of matched) {
          expect(start).toBeGreaterThanOrEqual(position);
          expect(prompt.slice(start, end)).toBe(text);
          position = end;
        }
        expect(confidence).toBeGreaterThanOrEqual(0);
        expect(confidence).toBeLessThanOrEqual(1);
      }),
      { numRuns: 300 },
    );
  });

  // Each of these repeats a pattern over which a careless reader looks back or ahead without end.
  test.each([
    '😀',
    'ﷺ',
    '\u0000',
    '\ud800',
    '海',
    'a ',
    'no ',
    'no rain, ',
    'not a ',
    'change to ',
    'colour from ',
    'palette teal ',
    'palette the ',
    'teal ',
    'change rain to snow ',
  ])('of 32,000 characters is read to the end: %j', (pattern) => {
    const prompt = `${pattern.repeat(32_000 / pattern.length)} lake`;
    const { matched } = understandPrompt(prompt);
    expect(matched.at(-1)).toMatchObject({ text: 'lake', end: prompt.length });
  });

  test('with thousands of things to replace by thousands is read to the end', () => {
    const prompt = `把${'雨'.repeat(16_000)}换成${'雪'.repeat(16_000)}`;
    expect(understandPrompt(prompt).matched).toHaveLength(32_000);
  });
});
