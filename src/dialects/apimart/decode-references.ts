/** `first_frame_image` and `image_urls`: addresses only, as APIMart takes neither files nor data. */
import { requestFields, type DialectRequest, type ReferenceInput } from '../../core/index.ts';

const FIRST_FRAME = 'first_frame_image';
const IMAGES = 'image_urls';

const { invalid, isGiven, readRequiredText } = requestFields;

export function decodeReferences(
  { files }: DialectRequest,
  fields: requestFields.Fields,
): readonly ReferenceInput[] {
  const file = files.find(({ fieldName }) => isImageField(fieldName));
  if (file !== undefined) throw noAddress(file.fieldName);
  const firstFrame = fields[FIRST_FRAME];
  const references = isGiven(firstFrame) ? [decodeUrl(firstFrame, FIRST_FRAME)] : [];
  return [...references, ...decodeImages(fields[IMAGES])];
}

function isImageField(fieldName: string): boolean {
  return [FIRST_FRAME, IMAGES].includes(fieldName.split('[', 1)[0] ?? '');
}

function decodeImages(value: unknown): ReferenceInput[] {
  if (!isGiven(value)) return [];
  // A form with one image cannot show that it is a list.
  if (!Array.isArray(value)) return [decodeUrl(value, IMAGES)];
  return value.map((url, index) => decodeUrl(url, `${IMAGES}[${index}]`));
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
