/** What no file may say, wherever it stands: rules about text, whatever the language. */

export interface TextRule {
  rule: string;
  pattern: RegExp;
  /** Which files the rule looks at. */
  files: RegExp;
  remedy: string;
  /** Broken by each of these lines, put together here so that this file does not break the rule. */
  examples: readonly string[];
}

const CODE = /\.([cm]?[jt]sx?|sql|sh)$|^\.ci\//;
const EVERYTHING = /./;

export const TEXT_RULES: readonly TextRule[] = [
  {
    rule: 'no-switched-off-rule',
    pattern: /\b(ox|es)lint-(disable|enable)|@ts-(ignore|expect-error|nocheck)/,
    files: CODE,
    remedy: 'switches a rule off: follow it, or name the place and the reason in text-rules.ts',
    examples: [`// oxlint-${'disable'}-next-line no-console`, `// @ts-${'expect-error'} wrong`],
  },
  {
    rule: 'no-leftover',
    pattern: /\b(TODO|FIXME|XXX|HACK)\b|\bnot (yet )?implemented\b/i,
    files: CODE,
    remedy: 'marks something unfinished: finish it, or take it out',
    examples: [`// ${'TO'}DO: check`, `throw new Error('not ${'implemented'}');`],
  },
  {
    rule: 'no-focused-test',
    pattern: /\b(it|test|describe|suite)(\.\w+)*\.(only|skip|todo|fails)\b|\b[xf](it|describe)\(/,
    files: /\.test\.[cm]?[jt]sx?$/,
    remedy: 'lets other tests or itself go unnoticed: run it, or delete it',
    examples: [`it.${'only'}('works', run);`, `describe.${'skip'}('it', run);`],
  },
  {
    rule: 'no-machine-path',
    pattern: /(^|[^A-Za-z0-9_.}])\/(work|farm|root)\//,
    files: EVERYTHING,
    remedy:
      'names a path of one machine: take it from the checkout, a setting or a temporary folder',
    examples: [`cd ${['', 'work', 'main'].join('/')}`, `"${['', 'farm', 'x'].join('/')}"`],
  },
  {
    rule: 'no-registry-host',
    pattern:
      /https?:\/\/[\w.-]*(registry|artifactory|nexus|verdaccio)[\w.-]*|^\s*(\w+:)?registry\s*=/,
    files: EVERYTHING,
    remedy: 'names a package registry: npm takes it from the configuration of the machine',
    examples: [`"resolved": "https${':'}//registry.example.com/x.tgz"`, `registry${'='}http://a`],
  },
];

/** Places that may break a rule, each with the reason. `path` and `rule` together name the place. */
export const TEXT_EXCEPTIONS: readonly { path: string; rule: string; reason: string }[] = [
  {
    path: 'vitest.config.ts',
    rule: 'no-switched-off-rule',
    reason: 'vitest reads the default export of its configuration',
  },
  {
    path: 'test/house/text-rules.ts',
    rule: 'no-leftover',
    reason: 'the rule itself has to name the marks that it looks for',
  },
];
