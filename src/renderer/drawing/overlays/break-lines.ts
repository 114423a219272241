/** Breaks a text into lines: between words, and in Chinese between any two characters. */

/** `widthOf` measures a line; a word that is too long by itself gets a line of its own. */
export function breakLines(
  text: string,
  maxWidth: number,
  widthOf: (line: string) => number,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    const longer = line + piece;
    if (line !== '' && widthOf(longer.trimEnd()) > maxWidth) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else {
      line = longer;
    }
  }
  return [...lines, line.trimEnd()].filter((part) => part !== '');
}

/** Words with the space after them; each Chinese character, with what closes behind it. */
function piecesOf(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][，。！？、；：”’」』》）]*|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+\s*|\s+/gu,
    ) ?? []
  );
}
