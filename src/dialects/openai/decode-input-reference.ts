/** `input_reference` in all the forms clients send it: a file, an object, bracketed fields, a URL. */
import { requestFields, type DialectRequest, type ReferenceInput } from '../../core/index.ts';

const PARAM = 'input_reference';
/** Source: `maxLength` of `image_url` in the OpenAPI document. */
const MAX_URL_LENGTH = 20_971_520;
const ALLOWED = `'${PARAM}' must be one image: a file, {"image_url": "..."} or {"file_id": "..."}.`;
const NO_ARRAY = `'${PARAM}' must be a single object or file, not an array.`;

const { invalid, isFields, isGiven, readOptionalText } = requestFields;

export function decodeInputReference(
  { files }: DialectRequest,
  fields: requestFields.Fields,
): readonly ReferenceInput[] {
  const value = fields[PARAM];
  const [file, ...others] = files.filter(({ fieldName }) => fieldName.split('[', 1)[0] === PARAM);
  if (Array.isArray(value) || (file !== undefined && file.fieldName !== PARAM)) {
    throw invalid(PARAM, NO_ARRAY);
  }
  if (others.length > 0 || (file !== undefined && isGiven(value))) throw invalid(PARAM, ALLOWED);
  if (file !== undefined) return [{ kind: 'bytes', bytes: file.bytes, param: PARAM }];
  if (!isGiven(value)) return [];
  if (isFields(value)) return [decodeObject(value)];
  const url = typeof value === 'string' ? readOptionalText(fields, PARAM, MAX_URL_LENGTH) : null;
  if (url === null) throw invalid(PARAM, ALLOWED);
  return [{ kind: 'url', url, param: PARAM }];
}

function decodeObject(object: requestFields.Fields): ReferenceInput {
  const url = readOptionalText(object, 'image_url', MAX_URL_LENGTH);
  const fileId = readOptionalText(object, 'file_id');
  if (url !== null && fileId === null) return { kind: 'url', url, param: `${PARAM}.image_url` };
  if (fileId !== null && url === null) return { kind: 'file', fileId, param: `${PARAM}.file_id` };
  throw invalid(PARAM, `'${PARAM}' needs exactly one of 'image_url' and 'file_id'.`);
}
