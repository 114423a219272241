/** The bundled font shows what it is said to show. */

import { createCanvas } from '@napi-rs/canvas';
import { describe, expect, it } from 'vitest';
import { hasGlyph } from './has-glyph.ts';
import { registerFont } from './register-font.ts';

/** The pixels of one character, as a string. */
function drawn(character: string): string {
  const canvas = createCanvas(48, 48);
  const pen = canvas.getContext('2d');
  pen.font = `700 32px "${registerFont()}"`;
  pen.fillText(character, 4, 36);
  return canvas.data().toString('base64');
}

describe('hasGlyph', () => {
  it.each([...'AZaz09 !?&©éüñ你好世界百事可乐龙国。，《》あカ'])('knows %j', (character) => {
    expect(hasGlyph(character)).toBe(true);
  });

  it.each(['😀', '한', 'Ж', '★', '\u0000', '\n', '\ue000', ''])('refuses %j', (character) => {
    expect(hasGlyph(character)).toBe(false);
  });
});

describe('the font', () => {
  it('is registered once and draws each character as itself', () => {
    expect(registerFont()).toBe(registerFont());
    const pictures = [...'ABXYZ019你好世界可乐'].map(drawn);
    expect(new Set(pictures).size).toBe(pictures.length);
    expect(pictures).not.toContain(drawn(' '));
  });
});
