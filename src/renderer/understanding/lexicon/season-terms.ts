/** Words for the seasons. Winter's own words mean snow, unless another weather is named with them. */
import type { Season } from '../../scene/scene.ts';

export const SEASON_TERMS: Readonly<Record<Season, string>> = {
  summer: `summer, summertime, summery, midsummer, 夏日, 夏天, 夏季, 盛夏, 初夏`,
  spring: `spring, springtime, spring season, spring meadow blossoms, spring blossoms, in bloom, 春天, 春日, 春季, 早春, 春景, 春意, 春意盎然, 春光`,
  autumn: `autumn, autumnal, autumn leaves, autumn foliage, autumn colors, autumn colours, autumn trees, fall foliage, fall colors, fall colours,
    fall leaves, in the fall, fall season, fall forest, autumn forest colors, 秋天, 秋季, 秋日, 秋色, 深秋, 初秋, 金秋, 晚秋, 秋景, 秋叶, 红叶, 满山红叶`,
  winter: `wintertime, winter sun, winter sunlight, winter sunshine, snow covered, snowy ground, 冬日, 冬日阳光, 雪地, 雪原, 雪野, 白雪皑皑, 银装素裹`,
};
