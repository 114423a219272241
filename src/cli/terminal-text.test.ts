import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { displayWidth, padToWidth, shorten, toSingleLine } from './terminal-text.ts';

const anyText = fc.string({ unit: 'grapheme' });

describe('toSingleLine', () => {
  it('takes out what could move the cursor or start a line', () => {
    expect(toSingleLine('  a\r\nb\u001b[2Jc\u0007d\u2028e\u202ef ')).toBe('a b [2Jc d e f');
  });

  it('never leaves a control character', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 0x2fff })), (codePoints) => {
        expect(toSingleLine(String.fromCodePoint(...codePoints))).not.toMatch(/[\p{Cc}\n]/u);
      }),
    );
  });
});

describe('displayWidth', () => {
  it('counts two columns for what a terminal shows wide', () => {
    expect(displayWidth('boat')).toBe(4);
    expect(displayWidth('添加日落')).toBe(8);
    expect(displayWidth('한글。')).toBe(6);
    expect(displayWidth('⛵')).toBe(2);
    expect(displayWidth('e\u0301')).toBe(1);
  });
});

describe('shorten', () => {
  it('leaves what fits and marks what was cut', () => {
    expect(shorten('a lake', 6)).toBe('a lake');
    expect(shorten('a lake', 5)).toBe('a la…');
    expect(shorten('a lake', 3)).toBe('a…');
    expect(shorten('添加日落', 5)).toBe('添加…');
    expect(shorten('添加日落', 4)).toBe('添…');
  });

  it('never takes more columns than allowed', () => {
    fc.assert(
      fc.property(anyText, fc.integer({ min: 1, max: 40 }), (text, width) => {
        expect(displayWidth(shorten(text, width))).toBeLessThanOrEqual(width);
      }),
    );
  });
});

describe('padToWidth', () => {
  it('fills up in columns, not in characters', () => {
    expect(padToWidth('日落', 6)).toBe('日落  ');
    expect(padToWidth('sunset', 4)).toBe('sunset');
  });
});
