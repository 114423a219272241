/** Words for the styles that change the colours of a whole scene. */
import type { Style } from '../../scene/scene.ts';

export const STYLE_TERMS: Readonly<Record<Style, string>> = {
  natural: `natural style, realistic, photorealistic, hyperrealistic, realism, lifelike, photographic,
    true to life, 写实, 写实风格, 真实风格, 自然风格, 逼真`,
  noir: `noir, film noir, black and white, b&w, monochrome, monochromatic, grayscale, greyscale,
    desaturated, 黑白, 黑白色, 黑白片, 黑白电影, 单色, 灰度, 去色`,
  vivid: `vivid, vibrant, saturated, colorful, colourful, bold colors, bold colours, rich colors,
    rich colours, bright colors, bright colours,
    鲜艳, 鲜明, 艳丽, 绚丽, 绚烂, 高饱和, 高饱和度, 色彩浓郁, 多彩, 五彩, 五彩缤纷, 缤纷, 色彩丰富`,
  pastel: `pastel, soft colors, soft colours, candy colors, candy colours, dreamy,
    粉彩, 马卡龙, 马卡龙色, 柔和, 柔和色彩, 淡雅, 淡彩, 清新, 小清新, 梦幻`,
};
