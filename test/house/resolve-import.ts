/** Follows an import to a path of the repository. */
import { posix } from 'node:path';

/** Undefined when the import names a package or a module of Node. */
export function resolveImport(from: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? posix.join(posix.dirname(from), specifier) : undefined;
}
