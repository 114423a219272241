/** How column values arrive in JavaScript, where the driver's own choice does not suit. */
import { TypeOverrides, types } from 'pg';

/** Everything else stays as the driver has it: `timestamptz` is a Date, `json` is parsed. */
export const COLUMN_TYPES = new TypeOverrides();

COLUMN_TYPES.setTypeParser(types.builtins.INT8, parseSafeInteger);

/** Amounts and ids stay exact or the query fails; a number that is nearly right would be worse. */
function parseSafeInteger(text: string): number {
  const value = Number(text);
  if (Number.isSafeInteger(value)) return value;
  throw new RangeError(`the database returned ${text}, which a JavaScript number cannot hold`);
}
