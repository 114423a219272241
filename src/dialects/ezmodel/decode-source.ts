/** The video that a remix, an edit or an extension starts from. */
import { requestFields, type DialectRequest } from '../../core/index.ts';

const REMIX_PARAM = 'video_id';
const PARAM = 'video';
const ALLOWED = `'${PARAM}' must name one of your videos: {"id": "video_..."}.`;

const { invalid, isFields, isGiven, missing, readOptionalText, readRequiredText } = requestFields;

/** In the path as SDKs send it, or in the body as the page shows it; both must then say the same. */
export function decodeRemixSource(
  { params }: DialectRequest,
  fields: requestFields.Fields,
): string {
  const inPath = readOptionalText(params, 'videoId');
  const inBody = readOptionalText(fields, REMIX_PARAM);
  if (inPath !== null && inBody !== null && inPath !== inBody) {
    throw invalid(REMIX_PARAM, `'${REMIX_PARAM}' must be the same as the id in the path.`);
  }
  const videoId = inPath ?? inBody;
  if (videoId === null) throw missing(REMIX_PARAM);
  return videoId;
}

/** `video` as SDKs send it: `{"id": …}`, bracketed fields, or the id itself. */
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
