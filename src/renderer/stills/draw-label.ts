/** Writes a line of text without any font, because a server may have none installed. */
import type { SKRSContext2D } from '@napi-rs/canvas';

const COLUMNS = 5;
const DOT = 3;
const ADVANCE = (COLUMNS + 1) * DOT;
const COLOUR = '#e8e6e1';
const FIRST_CHARACTER = 0x20;
const UNKNOWN = '?';

/** Seven rows of dots and some room around them. */
export const LABEL_HEIGHT = 7 * DOT + 15;

/**
 * The printable ASCII characters in order, five columns each, two digits a column; a column's
 * lowest bit is its top dot.
 */
const GLYPHS = [
  '000000000000005f00000007000700147f147f14242a7f2a12231308646236495620500005030000',
  '001c2241000041221c002a1c7f1c2a08083e08080050300000080808080800606000002010080402',
  '3e5149453e00427f400072494949462141494d331814127f1027454545393c4a4949314121110907',
  '3649494936464949291e003636000000563600000008142241141414141400412214080201590906',
  '3e415d594e7c1211127c7f494949363e414141227f4141413e7f494949417f090909013e41415173',
  '7f0808087f00417f41002040413f017f081422417f404040407f021c027f7f0408107f3e4141413e',
  '7f090909063e4151215e7f09192946264949493203017f01033f4040403f1f2040201f3f4038403f',
  '631408146303047804036159494d43007f4141410204081020004141417f04020102044040404040',
  '000307080020545478407f284444383844444428384444287f385454541800087e09020c5252523e',
  '7f0804047800447d40002040403d007f1028440000417f40007c047804787c080404783844444438',
  '7c14141408081414187c7c08040408485454542404043f44243c4040207c1c2040201c3c4030403c',
  '44281028440c5050503c4464544c440008364100000077000000413608000201020402',
].join('');

export function drawLabel(context: SKRSContext2D, text: string, left: number, top: number): void {
  context.fillStyle = COLOUR;
  for (const [index, character] of [...text].entries()) {
    for (const [column, dots] of glyphOf(character).entries()) {
      for (let row = 0; row < 7; row++) {
        if ((dots & (1 << row)) === 0) continue;
        context.fillRect(left + index * ADVANCE + column * DOT, top + row * DOT, DOT, DOT);
      }
    }
  }
}

function glyphOf(character: string): number[] {
  const code = character.codePointAt(0) ?? 0;
  const start = (code - FIRST_CHARACTER) * COLUMNS * 2;
  if (start < 0 || start >= GLYPHS.length) return glyphOf(UNKNOWN);
  return Array.from({ length: COLUMNS }, (_, column) => {
    const digits = GLYPHS.slice(start + column * 2, start + column * 2 + 2);
    return Number.parseInt(digits, 16);
  });
}
