/** Which characters the bundled font can show, known without loading the font itself. */
import { readFileSync } from 'node:fs';

/** One bit for each character of the basic plane, the lowest bit first. */
let covered: Uint8Array | undefined;

export function hasGlyph(character: string): boolean {
  covered ??= readFileSync(new URL('covered-characters.bin', import.meta.url));
  const code = character.codePointAt(0) ?? 0;
  return (((covered[code >> 3] ?? 0) >> (code & 7)) & 1) === 1;
}
