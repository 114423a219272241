/** The built-in renderer, as a provider. */
export { createBuiltinProvider } from './builtin.ts';
export type { BuiltinParts } from './builtin-parts.ts';
export { claimWorkFolder } from './work-folder.ts';
