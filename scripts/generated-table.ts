/** Tables in documents that are written from the code, between two marks of their name. */
import { readFileSync, writeFileSync } from 'node:fs';
import { basename } from 'node:path';

export type Row = readonly string[];

/** With columns as wide as their widest cell, which is how the formatter leaves tables. */
export function markdownTable(head: Row, body: readonly Row[]): string {
  const table = [head, ...body];
  const widths = head.map((_, column) => Math.max(...table.map((row) => row[column]?.length ?? 0)));
  const line = (cells: Row) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...body.map(line)].join('\n');
}

/** Writes them, or with `--check` only says that they are no longer what they should be. */
export function writeTables(document: string, tables: Readonly<Record<string, string>>): void {
  const text = readFileSync(document, 'utf8');
  let wanted = text;
  for (const [name, table] of Object.entries(tables)) {
    const [begin, end] = [`<!-- ${name}:begin -->`, `<!-- ${name}:end -->`];
    const from = wanted.indexOf(begin);
    const to = wanted.indexOf(end);
    if (from < 0 || to < from) throw new Error(`${document} needs ${begin} and ${end}`);
    wanted = `${wanted.slice(0, from + begin.length)}\n\n${table}\n\n${wanted.slice(to)}`;
  }
  if (!process.argv.includes('--check')) {
    writeFileSync(document, wanted);
  } else if (wanted !== text) {
    process.stderr.write(`${document}: run node scripts/${basename(process.argv[1] ?? '')}\n`);
    process.exitCode = 1;
  }
}
