/**
 * Words for how many of something there are. The value of a term is its number; `few` and `many` are
 * left to what is numbered: a few birds are more than a few trains.
 */

const ENGLISH: Readonly<Record<string, string>> = {
  1: 'one, single, a single, just one, only one',
  2: 'two, a pair of, pair of, a couple of, couple of, twin',
  3: 'three, trio of, a trio of',
  4: 'four',
  5: 'five',
  6: 'six, half a dozen',
  7: 'seven',
  8: 'eight',
  9: 'nine',
  10: 'ten',
  11: 'eleven',
  12: 'twelve, dozen, a dozen',
  15: 'fifteen',
  20: 'twenty',
  30: 'thirty',
  50: 'fifty',
  100: 'hundred, a hundred, one hundred, hundreds of',
  1000: 'thousand, a thousand, thousands of, countless',
  few: 'few, a few, several, some, a handful of, a group of, group of, a bouquet of, bouquet of, a bunch of',
  many: `many, lots of, a lot of, plenty of, a flock of, a swarm of, swarm of, a school of, a herd of,
    herd of, a pack of, pack of, a crowd of, dozens of, numerous`,
};

const CHINESE_DIGITS: Readonly<Record<string, number>> = {
  一: 1,
  两: 2,
  二: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
  十: 10,
  十二: 12,
  二十: 20,
  百: 100,
  一百: 100,
};

/** Measure words that stand between a number and what it counts. */
const MEASURES = [...'只个艘条架辆列匹头位名朵枝株枚尾盒台座片幅段'];

const CHINESE: Readonly<Record<string, string>> = {
  2: '一对, 一双, 成双',
  few: `几, 几个, 一些, 若干, 一束, 一丛, 好几, ${MEASURES.map((measure) => `几${measure}`)
    .filter((term) => term !== '几个')
    .join(', ')}`,
  many: '一群, 成群, 成群的, 很多, 许多, 大群, 一大群, 多, 无数, 众多',
};

/** Term by term, so that a number may be asked for by any of its words. */
export const NUMBER_TERMS: readonly (readonly [terms: string, value: string])[] = [
  ...Object.entries(ENGLISH).map(([value, terms]) => [terms, value] as const),
  ...Object.entries(CHINESE).map(([value, terms]) => [terms, value] as const),
  ...Object.entries(CHINESE_DIGITS).map(
    ([digit, value]) =>
      [[digit, ...MEASURES.map((measure) => digit + measure)].join(', '), String(value)] as const,
  ),
];
