/** What is made from a video has the images and characters of that video. */
import { requestFields, type DialectRequest } from '../../core/index.ts';

/** Dropping what was sent along would be a lie. */
export function refuseInputs(
  { files }: DialectRequest,
  fields: requestFields.Fields,
  operation: string,
): void {
  for (const param of ['characters', 'input_reference']) {
    const isSent = files.some(({ fieldName }) => fieldName.split('[', 1)[0] === param);
    if (!isSent && !requestFields.isGiven(fields[param])) continue;
    throw requestFields.invalid(param, `${operation} takes no '${param}': it has its source's.`);
  }
}
