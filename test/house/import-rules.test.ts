/** The rooms are entered only as DESIGN allows, and each rule catches what it is there for. */
import { describe, expect, it } from 'vitest';
import { findImportViolations } from './find-import-violations.ts';
import { loadSourceFiles } from './load-source-files.ts';
import { GUARDED_NODE_MODULES, PACKAGES, ROOMS } from './rooms.ts';
import { parseSourceFile } from './source-file.ts';
import { formatViolations } from './violation.ts';

/** The rules that speak up for one import in one file. */
function rulesBroken(path: string, code: string): string[] {
  return findImportViolations([parseSourceFile(path, code)]).map(({ rule }) => rule);
}

function folderOf(room: string): string {
  return ['dialects', 'providers'].includes(room) ? `${room}/planted` : room;
}

/** An import of one room's door from a file that stands right in another. */
function enter(from: string, to: string): { path: string; code: string } {
  const path = `src/${folderOf(from)}/planted.ts`;
  const up =
    path
      .split('/')
      .slice(2)
      .map(() => '..')
      .join('/') || '.';
  const door = `${folderOf(to)}/index.ts`;
  return { path, code: `import { planted } from '${up}/${door}';` };
}

const families = Object.keys(ROOMS).filter((name) => !name.includes('/'));

describe('the repository', () => {
  it('imports only what the rules allow', () => {
    expect(formatViolations(findImportViolations(loadSourceFiles()))).toEqual([]);
  });

  it('uses every package rule for a package that is installed', async () => {
    const manifest = await import('../../package.json', { with: { type: 'json' } });
    const installed = Object.keys(manifest.default.dependencies);
    const unused = Object.keys(PACKAGES).filter(
      (name) => !installed.some((other) => other.startsWith(name.replace('*', ''))),
    );
    expect(unused).toEqual([]);
  });
});

describe.each(Object.entries(ROOMS))('room %s', (room, { mayEnter, reason }) => {
  const others = families.filter((other) => other !== room && !room.startsWith(`${other}/`));

  it('has a reason', () => {
    expect(reason.length).toBeGreaterThan(30);
  });

  it.each(others)('judges an import of %s', (other) => {
    const { path, code } = enter(room, other);
    expect(rulesBroken(path, code)).toEqual(mayEnter.includes(other) ? [] : [`room-${room}`]);
  });
});

describe('neighbours', () => {
  it.each([
    ['src/dialects/openai/a.ts', '../hingnet/index.ts', ['room-dialects']],
    ['src/dialects/openai/a.ts', '../hingnet/encode.ts', ['doors']],
    ['src/dialects/openai/a.ts', './encode.ts', []],
    ['src/dialects/openai/a.ts', '../videos-api/index.ts', []],
    ['src/dialects/openai/a.ts', '../videos-api/routes.ts', ['doors']],
    ['src/dialects/videos-api/a.ts', '../openai/index.ts', ['room-dialects/videos-api']],
    ['src/engine/a.ts', '../dialects/videos-api/index.ts', ['room-engine']],
    ['src/dialects/index.ts', './openai/index.ts', []],
    ['src/dialects/index.ts', './openai/encode.ts', ['doors']],
    ['src/providers/google/a.ts', '../builtin/index.ts', ['room-providers']],
    ['src/providers/builtin/a.ts', '../google/index.ts', ['room-providers/builtin']],
    ['src/lib/a.ts', './http-client/index.ts', []],
    ['src/lib/http-client/a.ts', '../clock.ts', []],
  ])('%s imports %s', (path, specifier, rules) => {
    expect(rulesBroken(path, `import '${specifier}';`)).toEqual(rules);
  });
});

describe('doors', () => {
  it.each([
    ["import '../queue/claim.ts';"],
    ["import type { Claim } from '../queue/claim.ts';"],
    ["export * from '../queue/claim.ts';"],
    ["export type { Claim } from '../queue/claim.ts';"],
    ["type Claim = import('../queue/claim.ts').Claim;"],
    ["await import('../queue/claim.ts');"],
  ])('are not passed by: %s', (code) => {
    expect(rulesBroken('src/engine/planted.ts', code)).toEqual(['doors']);
  });

  it.each([
    ['src/engine/planted.ts', '../lib/clock.ts', []],
    ['src/engine/planted.ts', '../lib/http-client/index.ts', []],
    ['src/engine/planted.ts', '../lib/http-client/guarded-lookup.ts', ['doors']],
    ['src/queue/planted.test.ts', './claim.ts', []],
    ['src/queue/planted.test.ts', '../assets/index.ts', []],
    ['src/queue/planted.test.ts', '../assets/statements.ts', ['doors']],
    ['test/acceptance/planted.test.ts', '../../src/engine/index.ts', []],
    ['test/acceptance/planted.test.ts', '../../src/engine/planted.ts', ['doors']],
    ['test/support/planted.ts', '../../src/engine/planted.ts', []],
    ['bench/planted.ts', '../src/engine/planted.ts', ['doors']],
    ['scripts/planted.ts', '../src/engine/planted.ts', ['doors']],
    ['examples/planted.ts', '../src/core/index.ts', ['black-box']],
    ['web/src/planted.ts', '../../src/core/index.ts', ['black-box']],
  ])('stand between %s and %s', (path, specifier, rules) => {
    expect(rulesBroken(path, `import '${specifier}';`)).toEqual(rules);
  });
});

describe('production code', () => {
  it.each([
    ['./planted.test.ts', ['no-tests']],
    ['./fixtures/planted.ts', ['no-tests']],
    ['../../test/support/planted.ts', ['no-tests']],
    ['../../scripts/planted.ts', ['stays-in-src']],
    ['../../package.json', []],
  ])('imports %s', (specifier, rules) => {
    expect(rulesBroken('src/core/planted.ts', `import '${specifier}';`)).toEqual(rules);
  });

  it('stands in a room', () => {
    expect(rulesBroken('src/planted.ts', '')).toEqual(['known-room']);
    expect(rulesBroken('src/parlour/planted.ts', '')).toEqual(['known-room']);
  });

  it('does not hide what it imports', () => {
    expect(rulesBroken('src/http/planted.ts', 'await import(name);')).toEqual(['plain-imports']);
    expect(rulesBroken('src/db/embedded/planted.ts', 'await import(name);')).toEqual([]);
  });
});

describe('packages', () => {
  const homeless = { '@fastify/*': '@fastify/multipart' } as Record<string, string>;

  it.each(Object.entries(PACKAGES).filter(([, homes]) => !homes.includes('.')))(
    '%s is imported only in its rooms',
    (name, homes) => {
      const code = `import '${homeless[name] ?? name}';`;
      expect(rulesBroken('src/ledger/planted.ts', code)).toHaveLength(1);
      for (const home of homes) expect(rulesBroken(`src/${home}/planted.ts`, code)).toEqual([]);
    },
  );

  it.each(Object.entries(GUARDED_NODE_MODULES))('node:%s is guarded', (name, homes) => {
    for (const specifier of [name, `node:${name}`]) {
      const code = `import '${specifier}';`;
      expect(rulesBroken('src/ledger/planted.ts', code)).toEqual([`node-${name}`]);
      expect(rulesBroken('src/ledger/planted.test.ts', code)).toEqual([]);
      for (const home of homes) expect(rulesBroken(`src/${home}/planted.ts`, code)).toEqual([]);
    }
  });

  it.each([
    ['react', []],
    ['react-dom/client', []],
    ['@tanstack/react-query', []],
    ['left-pad', ['studio-package']],
    ['node:fs', ['studio-package']],
  ])('of the studio are few: %s', (name, rules) => {
    expect(rulesBroken('web/src/planted.tsx', `import '${name}';`)).toEqual(rules);
    expect(rulesBroken('web/src/planted.test.tsx', `import '${name}';`)).toEqual([]);
  });

  it('are known by name, whatever part of them is imported', () => {
    expect(rulesBroken('src/core/planted.ts', "import 'left-pad';")).toEqual(['known-package']);
    expect(rulesBroken('src/core/planted.ts', "import 'zod/v4';")).toEqual([]);
    expect(rulesBroken('src/core/planted.ts', "import 'pg/lib/x.js';")).toEqual(['package-pg']);
    expect(rulesBroken('src/core/planted.ts', "import 'dns/promises';")).toEqual(['node-dns']);
  });

  it('of Node give a pure room nothing but types', () => {
    const path = 'src/dialects/openai/planted.ts';
    expect(rulesBroken(path, "import { open } from 'node:fs';")).toEqual(['pure-rooms']);
    expect(rulesBroken(path, "import type { Readable } from 'node:stream';")).toEqual([]);
  });
});

describe('cycles', () => {
  it('are found through types and re-exports, and told once', () => {
    const files = [
      parseSourceFile('src/core/a.ts', "import type { B } from './b.ts';"),
      parseSourceFile('src/core/b.ts', "export { c } from './c.ts';"),
      parseSourceFile('src/core/c.ts', "import './a.ts';"),
      parseSourceFile('src/core/d.ts', "import './a.ts'; import './c.ts';"),
    ];
    const cycles = findImportViolations(files);
    expect(cycles.map(({ rule }) => rule)).toEqual(['no-cycle']);
    expect(cycles[0]?.remedy).toContain('src/core/a.ts → src/core/b.ts → src/core/c.ts →');
  });

  it('do not include two ways to the same file', () => {
    const files = [
      parseSourceFile('src/core/a.ts', "import './b.ts'; import './c.ts';"),
      parseSourceFile('src/core/b.ts', "import './c.ts';"),
      parseSourceFile('src/core/c.ts', ''),
    ];
    expect(findImportViolations(files)).toEqual([]);
  });
});
