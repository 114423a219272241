/** Writes the README's table of settings from their definitions; `--check` only compares. */
import { readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { SETTINGS } from '../src/config/index.ts';

const README = fileURLToPath(new URL('../README.md', import.meta.url));
const BEGIN = '<!-- settings:begin -->';
const END = '<!-- settings:end -->';

/** With columns as wide as their widest cell, which is how the formatter leaves tables. */
function settingsTable(): string {
  const rows = Object.values(SETTINGS).map(({ variable, meaning, allowed, fallback }) => [
    `\`${variable}\``,
    meaning,
    allowed,
    fallback === null ? 'none' : `\`${fallback}\``,
  ]);
  const table = [['variable', 'meaning', 'allowed', 'default'], ...rows];
  const widths = [0, 1, 2, 3].map((column) =>
    Math.max(...table.map((row) => row[column]?.length ?? 0)),
  );
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  const [head = [], ...body] = table;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

const text = readFileSync(README, 'utf8');
const begin = text.indexOf(BEGIN);
const end = text.indexOf(END);
if (begin < 0 || end < begin) throw new Error(`README.md needs ${BEGIN} and ${END}`);
const wanted = `${text.slice(0, begin + BEGIN.length)}\n\n${settingsTable()}\n\n${text.slice(end)}`;

if (!process.argv.includes('--check')) {
  writeFileSync(README, wanted);
} else if (wanted !== text) {
  process.stderr.write('README.md: run node scripts/write-settings-table.ts\n');
  process.exitCode = 1;
}
