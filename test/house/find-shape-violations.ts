/** Finds files that are named or opened in another way than the rest. */
import { isTestFile } from './locate.ts';
import type { SourceFile } from './source-file.ts';
import type { Violation } from './violation.ts';

const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const GRAB_BAGS = /^(utils?|common|types?|helpers?|misc|shared|interfaces?|constants)$/;
/** A comment whose first sentence ends with a full stop, a question mark or a colon before a list. */
const OPENING = /^(#![^\n]*\n)?\/\*\*\s+(\*\s+)?[A-Z"'`\d][\s\S]*?[.:?][\s\S]*?\*\//;

export function findShapeViolations(files: readonly SourceFile[]): Violation[] {
  const judged = files.filter(({ path }) => /^(src|test|scripts|bench|web)\//.test(path));
  return [...judged.flatMap(({ path }) => judgeName(path)), ...judged.flatMap(judgeContent)];
}

function judgeName(path: string): Violation[] {
  const [file = '', ...folders] = path.split('/').toReversed();
  const words = [...folders, file.split('.')[0] ?? ''];
  const place = { path, line: 0 };
  if (words.some((word) => GRAB_BAGS.test(word))) {
    const remedy = 'has a name that anything fits under: name it after the one thing it holds';
    return [{ ...place, rule: 'no-grab-bag', remedy }];
  }
  if (words.every((word) => KEBAB_CASE.test(word))) return [];
  return [
    { ...place, rule: 'kebab-case', remedy: 'is not named in lower-case words with hyphens' },
  ];
}

function judgeContent({ path, text, exportsDefault }: SourceFile): Violation[] {
  const violations: Violation[] = [];
  if (exportsDefault) {
    const remedy = 'exports a default, which every importer names differently: export the name';
    violations.push({ path, line: 0, rule: 'no-default-export', remedy });
  }
  if (!isUnitTest(path) && !OPENING.test(text)) {
    const remedy = 'must open with a /** comment */ of a sentence that says what it is for';
    violations.push({ path, line: 1, rule: 'opening-sentence', remedy });
  }
  return violations;
}

/** The names of its tests say what a test file is for. */
function isUnitTest(path: string): boolean {
  return path.includes('.test.') && isTestFile(path);
}
