/** The first frame: `input_reference` in all its forms, or `image` as on the older page. */
import { requestFields, type DialectRequest, type ReferenceInput } from '../../core/index.ts';
import { decodeImageObject, decodeImageUrl } from '../videos-api/index.ts';

const PARAMS = ['input_reference', 'image'] as const;
/** No letter of bare base64; every URL has one, the colon. */
const FOREIGN_TO_BASE64 = /[^A-Za-z0-9+/=\s]/;

const { invalid, isFields, isGiven } = requestFields;

export function decodeImage(
  { files }: DialectRequest,
  fields: requestFields.Fields,
): readonly ReferenceInput[] {
  const images: ReferenceInput[] = [];
  for (const param of PARAMS) {
    for (const { fieldName, bytes } of files) {
      if (fieldName === param) images.push({ kind: 'bytes', bytes, param });
      else if (fieldName.split('[', 1)[0] === param) throw notOneImage(param);
    }
    const value = fields[param];
    if (isGiven(value)) images.push(decodeValue(value, param));
  }
  const second = images[1];
  if (second !== undefined) throw notOneImage(second.param);
  return images;
}

function decodeValue(value: unknown, param: string): ReferenceInput {
  if (isFields(value)) return decodeImageObject(value, param);
  const text = decodeImageUrl(value, param);
  if (text === null) throw notOneImage(param);
  if (FOREIGN_TO_BASE64.test(text)) return { kind: 'url', url: text, param };
  return { kind: 'bytes', bytes: Buffer.from(text, 'base64'), param };
}

function notOneImage(param: string): ReturnType<typeof invalid> {
  return invalid(
    param,
    `'${param}' must be one image: a file, a URL, {"image_url": "..."} or {"file_id": "..."}.`,
  );
}
