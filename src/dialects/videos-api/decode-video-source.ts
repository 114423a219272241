/** `video` of an edit or an extension: `{"id": …}`, bracketed fields, the id itself, or a file. */
import { requestFields, type DialectRequest, type SourceInput } from '../../core/index.ts';
import { takeFile } from './take-file.ts';

const PARAM = 'video';
const ALLOWED = `'${PARAM}' must be one of your videos, {"id": "video_..."}, or one mp4 file.`;

const { invalid, isFields, isGiven, missing, readRequiredText } = requestFields;

export function decodeVideoSource(
  request: DialectRequest,
  fields: requestFields.Fields,
): SourceInput {
  const file = takeFile(request, fields, PARAM, ALLOWED);
  if (file !== null) return { kind: 'upload', bytes: file.bytes, param: PARAM };
  const value = fields[PARAM];
  if (!isGiven(value)) throw missing(PARAM);
  const id = isFields(value) ? value['id'] : value;
  if (typeof id !== 'string') throw invalid(PARAM, ALLOWED);
  return { kind: 'video', videoId: readRequiredText({ [PARAM]: id }, PARAM) };
}
