/** The video that a remix starts from. */
import { requestFields, type DialectRequest } from '../../core/index.ts';

const PARAM = 'video_id';

const { invalid, missing, readOptionalText } = requestFields;

/** In the path as SDKs send it, or in the body as the page shows it; both must then say the same. */
export function decodeRemixSource(
  { params }: DialectRequest,
  fields: requestFields.Fields,
): string {
  const inPath = readOptionalText({ [PARAM]: params['videoId'] }, PARAM);
  const inBody = readOptionalText(fields, PARAM);
  if (inPath !== null && inBody !== null && inPath !== inBody) {
    throw invalid(PARAM, `'${PARAM}' must be the same as the id in the path.`);
  }
  const videoId = inPath ?? inBody;
  if (videoId === null) throw missing(PARAM);
  return videoId;
}
