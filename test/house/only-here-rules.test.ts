/** The clock, chance, the environment and the network are reached in one place each. */
import { describe, expect, it } from 'vitest';
import { findOnlyHereViolations } from './find-only-here-violations.ts';
import { loadSourceFiles } from './load-source-files.ts';
import { ONLY_HERE_RULES } from './only-here-rules.ts';
import { parseSourceFile } from './source-file.ts';
import { formatViolations } from './violation.ts';

function rulesBroken(path: string, code: string): string[] {
  return findOnlyHereViolations([parseSourceFile(path, code)]).map(({ rule }) => rule);
}

it('holds in the repository', () => {
  expect(formatViolations(findOnlyHereViolations(loadSourceFiles()))).toEqual([]);
});

describe.each(ONLY_HERE_RULES)('$rule', ({ rule, places, example }) => {
  it('is caught where it does not belong', () => {
    expect(rulesBroken('src/engine/planted.ts', `const a = 1;\n${example}`)).toEqual([rule]);
  });

  it('is let be where it belongs, and in tests', () => {
    for (const place of places) expect(rulesBroken(`src/${place}planted.ts`, example)).toEqual([]);
    expect(rulesBroken('src/engine/planted.test.ts', example)).toEqual([]);
    expect(rulesBroken('scripts/planted.ts', example)).toEqual([]);
  });

  it('is let be in comments and strings', () => {
    const quoted = `/* ${example} */\n// ${example}\nconst text = \`${example}\`;`;
    expect(rulesBroken('src/engine/planted.ts', quoted)).toEqual([]);
  });
});

describe('variants', () => {
  it.each([
    ['Date.now();', ['clock']],
    ['new Date;', ['clock']],
    ['new Date( );', ['clock']],
    ['performance.now();', ['clock']],
    ['new Date(text);', []],
    ['new Date(0);', []],
    ['clock.now();', []],
    ['class DateRange {} new DateRange();', []],
    ['crypto.randomUUID();', ['randomness']],
    ['crypto.getRandomValues(bytes);', ['randomness']],
    ['seeded.random();', []],
    ['client.fetch(url);', []],
    ['prefetch(url);', []],
    ['globalThis.fetch(url);', ['outbound-network']],
    ['import.meta.resolve(name);', []],
    ['requireKey(request);', []],
    ['retrieval(x);', []],
    ['value as const;', []],
    ['const a = `${process.env.HOST}`;', ['environment']],
  ])('%s', (code, rules) => {
    expect(rulesBroken('src/engine/planted.ts', code)).toEqual(rules);
  });

  it('are told with the line on which they stand', () => {
    const file = parseSourceFile('src/http/planted.ts', '/*\n*/\nfetch(url);\n\nfetch(url);');
    expect(findOnlyHereViolations([file]).map(({ line }) => line)).toEqual([3, 5]);
  });
});
