/** `video` of an edit or an extension: `{"id": …}`, bracketed fields, or the id itself. */
import { requestFields, type DialectRequest } from '../../core/index.ts';

const PARAM = 'video';
const ALLOWED = `'${PARAM}' must name one of your videos: {"id": "video_..."}.`;

const { invalid, isFields, isGiven, missing, readRequiredText } = requestFields;

export function decodeVideoReference(
  { files }: DialectRequest,
  fields: requestFields.Fields,
): string {
  if (files.some(({ fieldName }) => fieldName.split('[', 1)[0] === PARAM)) {
    throw invalid(PARAM, ALLOWED);
  }
  const value = fields[PARAM];
  if (!isGiven(value)) throw missing(PARAM);
  const id = isFields(value) ? value['id'] : value;
  if (typeof id !== 'string') throw invalid(PARAM, ALLOWED);
  return readRequiredText({ [PARAM]: id }, PARAM);
}
