/** Puts values of the environment where the configuration file says `${NAME}`. */
import type { z } from 'zod';
import type { Environment } from '../load-config.ts';
import type { Complain } from './complaint.ts';
import { fieldOf, schemaWithin } from './field.ts';

const REFERENCE = /\$\{([A-Za-z_][A-Za-z0-9_]*)\}/g;
const ONLY_A_REFERENCE = /^\$\{[A-Za-z_][A-Za-z0-9_]*\}$/;
/** Deeper than any schema goes; aliases can make data that never ends. */
const MAX_DEPTH = 16;

/**
 * A copy of the data with the values inserted, and without known keys that have no value, which is
 * how a section looks whose lines are all commented out. A value is inserted as text and never read
 * as YAML, so it cannot bring in more than itself. A secret that is written out is refused.
 */
export function insertVariables(
  data: unknown,
  schema: z.ZodType,
  environment: Environment,
  complain: Complain,
): unknown {
  const copy = (value: unknown, within: z.core.$ZodType | null, path: PropertyKey[]): unknown => {
    if (path.length > MAX_DEPTH) complain(path.slice(0, 2), 'is nested too deeply.');
    if (typeof value === 'string') return insert(value, within, path);
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) {
      const element = within === null ? null : schemaWithin(within, 0);
      return value.map((item, index) => copy(item, element, [...path, index]));
    }
    const entries = Object.entries(value).flatMap(([key, item]): [string, unknown][] => {
      // Schemas pass over this one, which is never meant.
      if (key === '__proto__') complain([...path, key], 'is not known.');
      const inner = within === null ? null : schemaWithin(within, key);
      return item === null && inner !== null ? [] : [[key, copy(item, inner, [...path, key])]];
    });
    return Object.fromEntries(entries);
  };

  const insert = (text: string, within: z.core.$ZodType | null, path: PropertyKey[]): string => {
    const isSecret = within !== null && fieldOf(within)?.isSecret === true;
    if (isSecret && !ONLY_A_REFERENCE.test(text)) {
      complain(path, 'is a secret and must come from the environment: write ${NAME} here.');
    }
    return text.replaceAll(REFERENCE, (_whole, name: string) => {
      // An empty variable is how a shell or a compose file says "not set".
      const value = environment[name];
      if (value === undefined || value === '') {
        complain(path, `needs the environment variable ${name}, which is not set.`);
      }
      return value;
    });
  };
  return copy(data, schema, []);
}
