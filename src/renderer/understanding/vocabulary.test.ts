/** The vocabulary in use: whole prompts, as people write them, for every value the renderer draws. */
import { describe, expect, test } from 'vitest';
import { MOODS, CAMERA_MOVES, SETTINGS, STYLES, TIMES_OF_DAY, WEATHERS } from '../scene/scene.ts';
import { understandPrompt } from './understand-prompt.ts';
import type { Concept } from './understanding.ts';

type Row = readonly [value: string, prompts: readonly string[]];

function valuesOf(prompt: string, concept: Concept): string[] {
  const { matched } = understandPrompt(prompt);
  const wanted = matched.filter((match) => match.concept === concept && match.wish === 'wanted');
  return [...new Set(wanted.map(({ value }) => value))];
}

function describeWords(concept: Concept, known: readonly string[], rows: readonly Row[]): void {
  describe(concept, () => {
    test('has a row for every value', () => {
      expect(rows.map(([value]) => value).toSorted()).toEqual([...known].toSorted());
    });

    test.each(rows)('%s', (value, prompts) => {
      for (const prompt of prompts) expect(valuesOf(prompt, concept), prompt).toEqual([value]);
    });
  });
}

describeWords('setting', SETTINGS, [
  ['coast', ['Waves roll onto a sandy beach', '海浪拍打着沙滩', 'a lighthouse above the sea']],
  ['lake', ['mist over a calm pond', '平静的湖面', 'a river in the morning']],
  ['city', ['the skyline of Shanghai', '高楼林立的都市', 'skyscrapers in the rain']],
  ['mountains', ['an alpine summit', '群山之间', 'Mount Fuji at dawn']],
  ['meadow', ['a field of flowers in spring', '绿色的草原', 'rolling hills under the sun']],
  ['forest', ['deep in the woods', '阳光洒进森林', 'a bamboo forest in the wind']],
  ['desert', ['endless sand dunes', '沙漠中的仙人掌', 'the Sahara at noon']],
  ['street', ['a narrow alley with shops', '繁华的步行街', 'street photography in the evening']],
  ['room', ['a cozy room on a Sunday', '阳光照进客厅', 'rain on the window']],
  ['underwater', ['fish over a coral reef', '神秘的深海', 'the ocean floor']],
  ['space', ['a nebula in outer space', '浩瀚的宇宙', 'rings of Saturn']],
  ['studio', ['a product shot on a podium', '产品展台上的盒子', 'an abstract background']],
]);

describeWords('time', TIMES_OF_DAY, [
  ['day', ['a lake at noon', '白天的城市', 'in broad daylight']],
  ['golden', ['golden hour by the lake', '金色阳光下的草地', 'late afternoon sun']],
  ['sunset', ['the setting sun', '夕阳西下', 'a beach at dusk']],
  ['dawn', ['at daybreak', '清晨的湖面', 'first light on the peaks']],
  ['twilight', ['a city at twilight', '夜幕降临', 'the blue hour']],
  ['night', ['a moonlit coast', '星空下的沙漠', 'late night in town']],
]);

describeWords('weather', WEATHERS, [
  ['clear', ['under a cloudless sky', '晴空万里', 'a sunny street']],
  ['cloudy', ['an overcast harbor', '阴天的海边', 'grey skies over the hills']],
  ['rain', ['it is drizzling', '下着雨的街头', 'a rainy city']],
  ['snow', ['a blizzard in the mountains', '大雪纷飞', 'snowflakes on the window']],
  ['fog', ['a foggy forest', '浓雾弥漫', 'mist above the lake']],
  ['storm', ['a thunderstorm at sea', '电闪雷鸣', 'a hurricane comes']],
  ['wind', ['a windy meadow', '狂风', 'leaves blowing down the street']],
  ['haze', ['smog over the city', '沙尘暴', 'a hazy afternoon']],
]);

describeWords('camera', CAMERA_MOVES, [
  ['still', ['static shot of a lake', '固定镜头', 'shot on a tripod']],
  ['pan_right', ['the camera pans right', '镜头右移', 'a tracking shot']],
  ['pan_left', ['pan left over the city', '镜头左移', 'panning left']],
  ['push_in', ['slow dolly in', '镜头推进', 'zoom in on the boat']],
  ['rise', ['a crane shot', '航拍', 'an aerial view of the coast']],
  ['pull_out', ['slowly zoom out', '镜头拉远', 'the camera pulls back']],
  ['descend', ['crane down to the street', '镜头下降', 'tilt down']],
  ['orbit', ['an arc shot around the product', '镜头环绕', 'orbiting camera']],
  ['handheld', ['handheld footage', '手持拍摄', 'shaky cam']],
]);

describeWords('style', STYLES, [
  ['natural', ['photorealistic', '写实风格', 'lifelike']],
  ['noir', ['film noir', '黑白电影', 'in black and white']],
  ['vivid', ['vibrant', '色彩浓郁', 'saturated']],
  ['pastel', ['pastel tones', '马卡龙色', 'candy colors']],
  ['cartoon', ['as an anime', '卡通风格', 'cel shaded']],
  ['watercolour', ['a watercolor painting of a lake', '水墨画', 'painterly']],
  ['pixel', ['8-bit', '像素风', 'pixel art of a city']],
  ['line_drawing', ['a pencil sketch', '素描', 'hand-drawn line art']],
  ['vintage', ['an old film with film grain', '复古胶片', 'shot on Super 8']],
  ['neon', ['cyberpunk', '霓虹风格', 'synthwave']],
  ['blueprint', ['a blueprint', '蓝图风格', 'technical drawing']],
]);

describeWords('mood', MOODS, [
  ['calm', ['peaceful mood', '治愈', 'meditative']],
  ['joyful', ['happy and cheerful', '欢快', 'festive']],
  ['dreamy', ['dreamlike', '梦幻', 'a fairytale forest']],
  ['romantic', ['romantic', '浪漫', 'a tender evening']],
  ['melancholic', ['melancholy', '忧郁', 'a sad song']],
  ['mysterious', ['mysterious', '神秘', 'an enigmatic lake']],
  ['dramatic', ['dramatic lighting', '震撼', 'intense']],
  ['tense', ['eerie', '惊悚', 'suspenseful']],
]);

describe('negation', () => {
  test.each<[string, Concept, string]>([
    ['a lake without fog', 'weather', 'fog'],
    ['no storm, please', 'weather', 'storm'],
    ['不要雨', 'weather', 'rain'],
    ['不要大风', 'weather', 'wind'],
    ['没有雾霾的城市', 'weather', 'haze'],
    ['not at night', 'time', 'night'],
    ['不是黄昏', 'time', 'sunset'],
    ['no neon', 'style', 'neon'],
    ['不要卡通', 'style', 'cartoon'],
    ['not in the desert', 'setting', 'desert'],
    ['不在室内', 'setting', 'room'],
    ['no handheld camera', 'camera', 'handheld'],
    ['nothing scary, not sad', 'mood', 'melancholic'],
  ])('%s', (prompt, concept, value) => {
    const unwanted = understandPrompt(prompt).matched.filter(({ wish }) => wish === 'unwanted');
    expect(unwanted.map((match) => [match.concept, match.value])).toContainEqual([concept, value]);
    expect(valuesOf(prompt, concept)).not.toContain(value);
  });
});

describe('cuts', () => {
  test.each<[string, number]>([
    ['a boat, then a city', 1],
    ['先是海滩，然后是城市', 1],
    ['cut to a forest', 1],
    ['a lake. Next scene: a desert. After that, space', 2],
    ['镜头切到街道，接着雨停', 2],
    ['a boat on a lake', 0],
  ])('%s', (prompt, count) => {
    const { cuts = [] } = understandPrompt(prompt);
    expect(cuts).toHaveLength(count);
    for (const cut of cuts) expect(prompt.slice(cut)).not.toBe('');
  });
});
