import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatTable } from './format-table.ts';

describe('formatTable', () => {
  it('makes each column as wide as its widest cell', () => {
    const rows = [
      ['FILE', 'SIZE'],
      ['日落.mp4', '1 B'],
      ['a', ''],
    ];
    expect(formatTable(rows)).toBe('FILE      SIZE\n日落.mp4  1 B\na');
  });

  it('lets no cell move the cursor, break the line or make a row of its own', () => {
    const rows = [
      ['NAME', 'ENDS'],
      ['a\u001b[2Jb\r\nkey_2  fake', 'never'],
    ];
    expect(formatTable(rows).split('\n')).toEqual([
      'NAME               ENDS',
      'a [2Jb key_2 fake  never',
    ]);
  });

  it('gives one line for each row, and no space at its end', () => {
    const cell = fc.stringMatching(/^[a-z]{1,6}$/);
    fc.assert(
      fc.property(fc.array(fc.tuple(cell, cell), { minLength: 1 }), (rows) => {
        const lines = formatTable(rows).split('\n');
        expect(lines.map((line) => line.split(/ +/))).toEqual(rows);
        for (const line of lines) expect(line).toBe(line.trimEnd());
      }),
    );
  });
});
