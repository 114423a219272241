/** Finds lines that no file of the repository may hold. */
import { TEXT_EXCEPTIONS, TEXT_RULES } from './text-rules.ts';
import type { Violation } from './violation.ts';

export function findTextViolations(path: string, text: string): Violation[] {
  const rules = TEXT_RULES.filter(
    ({ rule, files }) =>
      files.test(path) &&
      !TEXT_EXCEPTIONS.some((exception) => exception.path === path && exception.rule === rule),
  );
  return text
    .split('\n')
    .flatMap((content, index) =>
      rules
        .filter(({ pattern }) => pattern.test(content))
        .map(({ rule, remedy }) => ({ path, line: index + 1, rule, remedy })),
    );
}
