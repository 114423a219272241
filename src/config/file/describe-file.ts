/** The configuration file's sections as tables, for the guide. */
import { z } from 'zod';
import { fieldOf, knownNames, schemaWithin, unwrap } from './field.ts';
import { FILE_SCHEMA } from './file-schema.ts';

export interface FileSection {
  /** Where it may stand: `projects[].limits`; empty for the file itself. */
  readonly places: readonly string[];
  readonly rows: readonly FileRow[];
}

export interface FileRow {
  readonly name: string;
  readonly isRequired: boolean;
  readonly meaning: string;
  readonly allowed: string;
  readonly fallback: string | null;
}

/** Each section once, in the order of the file, also where several places have the same. */
export function describeFile(): readonly FileSection[] {
  const found = new Map<z.core.$ZodType, { places: string[]; rows: FileRow[] }>();
  visit(FILE_SCHEMA, '');
  return [...found.values()];

  function visit(wrapped: z.core.$ZodType, place: string): void {
    const schema = unwrap(wrapped);
    if (schema instanceof z.ZodArray) visit(schema.element, `${place}[]`);
    if (schema instanceof z.ZodRecord) visit(schema.valueType, `${place}.<name>`);
    if (!(schema instanceof z.ZodObject)) return;
    const known = found.get(schema);
    if (known === undefined) found.set(schema, { places: [place], rows: rowsOf(schema) });
    else known.places.push(place);
    for (const name of knownNames(schema)) {
      const within = schemaWithin(schema, name);
      if (within !== null) visit(within, place === '' ? name : `${place}.${name}`);
    }
  }
}

function rowsOf(section: z.core.$ZodType): FileRow[] {
  return knownNames(section).map((name) => {
    const schema = schemaWithin(section, name);
    const told = schema === null ? null : fieldOf(schema);
    if (told === null) throw new Error(`${name} is described nowhere`);
    return {
      name,
      isRequired: !(schema instanceof z.ZodOptional),
      meaning: told.meaning,
      allowed: told.allowed,
      fallback: told.fallback ?? null,
    };
  });
}
