/**
 * What a place in the configuration file means and what may stand there, told once: complaints and
 * the guide's tables are made from it.
 */
import { z } from 'zod';

export interface Field {
  readonly meaning: string;
  readonly allowed: string;
  /** What counts when it is left out, as it would be written; none when absent. */
  readonly fallback?: string;
  /** Must come from the environment, as `${NAME}`, and is never shown. */
  readonly isSecret?: true;
  /** Never shown: people write credentials into URLs. */
  readonly isHidden?: true;
}

const FIELDS = z.registry<Field>();

export function field<Schema extends z.ZodType>(schema: Schema, description: Field): Schema {
  FIELDS.add(schema, description);
  return schema;
}

/** Of the schema itself or of what is inside its wrappers. */
export function fieldOf(schema: z.core.$ZodType): Field | null {
  const found = FIELDS.get(schema);
  if (found !== undefined) return found;
  return schema instanceof z.ZodOptional ? fieldOf(schema.unwrap()) : null;
}

/** The schema of what stands at a key of an object or record, or at an index of a list. */
export function schemaWithin(schema: z.core.$ZodType, key: PropertyKey): z.core.$ZodType | null {
  const inner = unwrap(schema);
  if (inner instanceof z.ZodArray) return inner.element;
  if (inner instanceof z.ZodRecord) return inner.valueType;
  if (!(inner instanceof z.ZodObject)) return null;
  return Object.hasOwn(inner.shape, key) ? (inner.shape[String(key)] ?? null) : null;
}

export function schemaAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
): z.core.$ZodType | null {
  let found: z.core.$ZodType | null = schema;
  for (const key of path) found = found === null ? null : schemaWithin(found, key);
  return found;
}

/** The names that may stand in a section; none for a list, a value, or names of one's own. */
export function knownNames(schema: z.core.$ZodType): readonly string[] {
  const inner = unwrap(schema);
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : [];
}

export function unwrap(schema: z.core.$ZodType): z.core.$ZodType {
  return schema instanceof z.ZodOptional ? unwrap(schema.unwrap()) : schema;
}
