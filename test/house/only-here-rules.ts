/** What may be written only in certain places, and what to write instead. */

export interface OnlyHereRule {
  rule: string;
  /** Looked for in code whose comments and strings are blanked. */
  pattern: RegExp;
  /** Folders or files under src; empty when nowhere in src is the right place. */
  places: readonly string[];
  remedy: string;
  /** One line that breaks the rule, for its own test. */
  example: string;
}

export const ONLY_HERE_RULES: readonly OnlyHereRule[] = [
  {
    rule: 'environment',
    pattern: /\bprocess\s*\.\s*env\b/,
    places: ['config/'],
    remedy: 'reads the environment: add a setting to src/config and pass its value in',
    example: 'const { HOST } = process.env;',
  },
  {
    rule: 'clock',
    pattern: /\bDate\s*\.\s*now\b|\bnew\s+Date\s*(\(\s*\)|(?![\s(\w.]))|\bperformance\s*\.\s*now\b/,
    places: ['lib/'],
    remedy: 'reads the time: take a Clock from src/lib/clock.ts',
    example: 'const now = new Date();',
  },
  {
    rule: 'fine-clock',
    pattern: /\bprocess\s*\.\s*hrtime\b/,
    places: ['lib/'],
    remedy: 'reads the time: take a Clock from src/lib/clock.ts',
    example: 'process.hrtime.bigint();',
  },
  {
    rule: 'randomness',
    pattern: /\bMath\s*\.\s*random\b|\bgetRandomValues\b|\brandom(Bytes|Int|UUID|Fill|FillSync)\b/,
    places: ['lib/'],
    remedy: 'is not repeatable: use src/lib/random.ts, or a generator that is given its seed',
    example: 'Math.random();',
  },
  {
    rule: 'outbound-network',
    pattern: /(?<![\w.#])fetch\s*\(|\bglobalThis\s*\.\s*fetch\b|\bnew\s+(WebSocket|EventSource)\b/,
    places: ['lib/http-client/'],
    remedy: 'leaves for the network: use sendRequest of src/lib/http-client/index.ts',
    example: 'await fetch(url);',
  },
  {
    rule: 'console',
    pattern: /\bconsole\s*\.\s*\w/,
    places: [],
    remedy: 'writes past the log: use the logger that is passed in, or the output of a command',
    example: "console.log('done');",
  },
  {
    rule: 'child-process',
    pattern: /\b(child_process|getBuiltinModule)\b/,
    places: [],
    remedy: 'hides what it starts: import node:child_process where the import rules allow it',
    example: 'process.getBuiltinModule(name);',
  },
  {
    rule: 'code-from-text',
    pattern: /(?<![\w.])eval\s*\(|\bnew\s+Function\b/,
    places: [],
    remedy: 'runs text as code: write the code',
    example: 'eval(text);',
  },
  {
    rule: 'commonjs',
    pattern: /(?<![\w.])require\s*[.(]/,
    places: ['db/embedded/'],
    remedy:
      'loads behind the back of the import rules: use import, or import.meta.resolve for a path',
    example: "require('x');",
  },
];
