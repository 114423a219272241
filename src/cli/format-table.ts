/** Lays rows out in columns. */
import { displayWidth, padToWidth, toSingleLine } from './terminal-text.ts';

const GAP = '  ';

/** The first row is the heading. Names come from others: a cell stays one, whatever is in it. */
export function formatTable(cells: readonly (readonly string[])[]): string {
  const rows = cells.map((row) => row.map(toSingleLine));
  const widths: number[] = [];
  for (const row of rows) {
    for (const [column, cell] of row.entries()) {
      widths[column] = Math.max(widths[column] ?? 0, displayWidth(cell));
    }
  }
  return rows.map((row) => formatRow(row, widths)).join('\n');
}

function formatRow(row: readonly string[], widths: readonly number[]): string {
  return row
    .map((cell, column) => padToWidth(cell, widths[column] ?? 0))
    .join(GAP)
    .trimEnd();
}
