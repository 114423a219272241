/** Words that make the colours beside them a palette, and words that ask for none. */

export const PALETTE_CUE_TERMS = `palette, color palette, colour palette, color scheme, colour scheme,
  color grade, colour grade, color grading, colour grading, graded, grading, color, colour, colored,
  coloured, tone, toned, color tone, colour tone, hue, tint, tinted, tinge, shades of, shade of, shades,
  look, looks, make it, make it all, make everything, make the scene, make the video, make this,
  turn it, turn everything, paint it, dye it, wash of,
  色调, 色系, 配色, 配色方案, 调色, 颜色, 色彩, 主色, 主色调, 滤镜, 色卡, 调`;

export const NATURAL_PALETTE_TERMS = `natural color, natural colour, natural palette, natural tones,
  original color, original colour, original palette, true color, true colour, normal color,
  normal colour, no palette, remove the palette, without a palette, reset the color, reset the colour,
  自然色, 自然色彩, 自然颜色, 自然色调, 原色, 原色调, 原来的颜色, 原来的色彩, 恢复颜色, 正常颜色`;
