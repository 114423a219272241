/** Words that ask for a shade more or less of what a picture has: they change its grade alone. */
import type { ToneChange } from '../../scene/scene.ts';

export const TONE_TERMS: Readonly<Record<ToneChange, string>> = {
  warmer: `warmer, a bit warmer, a little warmer, more warmth, warmer look, warmer tones, warmer tone, warmer colors, warmer colours, warmer mood,
    更暖, 更暖一点, 更暖一些, 暖一点, 暖一些, 更温暖, 温暖一点, 温暖一些, 偏暖, 调暖, 变暖, 暖和一点`,
  cooler: `cooler, a bit cooler, a little cooler, cooler look, cooler tones, cooler tone, cooler colors, cooler colours, colder, bluer, cooler light, colder light,
    更冷, 更冷一点, 冷一点, 冷一些, 偏冷, 调冷, 变冷, 清冷, 冷光`,
  brighter: `brighter, a bit brighter, a little brighter, lighter, more light, brighter light, turn on the lights, turn the lights on, lights on, lighten it, brighten, brighten it, brighten it up,
    更亮, 更亮一点, 亮一点, 亮一些, 更明亮, 明亮一点, 明亮一些, 提亮, 调亮, 变亮, 开灯`,
  darker: `darker, a bit darker, a little darker, dimmer, less light, less bright, darken, darken it, dim the lights, dimly lit, turn off the lights, turn the lights off, lights off, lights out,
    更暗, 更暗一点, 暗一点, 暗一些, 更黑, 调暗, 压暗, 变暗, 昏暗一点, 更昏暗, 关灯, 把灯关掉`,
  harder: `more contrast, higher contrast, stronger contrast, high contrast, contrasty, punchier, increase the contrast, increase contrast,
    高对比, 高对比度, 对比强烈, 对比更强, 强对比, 提高对比度, 增加对比度, 增强对比, 增强对比度, 加强对比`,
  softer: `softer, softer light, softer look, softer colors, softer colours, less contrast, lower contrast, low contrast, reduce the contrast,
    更柔和, 柔和一点, 柔和一些, 低对比, 低对比度, 降低对比度, 减弱对比`,
  richer: `more saturated, more saturation, richer colors, richer colours, richer, increase the saturation, 饱和度更高, 提高饱和度, 增加饱和度, 鲜艳一点, 鲜艳一些, 更鲜艳`,
  paler: `less saturated, less saturation, less colorful, less colourful, muted, muted colors, muted colours, muted tones, paler, washed out, desaturate, reduce the saturation,
    降低饱和度, 饱和度更低, 低饱和, 低饱和度, 淡一点, 淡一些, 素雅`,
};
