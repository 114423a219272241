/** The one file of a form that a parameter may be, in place of a value. */
import { requestFields, type DialectRequest, type UploadedFile } from '../../core/index.ts';

const { invalid, isGiven } = requestFields;

/** Null without one. Several, or one beside a value, are refused with the text `allowed`. */
export function takeFile(
  { files }: DialectRequest,
  fields: requestFields.Fields,
  param: string,
  allowed: string,
): UploadedFile | null {
  const [file, ...others] = files.filter(({ fieldName }) => fieldName.split('[', 1)[0] === param);
  if (file === undefined) return null;
  const isAlone = others.length === 0 && !isGiven(fields[param]);
  if (!isAlone || file.fieldName !== param) throw invalid(param, allowed);
  return file;
}
