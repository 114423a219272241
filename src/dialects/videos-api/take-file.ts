/** The one file of a form that a parameter may be, in place of a value. */
import { requestFields, type DialectRequest, type UploadedFile } from '../../core/index.ts';
import { filesOf } from './files-of.ts';

const { invalid, isGiven } = requestFields;

/** Null without one. A list of files is refused with the text `allowed`. */
export function takeFile(
  request: DialectRequest,
  fields: requestFields.Fields,
  param: string,
  allowed: string,
): UploadedFile | null {
  const [file, ...others] = filesOf(request, param);
  if (file === undefined) return null;
  if (file.fieldName !== param) throw invalid(param, allowed);
  const times = 1 + others.length + (isGiven(fields[param]) ? 1 : 0);
  if (times === 1) return file;
  throw invalid(param, `'${param}' was sent ${times} times; exactly one is allowed.`);
}
