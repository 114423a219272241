/** Model names with `*` in them, which stands for any run of characters, also none. */

/** Takes time in proportion to the two lengths, whatever the pattern. */
export function matchesModel(pattern: string, model: string): boolean {
  const [start = '', ...rest] = pattern.split('*');
  const end = rest.pop();
  if (end === undefined) return pattern === model;
  if (!model.startsWith(start)) return false;
  let from = start.length;
  for (const part of rest) {
    const found = model.indexOf(part, from);
    if (found < 0) return false;
    from = found + part.length;
  }
  return model.length - end.length >= from && model.endsWith(end);
}

/** A name is closer than any pattern; of two patterns, the one that says more characters. */
export function modelCloseness(pattern: string): number {
  return pattern.includes('*') ? pattern.replaceAll('*', '').length : Number.POSITIVE_INFINITY;
}
