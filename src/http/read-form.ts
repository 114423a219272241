/** Turns the flat names of a form into nested fields: `video[id]`, `tags[]`, `items[][id]`. */

export type FormFields = Record<string, unknown>;

/** No client sends more than a dozen; without a bound, joining them would take quadratic time. */
export const MAX_FORM_FIELDS = 100;
/** Deeper names are refused; no client nests more than two levels. */
const MAX_DEPTH = 4;
const MAX_SHOWN_NAME = 100;
/** What parsers of forms put in the place of bytes that are no UTF-8. */
const LOST_LETTER = '\ufffd';

export class FormError extends Error {
  override readonly name = 'FormError';
}

/** Throws {@link FormError} rather than lose or guess anything. */
export function nestFields(entries: Iterable<readonly [string, unknown]>): FormFields {
  const fields = emptyFields();
  let count = 0;
  for (const [name, value] of entries) {
    count += 1;
    if (count > MAX_FORM_FIELDS) throw new FormError(`it has more than ${MAX_FORM_FIELDS} fields`);
    if (typeof value === 'string' && value.includes(LOST_LETTER)) {
      throw new FormError(`the field '${name.slice(0, MAX_SHOWN_NAME)}' is not UTF-8 text`);
    }
    setField(fields, splitName(name), value);
  }
  return fields;
}

/** Without a prototype, so that `__proto__` is a name like any other and reaches nothing. */
function emptyFields(): FormFields {
  return Object.create(null) as FormFields;
}

/** `a[b][]` gives `['a', 'b', '']`; a name that is not well-formed is taken as it is. */
function splitName(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (match === null) return [name];
  const [, first = '', rest = ''] = match;
  const parts = [first, ...[...rest.matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? '')];
  if (parts.length > MAX_DEPTH) throw new FormError('a field name is nested too deeply');
  return parts;
}

function setField(target: FormFields, parts: readonly string[], value: unknown): void {
  const [name = '', next, ...rest] = parts;
  const present = target[name];
  if (next === undefined) {
    // A name that comes twice is a list, whatever its spelling.
    target[name] = present === undefined ? value : [present, value].flat();
  } else if (next === '') {
    target[name] = [...listOf(present), rest.length === 0 ? value : nestedValue(rest, value)];
  } else {
    const nested = fieldsOf(present);
    setField(nested, [next, ...rest], value);
    target[name] = nested;
  }
}

function nestedValue(parts: readonly string[], value: unknown): FormFields {
  const fields = emptyFields();
  setField(fields, parts, value);
  return fields;
}

function listOf(present: unknown): readonly unknown[] {
  if (present === undefined) return [];
  if (Array.isArray(present)) return present;
  throw new FormError('a field is both a list and something else');
}

function fieldsOf(present: unknown): FormFields {
  if (present === undefined) return emptyFields();
  if (typeof present === 'object' && present !== null && !Array.isArray(present)) {
    return present as FormFields;
  }
  throw new FormError('a field has both a value and fields of its own');
}
