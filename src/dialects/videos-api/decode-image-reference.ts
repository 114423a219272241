/** An image that a request refers to: by URL, by data URL, or by the id of a file. */
import { requestFields, type ReferenceInput } from '../../core/index.ts';

/** Source: `maxLength` of `image_url` in OpenAI's document; a data URL may be this long. */
const MAX_URL_LENGTH = 20_971_520;

const { invalid, readOptionalText } = requestFields;

/** `{"image_url": …}` or `{"file_id": …}`, exactly one of them. */
export function decodeImageObject(object: requestFields.Fields, param: string): ReferenceInput {
  const url = readOptionalText(object, 'image_url', MAX_URL_LENGTH);
  const fileId = readOptionalText(object, 'file_id');
  if (url !== null && fileId === null) return { kind: 'url', url, param: `${param}.image_url` };
  if (fileId !== null && url === null) return { kind: 'file', fileId, param: `${param}.file_id` };
  throw invalid(param, `'${param}' needs exactly one of 'image_url' and 'file_id'.`);
}

/** Text that may be a URL; null for whatever else it is. */
export function decodeImageUrl(value: unknown, param: string): string | null {
  return typeof value === 'string'
    ? readOptionalText({ [param]: value }, param, MAX_URL_LENGTH)
    : null;
}
