/** Finds imports that lead back to where they started; imports of types count as well. */
import { resolveImport } from './resolve-import.ts';
import type { SourceFile } from './source-file.ts';
import type { Violation } from './violation.ts';

export function findImportCycles(files: readonly SourceFile[]): Violation[] {
  const targets = new Map(files.map((file) => [file.path, targetsOf(file)]));
  const finished = new Set<string>();
  const violations: Violation[] = [];

  /** Depth first; `trail` is the way from the start to here, in order. */
  function visit(path: string, trail: readonly string[]): void {
    const start = trail.indexOf(path);
    if (start >= 0) {
      violations.push(describeCycle([...trail.slice(start), path]));
      return;
    }
    if (finished.has(path)) return;
    for (const target of targets.get(path) ?? []) visit(target, [...trail, path]);
    finished.add(path);
  }

  for (const path of targets.keys()) visit(path, []);
  return violations;
}

function targetsOf({ path, imports }: SourceFile): string[] {
  return imports.flatMap(({ specifier }) => {
    const target = specifier === undefined ? undefined : resolveImport(path, specifier);
    return target === undefined ? [] : [target];
  });
}

function describeCycle(cycle: readonly string[]): Violation {
  return {
    path: cycle[0] ?? '',
    line: 0,
    rule: 'no-cycle',
    remedy: `is part of ${cycle.join(' → ')}: move what both need into a file of its own`,
  };
}
