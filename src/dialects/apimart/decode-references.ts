/** `first_frame_image` and `image_urls`: addresses only, as APIMart takes neither files nor data. */
import { requestFields, type DialectRequest, type ReferenceInput } from '../../core/index.ts';
import { filesOf, unwrapJson } from '../videos-api/index.ts';

const FIRST_FRAME = 'first_frame_image';
const IMAGE_URLS = 'image_urls';

const { invalid, isGiven, readRequiredText } = requestFields;

export const IMAGES = { imageParams: [FIRST_FRAME, IMAGE_URLS], decodeImages };

function decodeImages(
  request: DialectRequest,
  fields: requestFields.Fields,
): readonly ReferenceInput[] {
  const [file] = IMAGES.imageParams.flatMap((param) => filesOf(request, param));
  if (file !== undefined) throw noAddress(file.fieldName);
  const firstFrame = fields[FIRST_FRAME];
  const references = isGiven(firstFrame) ? [decodeUrl(firstFrame, FIRST_FRAME)] : [];
  return [...references, ...decodeUrls(unwrapJson(fields[IMAGE_URLS]))];
}

function decodeUrls(value: unknown): ReferenceInput[] {
  if (!isGiven(value)) return [];
  // A form with one image cannot show that it is a list.
  if (!Array.isArray(value)) return [decodeUrl(value, IMAGE_URLS)];
  return value.map((url, index) => decodeUrl(url, `${IMAGE_URLS}[${index}]`));
}

function decodeUrl(value: unknown, param: string): ReferenceInput {
  if (typeof value !== 'string' || !/^https?:\/\//i.test(value)) throw noAddress(param);
  return { kind: 'url', url: readRequiredText({ [param]: value }, param), param };
}

function noAddress(param: string): Error {
  return invalid(
    param,
    `'${param}' must be the public http or https URL of an image; files and data URLs are not accepted.`,
  );
}
