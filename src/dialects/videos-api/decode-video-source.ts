/** `video` of an edit or an extension: `{"id": …}`, bracketed fields, the id itself, or a file. */
import { requestFields, type DialectRequest, type SourceInput } from '../../core/index.ts';
import { takeFile } from './take-file.ts';
import { unwrapJson } from './unwrap-json.ts';

const PARAM = 'video';
/** What a remix calls it, where a vendor's remix has it in the body. */
const REMIX_PARAM = 'video_id';
const ALLOWED = `'${PARAM}' must be one of your videos, {"id": "video_..."}, or one mp4 file.`;

const { invalid, isFields, isGiven, missing, readOptionalText, readRequiredText } = requestFields;

export function decodeVideoSource(
  request: DialectRequest,
  fields: requestFields.Fields,
): SourceInput {
  const file = takeFile(request, fields, PARAM, ALLOWED);
  const named = file === null ? readVideoId(fields) : null;
  const namedAsInRemix = readOptionalText(fields, REMIX_PARAM);
  const isContradicted = file !== null || (named !== null && named !== namedAsInRemix);
  if (namedAsInRemix !== null && isContradicted) {
    throw invalid(REMIX_PARAM, `'${REMIX_PARAM}' must be the same as '${PARAM}', or left out.`);
  }
  if (file !== null) return { kind: 'upload', bytes: file.bytes, param: PARAM };
  if (named !== null) return { kind: 'video', videoId: named };
  if (namedAsInRemix === null) throw missing(PARAM);
  return { kind: 'video', videoId: namedAsInRemix, param: REMIX_PARAM };
}

function readVideoId(fields: requestFields.Fields): string | null {
  const value = unwrapJson(fields[PARAM]);
  if (!isGiven(value)) return null;
  const id = isFields(value) ? value['id'] : value;
  if (typeof id !== 'string' && !Array.isArray(id)) throw invalid(PARAM, ALLOWED);
  return readRequiredText({ [PARAM]: id }, PARAM);
}
