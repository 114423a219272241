/** `input_reference` in all the forms clients send it: a file, an object, bracketed fields, a URL. */
import { requestFields, type DialectRequest, type ReferenceInput } from '../../core/index.ts';
import { decodeImage, takeFile, unwrapJson } from '../videos-api/index.ts';

const PARAM = 'input_reference';
const ALLOWED = `'${PARAM}' must be one image: a file, {"image_url": "..."} or {"file_id": "..."}.`;
const NO_ARRAY = `'${PARAM}' must be a single object or file, not an array.`;

const { invalid, isGiven } = requestFields;

export const INPUT_REFERENCE = { imageParams: [PARAM], decodeImages };

function decodeImages(
  request: DialectRequest,
  fields: requestFields.Fields,
): readonly ReferenceInput[] {
  const value = unwrapJson(fields[PARAM]);
  const isArrayOfFiles = request.files.some(({ fieldName }) => fieldName.startsWith(`${PARAM}[`));
  if (Array.isArray(value) || isArrayOfFiles) throw invalid(PARAM, NO_ARRAY);
  const file = takeFile(request, fields, PARAM, ALLOWED);
  if (file !== null) return [{ kind: 'bytes', bytes: file.bytes, param: PARAM }];
  if (!isGiven(value)) return [];
  const image = decodeImage(value, PARAM);
  if (image === null) throw invalid(PARAM, ALLOWED);
  return [image];
}
