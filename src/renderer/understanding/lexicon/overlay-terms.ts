/** Words that ask for letters laid over the picture, and words for where and when they stand there. */

/** By the kind of what is laid over; what is quoted beside one of them is its text. */
export const OVERLAY_TERMS = {
  text: `text, text overlay, words, wording, lettering, phrase, message, slogan, tagline, saying, that says,
    that reads, which says, which reads, 文字, 文本, 文案, 字样, 标语, 口号, 写着, 写上, 字`,
  title: `title, title card, heading, headline, opening title, 标题, 片名, 大标题`,
  subtitle: `subtitle, caption, lower third, closed caption, 字幕, 副标题`,
  watermark: `watermark, 水印`,
  logo: `logo, brand logo, company logo, wordmark, brand mark, 品牌 logo, 品牌logo, 品牌标志, 标志, 商标, 徽标,
    品牌标识, 标识`,
} as const;

export type OverlayCue = keyof typeof OVERLAY_TERMS;

interface Cue<Value extends string> {
  readonly value: Value;
  readonly pattern: RegExp;
}

/** Looked for in the words around a cue; the first that is found wins. */
export const MOMENT_CUES: readonly Cue<'start' | 'end' | 'throughout'>[] = [
  {
    value: 'throughout',
    pattern:
      /\b(?:throughout|the whole (?:video|clip|time)|the entire (?:video|clip)|all the time|always|from start to (?:end|finish)|permanently)\b|全程|始终|一直|整个视频|从头到尾|全片/iu,
  },
  {
    value: 'end',
    pattern:
      /\b(?:at|in|near|by|towards?) the (?:very )?(?:end|close)\b|\b(?:ending|closing|outro|final (?:seconds?|frames?)|last (?:seconds?|frames?|\d+ seconds)|end (?:card|screen|title)|finally)\b|结尾|片尾|末尾|最后|结束|尾部/iu,
  },
  {
    value: 'start',
    pattern:
      /\b(?:at|in|from|near) the (?:very )?(?:start|beginning|opening)\b|\b(?:opening|intro|first (?:seconds?|frames?|\d+ seconds)|initially)\b|开头|片头|开始|开场|一开始/iu,
  },
];

export const PLACE_CUES: readonly Cue<
  'top_left' | 'top_right' | 'bottom_left' | 'bottom_right' | 'top' | 'bottom' | 'centre'
>[] = [
  { value: 'top_left', pattern: /\b(?:top|upper)[ -]left\b|左上/iu },
  { value: 'top_right', pattern: /\b(?:top|upper)[ -]right\b|右上/iu },
  { value: 'bottom_left', pattern: /\b(?:bottom|lower)[ -]left\b|左下/iu },
  { value: 'bottom_right', pattern: /\b(?:bottom|lower)[ -]right\b|右下|\bcorner\b|角落|一角/iu },
  { value: 'centre', pattern: /\b(?:cent(?:re|er)(?:ed|red)?|middle)\b|中间|中央|居中|正中/iu },
  { value: 'top', pattern: /\b(?:at the top|on top|top)\b|顶部|上方/iu },
  { value: 'bottom', pattern: /\b(?:at the bottom|bottom)\b|底部|下方/iu },
];

/** The same words say nothing about the picture itself. */
export const PLACEMENT_WORDS = `corner, throughout, top, bottom, left, right, middle, center, centre, centered,
  upper, lower, always, opening, closing, outro, intro, final, last, first, fade in, fades in, fade out,
  finally, letters, bold, white letters, overlaid, our brand, our company, display, displays, displayed,
  appear, appears, appearing, reads, says, name, named,
  左上角, 右上角, 左下角, 右下角, 左上, 右上, 左下, 右下, 角落, 一角, 中间, 中央, 居中, 正中, 顶部, 底部, 全程, 始终, 一直,
  从头到尾, 全片, 片头, 开场, 一开始, 尾部, 整个视频, 我们的, 公司, 淡入, 淡出`;
