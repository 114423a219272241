/** The first frame: `input_reference` in all its forms, or `image` as on the older page. */
import { requestFields, type DialectRequest, type ReferenceInput } from '../../core/index.ts';
import { decodeImages } from '../videos-api/index.ts';

export const FIRST_FRAME_PARAMS = ['input_reference', 'image'] as const;

export function decodeFirstFrame(
  request: DialectRequest,
  fields: requestFields.Fields,
): readonly ReferenceInput[] {
  for (const param of FIRST_FRAME_PARAMS) {
    const isList = request.files.some(({ fieldName }) => fieldName.startsWith(`${param}[`));
    if (isList || Array.isArray(fields[param])) throw notOneImage(param);
  }
  const images = decodeImages(request, fields, FIRST_FRAME_PARAMS);
  const second = images[1];
  if (second !== undefined) throw notOneImage(second.param);
  return images;
}

function notOneImage(param: string): Error {
  return requestFields.invalid(
    param,
    `'${param}' must be one image: a file, a URL, {"image_url": "..."} or {"file_id": "..."}.`,
  );
}
