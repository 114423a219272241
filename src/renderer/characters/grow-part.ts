/** Takes in what hangs on a part that was found: a pale head stands out less than a bright coat. */

/**
 * All that can be reached from the part over pixels that score more than `threshold`. `part` has 1
 * for each of its pixels, and stays as it is.
 */
export function growPart(
  part: Uint8Array,
  scores: Float32Array,
  width: number,
  threshold: number,
): Uint8Array {
  const grown = Uint8Array.from(part);
  const stack: number[] = [];
  part.forEach((inside, at) => {
    if (inside === 1) stack.push(at);
  });
  const visit = (at: number): void => {
    if (grown[at] !== 0 || !(scores[at]! > threshold)) return;
    grown[at] = 1;
    stack.push(at);
  };
  for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
    const column = at % width;
    if (column > 0) visit(at - 1);
    if (column < width - 1) visit(at + 1);
    if (at >= width) visit(at - width);
    if (at + width < part.length) visit(at + width);
  }
  return grown;
}
