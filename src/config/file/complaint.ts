/** What is said about a fault in the configuration file: one line that begins with its place. */
import type { z } from 'zod';
import { nearestName } from '../../lib/nearest-name.ts';
import { ConfigError } from '../config-error.ts';
import { fieldOf, knownNames, schemaAt } from './field.ts';
import { NAME_ALLOWED } from './names.ts';

/** Throws a ConfigError that begins with the file and line of a path. */
export type Complain = (path: readonly PropertyKey[], problem: string) => never;

/** A message stays one readable line, whatever was written into the file. */
const MAX_SHOWN_LENGTH = 100;

export function complainAbout(
  file: string,
  lineOf: (path: readonly PropertyKey[]) => number,
): Complain {
  return (path, problem) => {
    const place = path.length === 0 ? '' : `${formatPath(path)} `;
    throw new ConfigError(`${file}:${lineOf(path)}: ${place}${problem}`);
  };
}

/**
 * Of several issues the one that explains the others: a name that is not known comes before a
 * value that is missing under its right name.
 */
export function complainOfIssues(
  issues: readonly z.core.$ZodIssue[],
  schema: z.ZodType,
  raw: unknown,
  complain: Complain,
): never {
  for (const issue of issues) {
    if (issue.code !== 'unrecognized_keys') continue;
    const [name = ''] = issue.keys;
    const section = schemaAt(schema, issue.path);
    complain([...issue.path, name], unknownName(name, section === null ? [] : knownNames(section)));
  }
  const path = issues[0]?.path ?? [];
  const found = schemaAt(schema, path);
  const told = found === null ? null : fieldOf(found);
  const allowed = told?.allowed ?? 'what the guide lists';
  const value = valueAt(raw, path);
  if (issues[0]?.code === 'invalid_key') return complain(path, `is no name; use ${NAME_ALLOWED}.`);
  if (value === undefined) return complain(path, `is missing; give ${allowed}.`);
  const isShown = told?.isSecret !== true && told?.isHidden !== true;
  return complain(path, `must not be ${isShown ? show(value) : 'this value'}; use ${allowed}.`);
}

export function unknownName(name: string, known: readonly string[]): string {
  const nearest = nearestName(name, known);
  if (nearest !== null) return `is not known; did you mean ${show(nearest)}?`;
  return `is not known; known are: ${known.join(', ')}.`;
}

export function show(value: unknown): string {
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object' && value !== null) return 'a section';
  return typeof value === 'string'
    ? JSON.stringify(value.slice(0, MAX_SHOWN_LENGTH))
    : String(value);
}

function valueAt(data: unknown, path: readonly PropertyKey[]): unknown {
  let value = data;
  for (const key of path) {
    const isThere = typeof value === 'object' && value !== null && Object.hasOwn(value, key);
    value = isThere ? (value as Record<PropertyKey, unknown>)[key] : undefined;
  }
  return value ?? undefined;
}

function formatPath(path: readonly PropertyKey[]): string {
  const parts = path.map((key, index) => {
    if (typeof key === 'number') return `[${key}]`;
    const name = String(key);
    if (!/^[A-Za-z_][\w-]*$/.test(name)) return `[${show(name)}]`;
    return index === 0 ? name.slice(0, MAX_SHOWN_LENGTH) : `.${name.slice(0, MAX_SHOWN_LENGTH)}`;
  });
  return parts.join('');
}
