/** One place in the repository where a house rule does not hold. */
export interface Violation {
  path: string;
  /** Counted from 1; 0 when the file as a whole is meant. */
  line: number;
  rule: string;
  /** What is wrong and what to do instead. */
  remedy: string;
}

/** One line for each, so that a failing test reads as a list of things to do. */
export function formatViolations(violations: readonly Violation[]): string[] {
  return violations.map(({ path, line, rule, remedy }) => {
    const place = line === 0 ? path : `${path}:${line}`;
    return `${place} [${rule}] ${remedy}`;
  });
}
