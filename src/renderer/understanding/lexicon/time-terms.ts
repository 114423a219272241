/** Words for the times of day, named by their light. */
import type { TimeOfDay } from '../../scene/scene.ts';

export const TIME_TERMS: Readonly<Record<TimeOfDay, string>> = {
  day: `day, daytime, daylight, broad daylight, noon, midday, high noon,
    白天, 白昼, 日间, 中午, 正午, 上午, 大白天`,
  golden: `golden, golden hour, golden light, golden afternoon, golden afternoon light, golden sunlight,
    golden sunshine, golden glow, magic hour, afternoon, late afternoon, afternoon light, afternoon sun,
    warm light, warmer light, warm sunlight, warm sun, warm glow, warm lighting, warm backlight, warm backlighting,
    backlight, backlit, backlighting, low sun,
    黄金时刻, 黄金时段, 金色, 金色阳光, 金色的阳光, 金光, 金黄色阳光, 午后, 午后阳光, 下午, 暖光, 温暖的光,
    温暖的阳光, 暖阳, 逆光, 暖色逆光`,
  sunset: `sunset, sundown, dusk, evening, evening light, setting sun, sun sets, sun is setting, sun setting,
    sun goes down, golden hour sunset, golden sunset, afterglow,
    日落, 落日, 夕阳, 斜阳, 黄昏, 傍晚, 晚霞, 日暮, 余晖, 夕照, 火烧云`,
  dawn: `dawn, daybreak, sunrise, sunup, rising sun, sun rises, sun rise, sun is rising, sun rising,
    first light, early morning, morning, morning light, morning sun,
    日出, 朝阳, 朝霞, 黎明, 拂晓, 破晓, 清晨, 早晨, 早上, 凌晨, 晨光, 晨曦, 曙光, 旭日, 太阳升起`,
  twilight: `twilight, blue hour, nightfall, after sunset, gloaming, last light,
    暮色, 薄暮, 蓝调时刻, 夜幕, 夜幕降临, 入夜, 华灯初上, 日落之后`,
  night: `night, nighttime, night time, nightscape, night sky, at night, midnight, late night, tonight, moon, full moon,
  moonlight, moonlit, moonrise, moon rises, starlight, starlit, starry, starry sky, starry night, stars,
  夜, 夜晚, 夜里, 夜间, 夜景, 夜色, 夜空, 深夜, 午夜, 半夜, 黑夜, 晚上, 月光, 月亮, 月夜, 月色, 明月, 满月, 星空,
  星光, 繁星, 星夜, 星星`,
};
