/** Finds calls that stand outside the one place where they are allowed. */
import { isTestFile } from './locate.ts';
import { ONLY_HERE_RULES } from './only-here-rules.ts';
import { linesMatching, type SourceFile } from './source-file.ts';
import type { Violation } from './violation.ts';

export function findOnlyHereViolations(files: readonly SourceFile[]): Violation[] {
  return files
    .filter(({ path }) => path.startsWith('src/') && !isTestFile(path))
    .flatMap(({ path, code }) =>
      ONLY_HERE_RULES.filter(
        ({ places }) => !places.some((place) => path.startsWith(`src/${place}`)),
      ).flatMap(({ rule, pattern, remedy }) =>
        linesMatching(code, pattern).map((line) => ({ path, line, rule, remedy })),
      ),
    );
}
