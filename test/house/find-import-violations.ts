/** Holds every import of the repository against the rules of the rooms. */
import { builtinModules } from 'node:module';
import { findImportCycles } from './find-import-cycles.ts';
import { isTestFile, locate } from './locate.ts';
import {
  FAMILIES,
  GUARDED_NODE_MODULES,
  PACKAGES,
  PURE_ROOMS,
  ROOMS,
  STUDIO_PACKAGES,
} from './rooms.ts';
import { resolveImport } from './resolve-import.ts';
import type { ImportedModule, SourceFile } from './source-file.ts';
import type { Violation } from './violation.ts';

type Judgement = { rule: string; remedy: string } | undefined;

export function findImportViolations(files: readonly SourceFile[]): Violation[] {
  return [
    ...files.flatMap(({ path }) => judgePlace(path)),
    ...files.flatMap(({ path, imports }) =>
      imports.flatMap((imported) => judgeImport(path, imported)),
    ),
    ...findImportCycles(files.filter(({ path }) => path.startsWith('src/'))),
    ...findImportCycles(files.filter(({ path }) => path.startsWith('web/src/'))),
  ];
}

function judgePlace(path: string): Violation[] {
  if (!path.startsWith('src/') || locate(path).room !== undefined) return [];
  const remedy = 'is in no room of DESIGN: move it into one, or add the room to rooms.ts';
  return [{ path, line: 0, rule: 'known-room', remedy }];
}

function judgeImport(path: string, imported: ImportedModule): Violation[] {
  const judgement = judge(path, imported);
  return judgement === undefined ? [] : [{ path, line: imported.line, ...judgement }];
}

function judge(path: string, imported: ImportedModule): Judgement {
  const isProduction = path.startsWith('src/') && !isTestFile(path);
  if (imported.specifier === undefined) {
    return isProduction ? judgeComputedName(path) : undefined;
  }
  const target = resolveImport(path, imported.specifier);
  if (target !== undefined) return judgeTarget(path, target, isProduction);
  if (path.startsWith('web/src/') && !isTestFile(path)) {
    return judgeStudioPackage(imported.specifier);
  }
  return isProduction ? judgePackage(path, imported.specifier, imported.isTypeOnly) : undefined;
}

function judgeStudioPackage(specifier: string): Judgement {
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  if (STUDIO_PACKAGES.includes(name)) return undefined;
  const allowed = STUDIO_PACKAGES.join(', ');
  return { rule: 'studio-package', remedy: `imports ${name}; the studio has only ${allowed}` };
}

/** db/embedded finds the package of its platform by name. */
function judgeComputedName(path: string): Judgement {
  if (path.startsWith('src/db/embedded')) return undefined;
  return { rule: 'plain-imports', remedy: 'imports a computed name: write the name out' };
}

function judgeTarget(path: string, target: string, isProduction: boolean): Judgement {
  if (isProduction && isTestFile(target)) {
    return { rule: 'no-tests', remedy: `imports ${target}: production code never needs a test` };
  }
  if (isProduction && !target.startsWith('src/') && target !== 'package.json') {
    return { rule: 'stays-in-src', remedy: `imports ${target}: move what is needed into src` };
  }
  const to = locate(target);
  const from = locate(path);
  if (to.room === undefined || to.family === undefined || to.room === from.room) return undefined;

  const remedy = judgeOutsider(path, target);
  if (remedy !== undefined) return { rule: 'black-box', remedy };
  if (!to.isDoor && !path.startsWith('test/support/')) {
    return { rule: 'doors', remedy: `reaches past a door to ${target}: use ${doorOf(to.room)}` };
  }
  if (!isProduction || from.room === undefined || from.family === undefined) return undefined;
  return judgeRoom(from.room, from.family, to.room, to.family);
}

/** Examples are written as a user would, and the studio is a program of its own. */
function judgeOutsider(path: string, target: string): string | undefined {
  const isOutsider = path.startsWith('examples/') || path.startsWith('web/');
  return isOutsider ? `imports ${target}: use the public API over HTTP` : undefined;
}

function doorOf(room: string): string {
  return room === 'lib' ? "the folder's index.ts" : `src/${room}/index.ts`;
}

function judgeRoom(room: string, family: string, toRoom: string, toFamily: string): Judgement {
  if (FAMILIES.includes(room) && toFamily === room) return undefined;
  const name = room in ROOMS ? room : family;
  const rule = ROOMS[name];
  if (rule === undefined) return undefined;
  if (rule.mayEnter.includes(toFamily) || rule.mayEnter.includes(toRoom)) return undefined;
  const allowed = rule.mayEnter.length === 0 ? 'no other room' : rule.mayEnter.join(', ');
  return {
    rule: `room-${name}`,
    remedy: `enters ${toRoom}, but ${rule.reason}; it may enter ${allowed}`,
  };
}

function judgePackage(path: string, specifier: string, isTypeOnly: boolean): Judgement {
  const builtin = specifier.replace(/^node:/, '').split('/')[0] ?? '';
  if (specifier.startsWith('node:') || builtinModules.includes(builtin)) {
    return judgeNodeModule(path, builtin, isTypeOnly);
  }
  const parts = specifier.split('/');
  const name = parts.slice(0, specifier.startsWith('@') ? 2 : 1).join('/');
  const homes = PACKAGES[name] ?? PACKAGES[`${parts[0]}/*`];
  if (homes === undefined) {
    return { rule: 'known-package', remedy: `imports ${name}: name its room in rooms.ts first` };
  }
  if (standsInOneOf(path, homes)) return undefined;
  return { rule: `package-${name}`, remedy: `imports ${name}, which only ${list(homes)} may` };
}

function judgeNodeModule(path: string, name: string, isTypeOnly: boolean): Judgement {
  const homes = GUARDED_NODE_MODULES[name];
  if (homes !== undefined && !standsInOneOf(path, homes)) {
    return { rule: `node-${name}`, remedy: `imports node:${name}, which only ${list(homes)} may` };
  }
  if (isTypeOnly || !PURE_ROOMS.includes(locate(path).family ?? '')) return undefined;
  return {
    rule: 'pure-rooms',
    remedy: `imports node:${name}: a pure room computes from what it is given, or asks lib`,
  };
}

function standsInOneOf(path: string, homes: readonly string[]): boolean {
  return homes.some(
    (home) => home === '.' || path.startsWith(`src/${home}/`) || path === `src/${home}.ts`,
  );
}

function list(homes: readonly string[]): string {
  return homes.length === 0 ? 'nobody' : homes.map((home) => `src/${home}`).join(', ');
}
