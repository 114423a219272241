/** Words for the weathers. */
import type { Weather } from '../../scene/scene.ts';

export const WEATHER_TERMS: Readonly<Record<Weather, string>> = {
  clear: `sunny, sunshine, sunlight, sunlit, clear sky, clear skies, clear blue sky, clear weather, clear day,
    clear night, blue sky, blue skies, cloudless, cloudless sky, fair weather, fine weather, bright sun,
    bright sunlight, rain stops, rain has stopped, rain stopped, after the rain,
    晴, 晴天, 晴朗, 晴空, 晴空万里, 阳光, 阳光明媚, 阳光灿烂, 阳光普照, 万里无云, 蓝天, 蓝天白云, 好天气,
    雨停, 雨停了, 雨后, 雨过天晴`,
  cloudy: `cloud, cloudy, clouds, cloudscape, overcast, grey sky, gray sky, grey skies, gray skies, dark clouds,
    gloomy, gloomy sky,
    多云, 阴天, 阴, 阴沉, 阴云, 乌云, 云, 云朵, 云层, 白云, 云彩`,
  rain: `rain, rainy, raining, rainfall, raindrop, heavy rain, light rain, pouring rain, drizzle, drizzling,
    drizzly, downpour, shower, monsoon,
    雨, 下雨, 下着雨, 雨天, 小雨, 大雨, 风雨, 细雨, 毛毛雨, 阵雨, 雨水, 雨滴, 雨中`,
  snow: `snow, snowy, snowing, snowfall, snowflake, snowstorm, blizzard, wintry, winter, sleet,
    雪, 下雪, 下着雪, 积雪, 大雪纷飞, 雪天, 小雪, 大雪, 暴雪, 暴风雪, 雪花, 飘雪, 雪景, 白雪, 冬天, 冬季, 寒冬`,
  fog: `fog, foggy, mist, misty, foggy weather, sea fog, sea of clouds, low clouds,
    雾, 大雾, 浓雾, 薄雾, 晨雾, 雾气, 云雾, 雾天, 迷雾, 雾蒙蒙, 烟雨, 云海, 雾效, 海雾`,
  storm: `storm, stormy, thunderstorm, thunder, lightning, lightning storm, rainstorm, heavy storm, tempest, typhoon, hurricane, cyclone, squall,
    暴风雨, 雷雨, 雷暴, 暴雨, 雷电, 打雷, 闪电, 台风, 飓风, 狂风暴雨, 电闪雷鸣, 雷阵雨`,
  wind: `windy, strong wind, gusty, gusts of wind, breezy, blustery, windswept, gale, blowing leaves, leaves blowing, falling leaves, wind blowing, windstorm,
    大风, 刮风, 有风, 狂风, 强风, 起风, 风大, 落叶纷飞, 落叶飘零, 秋风`,
  haze: `haze, hazy, smog, smoggy, heat haze, dust, dust in the air, dusty, dusty air, sandstorm, dust storm, hazy light, hazy sky, hazy sunlight,
    霾, 雾霾, 热浪, 朦胧, 沙尘, 沙尘暴, 尘埃, 扬尘, 薄霭, 霭`,
};
