/** Turns the flat names of a form into nested fields: `video[id]`, `tags[]`, `items[][id]`. */

export type FormFields = Record<string, unknown>;

/** Deeper names are refused; no client nests more than two levels. */
const MAX_DEPTH = 4;
const FORBIDDEN_NAMES = new Set(['__proto__', 'constructor', 'prototype']);

export class FormError extends Error {
  override readonly name = 'FormError';
}

export function nestFields(entries: Iterable<readonly [string, string]>): FormFields {
  const fields: FormFields = {};
  for (const [name, value] of entries) setField(fields, splitName(name), value);
  return fields;
}

/** `a[b][]` gives `['a', 'b', '']`; a name that is not well-formed is taken as it is. */
function splitName(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (match === null) return [name];
  const [, first = '', rest = ''] = match;
  const parts = [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? '')];
  if (parts.length > MAX_DEPTH || parts.some((part) => FORBIDDEN_NAMES.has(part))) {
    throw new FormError('a field name is not allowed');
  }
  return parts;
}

function setField(target: FormFields, parts: readonly string[], value: string): void {
  const [name = '', next, ...rest] = parts;
  const present = Object.hasOwn(target, name) ? target[name] : undefined;
  if (next === undefined) {
    // A name that comes twice is a list, whatever its spelling.
    target[name] = present === undefined ? value : [present, value].flat();
  } else if (next === '') {
    const list = Array.isArray(present) ? present : [];
    list.push(rest.length === 0 ? value : nestedValue(rest, value));
    target[name] = list;
  } else {
    const nested = isFields(present) ? present : {};
    setField(nested, [next, ...rest], value);
    target[name] = nested;
  }
}

function nestedValue(parts: readonly string[], value: string): FormFields {
  const fields: FormFields = {};
  setField(fields, parts, value);
  return fields;
}

function isFields(value: unknown): value is FormFields {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
