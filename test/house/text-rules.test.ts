/** Nothing is switched off, left over, or tied to one machine. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { findTextViolations } from './find-text-violations.ts';
import { readTextFiles } from './read-text-files.ts';
import { REPOSITORY_ROOT } from './repository-files.ts';
import { TEXT_EXCEPTIONS, TEXT_RULES } from './text-rules.ts';
import { formatViolations } from './violation.ts';

/** The rules of the linter that are not set to "error", each with the reason. */
const LINT_RULES_OFF: Readonly<Record<string, string>> = {
  'no-await-in-loop': 'steps that must follow one another are awaited one by one',
  'import/no-named-as-default-member': "the property tests' library is used by its one name",
  'oxc/no-map-spread': 'a changed copy of a frozen value is written as one',
  'unicorn/consistent-function-scoping': 'a helper of one test stands in that test',
  'react/react-in-jsx-scope': 'the compiler imports what JSX needs',
  'jsx-a11y/prefer-tag-over-role':
    'a status may hold a heading, and a progress that glides is drawn',
  'jsx-a11y/no-autofocus': 'a form that somebody opened begins where one writes',
  'jsx-a11y/media-has-caption': 'nothing is spoken in the videos that are made here',
};

describe('the repository', () => {
  it('says nothing that it may not say', () => {
    const violations = [...readTextFiles()].flatMap(([path, text]) =>
      findTextViolations(path, text),
    );
    expect(formatViolations(violations)).toEqual([]);
  });

  it('makes only exceptions that are needed, each with a reason', () => {
    for (const { path, rule, reason } of TEXT_EXCEPTIONS) {
      const pattern = TEXT_RULES.find((candidate) => candidate.rule === rule)?.pattern;
      expect(readFileSync(join(REPOSITORY_ROOT, path), 'utf8')).toMatch(pattern ?? /^$/);
      expect(reason.length).toBeGreaterThan(20);
    }
  });

  it('keeps the rules of the linter on', () => {
    const settings = JSON.parse(readFileSync(join(REPOSITORY_ROOT, '.oxlintrc.json'), 'utf8'));
    const off = Object.entries(settings.rules).filter(([, level]) => level !== 'error');
    expect(off.map(([name]) => name)).toEqual(Object.keys(LINT_RULES_OFF));
    expect(Object.values(settings.categories)).toEqual(['error', 'error', 'error']);
    expect(settings.overrides ?? []).toEqual([]);
  });

  it('locks packages by their content, not by where they were fetched', () => {
    const lock = JSON.parse(readFileSync(join(REPOSITORY_ROOT, 'package-lock.json'), 'utf8'));
    const packages: { resolved?: string; integrity?: string }[] = Object.values(lock.packages);
    expect(packages.filter(({ resolved }) => resolved !== undefined)).toEqual([]);
    expect(packages.filter(({ integrity }) => integrity !== undefined).length).toBeGreaterThan(100);
  });
});

describe.each(TEXT_RULES)('$rule', ({ rule, files, examples }) => {
  const path = ['src/planted.ts', 'src/planted.test.ts'].find((candidate) => files.test(candidate));

  it.each(examples)('catches: %s', (line) => {
    const found = findTextViolations(path ?? '', `const a = 1;\n${line}\n`);
    expect(found.map((violation) => [violation.rule, violation.line])).toEqual([[rule, 2]]);
  });
});

describe('harmless text', () => {
  it.each([
    "it.skipIf(isRoot)('refuses', run);",
    'const path = `${root}/work/x`;',
    'import { work } from "./work/work.ts";',
    'the npm registry',
    'registryOf(x)',
    'const hackney = 1;',
    'This is implemented elsewhere.',
  ])('%s', (line) => {
    expect(findTextViolations('src/planted.test.ts', line)).toEqual([]);
  });

  it('in a document may speak of unfinished work', () => {
    expect(findTextViolations('docs/a.md', `The word ${'TO'}DO is not allowed in code.`)).toEqual(
      [],
    );
  });
});
