/** Replaces each value of a plane by the mean around it; two passes of a box make it smooth. */

/** Works in place on rows of `columns` bytes; beyond an end its last value goes on. */
export function createBoxMean(
  columns: number,
  rows: number,
  radius: number,
): (values: Uint8Array) => void {
  const between = new Uint8Array(columns * rows);
  return (values) => {
    for (let pass = 0; pass < 2; pass++) {
      averageAcross(values, between, rows, columns, radius);
      averageDown(between, values, rows, columns, radius);
    }
  };
}

/** A running mean along each row. */
function averageAcross(
  source: Uint8Array,
  target: Uint8Array,
  rows: number,
  columns: number,
  radius: number,
): void {
  const share = 1 / (2 * radius + 1);
  for (let row = 0; row < rows; row++) {
    const start = row * columns;
    const last = start + columns - 1;
    let sum = source[start]! * radius;
    for (let ahead = 0; ahead < radius; ahead++) sum += source[Math.min(last, start + ahead)]!;
    for (let column = 0; column < columns; column++) {
      const at = start + column;
      sum += source[column + radius < columns ? at + radius : last]!;
      target[at] = sum * share + 0.5;
      sum -= source[column < radius ? start : at - radius]!;
    }
  }
}

/** The same along each column, all of them side by side, as memory likes it. */
function averageDown(
  source: Uint8Array,
  target: Uint8Array,
  rows: number,
  columns: number,
  radius: number,
): void {
  const share = 1 / (2 * radius + 1);
  const sums = new Int32Array(columns);
  const startOf = (row: number): number => Math.max(0, Math.min(rows - 1, row)) * columns;
  const add = (row: number, times: number): void => {
    const start = startOf(row);
    for (let column = 0; column < columns; column++)
      sums[column]! += times * source[start + column]!;
  };
  add(0, radius);
  for (let ahead = 0; ahead < radius; ahead++) add(ahead, 1);
  for (let row = 0; row < rows; row++) {
    add(row + radius, 1);
    const start = row * columns;
    for (let column = 0; column < columns; column++) {
      target[start + column] = sums[column]! * share + 0.5;
    }
    add(row - radius, -1);
  }
}
