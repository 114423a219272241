/** An image that a request refers to: by URL, by data URL, by the id of a file, or as bare base64. */
import { requestFields, type ReferenceInput } from '../../core/index.ts';
import { unwrapJson } from './unwrap-json.ts';

/** Source: `maxLength` of `image_url` in OpenAI's document; a data URL may be this long. */
const MAX_URL_LENGTH = 20_971_520;
/** No letter of bare base64; every URL has one, the colon. */
const FOREIGN_TO_BASE64 = /[^A-Za-z0-9+/=\s]/;

const { invalid, isFields, isGiven, readOptionalText } = requestFields;

/** Text, or `{"image_url": …}` or `{"file_id": …}`; null for whatever else it is. */
export function decodeImage(value: unknown, param: string): ReferenceInput | null {
  const object = unwrapJson(value);
  if (isFields(object)) return decodeObject(object, param);
  if (typeof value !== 'string' || !isGiven(value)) return null;
  const text = readOptionalText({ [param]: value }, param, MAX_URL_LENGTH) ?? '';
  if (FOREIGN_TO_BASE64.test(text)) return { kind: 'url', url: text, param };
  return { kind: 'bytes', bytes: Buffer.from(text, 'base64'), param };
}

function decodeObject(object: requestFields.Fields, param: string): ReferenceInput {
  const url = decodeUrl(object, param);
  const fileIdParam = `${param}.file_id`;
  const fileId = readOptionalText({ [fileIdParam]: object['file_id'] }, fileIdParam);
  if (url !== null && fileId === null) return { kind: 'url', url, param: `${param}.image_url` };
  if (fileId !== null && url === null) return { kind: 'file', fileId, param: fileIdParam };
  throw invalid(param, `'${param}' needs exactly one of 'image_url' and 'file_id'.`);
}

/** Chat messages have the URL one level deeper: `{"image_url": {"url": …}}`. */
function decodeUrl(object: requestFields.Fields, param: string): string | null {
  const image = object['image_url'];
  const isDeeper = isFields(image);
  const urlParam = isDeeper ? `${param}.image_url.url` : `${param}.image_url`;
  const value = isDeeper ? image['url'] : image;
  return readOptionalText({ [urlParam]: value }, urlParam, MAX_URL_LENGTH);
}
