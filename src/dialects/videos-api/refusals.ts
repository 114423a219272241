/** What nothing here does, though a request may ask for it. Doing less in silence would be a lie. */
import { requestFields, type DialectRequest } from '../../core/index.ts';
import { USUAL_IMAGE_PARAMS } from './decode-images.ts';
import { filesOf } from './files-of.ts';

const { invalid, isGiven } = requestFields;

/** What is made from a video is one video, and has the images and characters of that one. */
export function refuseBesideSource(
  request: DialectRequest,
  fields: requestFields.Fields,
  operation: string,
): void {
  refuseOtherAnswers(fields);
  for (const param of ['characters', ...USUAL_IMAGE_PARAMS]) {
    if (filesOf(request, param).length === 0 && !isGiven(fields[param])) continue;
    throw invalid(param, `${operation} takes no '${param}': it has its source's.`);
  }
}

/** How many videos an answer is to have, `n`, and how: several vendors have these fields. */
export function refuseOtherAnswers(fields: requestFields.Fields): void {
  const { n, response_format: format } = fields;
  if (isGiven(n) && n !== 1 && n !== '1') {
    throw invalid('n', "'n' must be 1: one request makes one video.");
  }
  if (format === 'b64_json') {
    throw invalid('response_format', "'response_format' must be 'url': no answer holds a video.");
  }
}
