/** A boolean, written as JSON has it or as a form does: true, "true", false, "false". */
import { requestFields } from '../../core/index.ts';

const { invalid, isGiven, refuseRepeated } = requestFields;

export function readOptionalBoolean(fields: requestFields.Fields, name: string): boolean | null {
  const value = fields[name];
  if (!isGiven(value)) return null;
  refuseRepeated(name, value);
  if (value === true || value === 'true') return true;
  if (value === false || value === 'false') return false;
  throw invalid(name, `'${name}' must be true or false.`);
}
