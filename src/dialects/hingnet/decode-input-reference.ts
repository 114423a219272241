/** `input_reference`: one image for a Sora model, one to three for a Veo model. */
import { requestFields, type DialectRequest, type ReferenceInput } from '../../core/index.ts';
import { decodeImage, filesOf, unwrapJson } from '../videos-api/index.ts';

const PARAM = 'input_reference';
const MAX_VEO_IMAGES = 3;
const ALLOWED = `one image: a file, {"image_url": "..."} or {"file_id": "..."}`;
const NO_ARRAY = `'${PARAM}' must be ${ALLOWED}; an array is not allowed for this model.`;
const ONE_IMAGE = `'${PARAM}' must be ${ALLOWED}.`;
const VEO_IMAGES = `'${PARAM}' must be an array of 1 to ${MAX_VEO_IMAGES} image URLs, or files.`;

const { invalid, isGiven } = requestFields;

export function decodeInputReference(
  request: DialectRequest,
  fields: requestFields.Fields,
  isVeo: boolean,
): readonly ReferenceInput[] {
  const files = filesOf(request, PARAM);
  const value = unwrapJson(fields[PARAM]);
  const isArray = Array.isArray(value) || files.some(({ fieldName }) => fieldName !== PARAM);
  if (isArray && !isVeo) throw invalid(PARAM, NO_ARRAY);
  const values = listOf(value);
  const count = files.length + values.length;
  // A form does not say whether a file or a URL comes first, and the first is the first frame.
  const isMixed = files.length > 0 && values.length > 0;
  const isWrongCount = isArray && count === 0;
  if (isMixed || isWrongCount || count > (isVeo ? MAX_VEO_IMAGES : 1)) {
    throw invalid(PARAM, isVeo ? VEO_IMAGES : ONE_IMAGE);
  }
  if (files.length > 0) return files.map(({ bytes }) => ({ kind: 'bytes', bytes, param: PARAM }));
  return values.map((image, index) => readImage(image, isArray ? `${PARAM}[${index}]` : PARAM));
}

function listOf(value: unknown): readonly unknown[] {
  if (Array.isArray(value)) return value;
  return isGiven(value) ? [value] : [];
}

function readImage(value: unknown, param: string): ReferenceInput {
  const image = decodeImage(value, param);
  if (image === null) throw invalid(param, `'${param}' must be ${ALLOWED}.`);
  return image;
}
