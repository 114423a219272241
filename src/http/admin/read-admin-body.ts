/** Reads what an operator sends: strict, so that a misspelt name is not taken for a change. */
import { z } from 'zod';
import { RepriseError } from '../../core/index.ts';

const MAX_MICROS = 1_000_000_000_000_000;
const MAX_TEXT_LENGTH = 200;

/** Throws `invalid_parameter`, or `missing_parameter`, naming the first field that is wrong. */
export function readAdminBody<Schema extends z.ZodType>(
  schema: Schema,
  body: unknown,
): z.infer<Schema> {
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  if (issue === undefined) throw new RepriseError('invalid_parameter');
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    const param = [...issue.path, issue.keys[0] ?? ''].join('.');
    throw new RepriseError('invalid_parameter', {
      param,
      publicText: `There is no field '${param.slice(0, MAX_TEXT_LENGTH)}' here.`,
    });
  }
  const isMissing = issue.code === 'invalid_type' && valueAt(body, issue.path) === undefined;
  throw new RepriseError(isMissing ? 'missing_parameter' : 'invalid_parameter', {
    ...(path === '' ? {} : { param: path }),
    publicText: path === '' ? issue.message : `'${path}': ${issue.message}`,
  });
}

function valueAt(body: unknown, path: readonly PropertyKey[]): unknown {
  let value = body;
  for (const key of path) {
    if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
    value = (value as Record<PropertyKey, unknown>)[key];
  }
  return value;
}

/** The database takes no NUL and no half of a character, and a line of a log no line end. */
export const text = z
  .string()
  .trim()
  .min(1)
  .max(MAX_TEXT_LENGTH)
  .refine((value) => !/[\p{Cc}\p{Cs}]/u.test(value), 'use letters, and no control characters');

/** An amount that is no debt: whole micro-dollars. */
export const micros = z.number().int().min(0).max(MAX_MICROS);

export const signedMicros = z
  .number()
  .int()
  .min(-MAX_MICROS)
  .max(MAX_MICROS)
  .refine((amount) => amount !== 0, 'an amount must not be 0');

const count = z.number().int().min(0).max(1_000_000);

export const runningLimit = count.min(1);

/** Every field may be left out, which leaves it as it is; null takes the limit away. */
export const limits = z
  .strictObject({
    running_limit: runningLimit.nullable(),
    queue_depth: count.nullable(),
    requests_per_minute: count.min(1).nullable(),
    budget: z
      .strictObject({
        total_micros: micros.nullable(),
        day_micros: micros.nullable(),
        month_micros: micros.nullable(),
      })
      .partial(),
  })
  .partial();

/** An instant, written as ISO 8601 or as a date of UTC. */
export const instant = z
  .string()
  .refine(
    (value) => /^\d{4}-\d{2}-\d{2}/.test(value) && !Number.isNaN(Date.parse(value)),
    'use a time such as 2026-11-26T12:00:00Z, or a date',
  )
  .transform((value) => new Date(value));
