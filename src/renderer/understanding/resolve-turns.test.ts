/** What comes in the course of a video is told from what is there from its start. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { LEXICON } from './lexicon.ts';
import { understandPrompt } from './understand-prompt.ts';

/** `value` of each light and weather; later ones with `>`, or `?` in a new video alone; unwanted ones with `!`. */
function read(prompt: string): string[] {
  return understandPrompt(prompt).matched.flatMap(({ concept, value, wish, later }) => {
    if (!['time', 'weather', 'season'].includes(concept)) return [];
    const mark =
      later === undefined ? (wish === 'wanted' ? '' : '!') : later === 'always' ? '>' : '?';
    return [mark + value];
  });
}

describe('in the course of it', () => {
  test.each<[string, string[]]>([
    ['day turns to night', ['day', '>night']],
    ['the day slowly turns into night', ['day', '>night']],
    ['sunset fades into night over a lake', ['sunset', '>night']],
    ['dawn gives way to day', ['dawn', '>day']],
    ['a city from day to night', ['day', '>night']],
    ['sunrise to sunset at the beach', ['dawn', '>sunset']],
    ['it starts to rain halfway', ['>rain']],
    ['halfway through it begins to snow', ['>snow']],
    ['rain begins to fall', ['>rain']],
    ['summer turns to winter', ['summer', '>winter']],
    ['白天变成黑夜', ['day', '?night']],
    ['白天逐渐变成黑夜', ['day', '>night']],
    ['从白天到黑夜', ['day', '>night']],
    ['晴天转为雨天', ['clear', '?rain']],
    ['突然下起了大雨', ['>rain']],
    ['开始下雪', ['>snow']],
    ['中途下雨', ['>rain']],
    ['sunset over a lake fades into night', ['sunset', '>night']],
    ['a winter forest turns into spring', ['winter', '>spring']],
    ['gradually turn to night', ['>night']],
    ['逐渐变成夜晚', ['>night']],
    ['it is raining in the city, the rain stops', ['rain', '>clear']],
  ])('%s', (prompt, expected) => {
    expect(read(prompt)).toEqual(expected);
    expect(understandPrompt(prompt).unknown).toEqual([]);
  });
});

describe('from the start', () => {
  test.each<[string, string[]]>([
    ['change day to night', ['!day', 'night']],
    ['turn the day into night', ['!day', 'night']],
    ['change the weather from sunny to rainy', ['!clear', 'rain']],
    ['把白天变成黑夜', ['!day', 'night']],
    ['晴天改为雨天', ['!clear', 'rain']],
    ['a rainy night', ['rain', 'night']],
    ['turn it into night', ['night']],
    ['the rain stops', ['clear']],
    ['starting with a sunny day', ['clear', 'day']],
    ['a sunset in the rain', ['sunset', 'rain']],
  ])('%s', (prompt, expected) => {
    expect(read(prompt)).toEqual(expected);
  });
});

test('Something that comes later in place of something else names what was before it', () => {
  const word = fc.constantFrom(
    'day',
    'night',
    'rain',
    'turns to',
    'from',
    'to',
    'slowly',
    ',',
    'zzz',
  );
  const term = fc.constantFrom(...LEXICON.map(([name]) => name));
  fc.assert(
    fc.property(fc.array(fc.oneof(word, term), { maxLength: 30 }), (words) => {
      const { matched } = understandPrompt(words.join(' '));
      for (const { later, insteadOf, start, value } of matched) {
        if (insteadOf === undefined) continue;
        const before = matched.find((match) => match.start === insteadOf);
        expect(later).toBeDefined();
        expect(before?.start ?? start).toBeLessThan(start);
        expect(before?.value).not.toBe(value);
      }
    }),
  );
});
