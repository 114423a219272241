/** Files stay small, doors stay narrow, and tests keep up with the code. */
import { describe, expect, it } from 'vitest';
import { loadSourceFiles } from './load-source-files.ts';
import {
  findSizeViolations,
  LONG_FILES,
  TEST_LINES_PER_ANY_SOURCE_LINE,
  TEST_LINES_PER_SOURCE_LINE,
  testLinesPerSourceLine,
} from './size-budgets.ts';
import { parseSourceFile } from './source-file.ts';
import { formatViolations } from './violation.ts';

function fileOf(path: string, lineCount: number) {
  return parseSourceFile(path, 'call();\n'.repeat(lineCount));
}

function rulesBroken(...files: ReturnType<typeof parseSourceFile>[]): string[] {
  return findSizeViolations(files).map(({ rule }) => rule);
}

describe('the repository', () => {
  it('keeps its budgets', () => {
    expect(formatViolations(findSizeViolations(loadSourceFiles()))).toEqual([]);
  });

  it('does not lose ground where nothing is left out', () => {
    const measured = testLinesPerSourceLine(loadSourceFiles(), null);
    expect(measured).toBeGreaterThanOrEqual(TEST_LINES_PER_ANY_SOURCE_LINE);
  });

  it('has at least as many lines of test as of source', () => {
    const measured = testLinesPerSourceLine(loadSourceFiles());
    expect(measured).toBeGreaterThanOrEqual(TEST_LINES_PER_SOURCE_LINE);
  });

  it('names no long file that has become short or is gone', () => {
    const long = loadSourceFiles().filter(({ lineCount }) => lineCount > 400);
    const unused = Object.keys(LONG_FILES).filter(
      (path) => !long.some((file) => file.path === path),
    );
    expect(unused).toEqual([]);
  });
});

describe('the budgets', () => {
  const small = Array.from({ length: 10 }, (_, index) => fileOf(`src/core/small-${index}.ts`, 10));

  it('end at 400 lines for one file', () => {
    expect(rulesBroken(...small, fileOf('src/core/a.ts', 400))).toEqual([]);
    expect(rulesBroken(...small, fileOf('src/core/a.ts', 401))).toEqual(['longest-file']);
    expect(rulesBroken(...small, fileOf('src/core/a.test.ts', 401))).toEqual([]);
    expect(rulesBroken(...small, fileOf('web/src/a.tsx', 401))).toEqual(['longest-file']);
  });

  it('want the median at 100 lines and most files at 200', () => {
    expect(rulesBroken(fileOf('src/core/a.ts', 100))).toEqual([]);
    expect(rulesBroken(fileOf('src/core/a.ts', 101))).toEqual(['median-file']);
    const long = [1, 2].map((index) => fileOf(`src/core/long-${index}.ts`, 201));
    expect(rulesBroken(...small, ...long)).toEqual(['usual-file']);
  });

  it('end at three folders below src', () => {
    expect(rulesBroken(fileOf('src/a/b/c/d.ts', 1))).toEqual([]);
    expect(rulesBroken(fileOf('src/a/b/c/d/e.ts', 1))).toEqual(['deepest-folder']);
  });

  it('count the names of a door that exist at run time', () => {
    const names = Array.from({ length: 21 }, (_, index) => `n${index}`);
    const door = (count: number, also = '') =>
      parseSourceFile(
        'src/core/index.ts',
        `export { ${names.slice(0, count)} } from './n.ts';${also}`,
      );
    expect(rulesBroken(door(20, "export type { T } from './t.ts';"))).toEqual([]);
    expect(rulesBroken(door(21))).toEqual(['widest-door']);
  });

  it.each([
    ["export * from './n.ts';", ['open-door']],
    ["export type * from './n.ts';", []],
    ["export * as names from './n.ts';", []],
  ])('let a file export only what it names: %s', (code, rules) => {
    expect(rulesBroken(parseSourceFile('src/core/index.ts', code))).toEqual(rules);
  });

  it('measure test lines against source lines', () => {
    const files = [
      fileOf('src/core/a.ts', 10),
      fileOf('src/core/a.test.ts', 4),
      fileOf('test/crash/a.ts', 3),
      fileOf('test/house/a.test.ts', 50),
      fileOf('scripts/a.ts', 50),
    ];
    expect(testLinesPerSourceLine(files)).toBeCloseTo(0.7);
  });
});
