/** Text made safe for a terminal and measured as a terminal shows it. */

/** Prompts and messages come from others; control characters in them could move the cursor. */
const CONTROL_CHARACTERS = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu;
const WIDE_CHARACTER =
  /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}\u3000-\u303f\uff01-\uff60\p{Emoji_Presentation}]/u;
const MARK = /\p{M}/u;
const ELLIPSIS = '…';

export function toSingleLine(text: string): string {
  return text.replace(CONTROL_CHARACTERS, ' ').trim();
}

/** Columns on a terminal: two for Chinese, Japanese, Korean and emoji, none for combining marks. */
export function displayWidth(text: string): number {
  let width = 0;
  for (const character of text) width += characterWidth(character);
  return width;
}

/** At most `maxWidth` columns; what was cut is marked. */
export function shorten(text: string, maxWidth: number): string {
  if (displayWidth(text) <= maxWidth) return text;
  let kept = '';
  let width = 0;
  for (const character of text) {
    width += characterWidth(character);
    if (width > maxWidth - 1) break;
    kept += character;
  }
  return kept.trimEnd() + ELLIPSIS;
}

export function padToWidth(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - displayWidth(text)));
}

function characterWidth(character: string): number {
  if (MARK.test(character)) return 0;
  return WIDE_CHARACTER.test(character) ? 2 : 1;
}
