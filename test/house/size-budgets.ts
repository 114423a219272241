/** How large a file, a door and the whole may become. */
import { isTestFile } from './locate.ts';
import type { SourceFile } from './source-file.ts';
import type { Violation } from './violation.ts';

const LONGEST_FILE_LINES = 400;
const USUAL_FILE_LINES = 200;
const USUAL_FILE_SHARE = 0.85;
const MEDIAN_FILE_LINES = 100;
const DEEPEST_FOLDER = 3;
const WIDEST_DOOR_NAMES = 20;

/** Test lines for each line of source, but for what {@link PICTURES_AND_WORDS} holds. */
export const TEST_LINES_PER_SOURCE_LINE = 1;

/** The same with nothing left out; to be raised when it grows, never lowered. */
export const TEST_LINES_PER_ANY_SOURCE_LINE = 0.66;

/** How things look, and lists of words: measured and looked at as wholes, not line by line. */
const PICTURES_AND_WORDS = /^src\/renderer\/(drawing|looks|understanding\/lexicon)\//;

/** Files that may be longer, each with the reason why it is not cut in two. */
export const LONG_FILES: Readonly<Record<string, string>> = {};

export function findSizeViolations(files: readonly SourceFile[]): Violation[] {
  const sources = files.filter(isSource);
  return [...sources.flatMap(judgeFile), ...judgeWhole(sources)];
}

/**
 * The measured share, so that a failing test shows how far it is from the floor. The house rules
 * do not count: they say nothing about whether the program works.
 */
export function testLinesPerSourceLine(
  files: readonly SourceFile[],
  leftOut: RegExp | null = PICTURES_AND_WORDS,
): number {
  const tests = files.filter(
    ({ path }) =>
      /^(src|test|web)\//.test(path) && !path.startsWith('test/house/') && isTestFile(path),
  );
  const sources = files.filter((file) => isSource(file) && leftOut?.test(file.path) !== true);
  return sumLines(tests) / Math.max(1, sumLines(sources));
}

function isSource({ path }: SourceFile): boolean {
  return /^(src|web\/src)\//.test(path) && !isTestFile(path);
}

function sumLines(files: readonly SourceFile[]): number {
  return files.reduce((sum, { lineCount }) => sum + lineCount, 0);
}

function judgeFile({ path, lineCount, exportedNames, exportsEverything }: SourceFile): Violation[] {
  const faults: [broken: boolean, rule: string, remedy: string][] = [
    [
      lineCount > LONGEST_FILE_LINES && !(path in LONG_FILES),
      'longest-file',
      `has ${lineCount} lines, ${LONGEST_FILE_LINES} are allowed: give a part of it its own file`,
    ],
    [
      path.replace(/^web\//, '').split('/').length - 2 > DEEPEST_FOLDER,
      'deepest-folder',
      `stands more than ${DEEPEST_FOLDER} folders below src: flatten the folders`,
    ],
    [
      path.endsWith('/index.ts') && exportedNames.length > WIDEST_DOOR_NAMES,
      'widest-door',
      `exports ${exportedNames.length} names, ${WIDEST_DOOR_NAMES} are allowed: keep some inside`,
    ],
    [
      exportsEverything,
      'open-door',
      'exports whatever another file exports: name what is meant to be used',
    ],
  ];
  return faults.flatMap(([broken, rule, remedy]) =>
    broken ? [{ path, line: 0, rule, remedy }] : [],
  );
}

function judgeWhole(sources: readonly SourceFile[]): Violation[] {
  const lines = sources.map(({ lineCount }) => lineCount).toSorted((a, b) => a - b);
  const median = lines[Math.floor(lines.length / 2)] ?? 0;
  const usual = lines.filter((count) => count <= USUAL_FILE_LINES).length;
  const violations: Violation[] = [];
  if (median > MEDIAN_FILE_LINES) {
    const remedy = `the median file has ${median} lines, ${MEDIAN_FILE_LINES} are allowed`;
    violations.push({ path: 'src', line: 0, rule: 'median-file', remedy });
  }
  if (usual < lines.length * USUAL_FILE_SHARE) {
    const remedy = `only ${usual} of ${lines.length} files have at most ${USUAL_FILE_LINES} lines`;
    violations.push({ path: 'src', line: 0, rule: 'usual-file', remedy });
  }
  return violations;
}
