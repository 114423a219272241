/** What nothing here does, though a request may ask for it. Doing less in silence would be a lie. */
import { requestFields, type DialectRequest } from '../../core/index.ts';
import { USUAL_IMAGE_PARAMS } from './decode-images.ts';

const { invalid, isGiven } = requestFields;

/** What is made from a video is one video, and has the images and characters of that one. */
export function refuseBesideSource(
  { files }: DialectRequest,
  fields: requestFields.Fields,
  operation: string,
): void {
  refuseSeveral(fields);
  for (const param of ['characters', ...USUAL_IMAGE_PARAMS]) {
    const isSent = files.some(({ fieldName }) => fieldName.split('[', 1)[0] === param);
    if (!isSent && !isGiven(fields[param])) continue;
    throw invalid(param, `${operation} takes no '${param}': it has its source's.`);
  }
}

/** `n`, how many videos a request asks for: several vendors have it. */
export function refuseSeveral({ n }: requestFields.Fields): void {
  if (!isGiven(n) || n === 1 || n === '1') return;
  throw invalid('n', "'n' must be 1: one request makes one video.");
}
