/** `POST /uploads/images`: one image, kept for three days. Source: APIMart's page on uploads. */
import {
  RepriseError,
  requestFields,
  type CreateFileCommand,
  type DialectRequest,
} from '../../core/index.ts';

const FIELD = 'file';
const MAX_BYTES = 20 * 1024 * 1024;
const MAX_NAME_LENGTH = 255;
const KEPT_SECONDS = 72 * 3600;

const { invalid, isGiven, missing, readFields, readOptionalText } = requestFields;

export function decodeUpload({ body, files }: DialectRequest): CreateFileCommand {
  const fields = readFields(body);
  const [file, ...others] = files.filter(({ fieldName }) => fieldName === FIELD);
  if (others.length > 0 || isGiven(fields[FIELD])) {
    throw invalid(FIELD, `'${FIELD}' must be one image of a multipart form.`);
  }
  if (file === undefined) throw missing(FIELD);
  if (file.bytes.byteLength > MAX_BYTES) {
    throw new RepriseError('body_too_large', {
      param: FIELD,
      publicText: `The image is larger than ${MAX_BYTES} bytes.`,
    });
  }
  return {
    kind: 'create_file',
    name: readOptionalText({ [FIELD]: file.fileName }, FIELD, MAX_NAME_LENGTH) ?? 'image',
    purpose: 'vision',
    bytes: file.bytes,
    expiresAfterSeconds: KEPT_SECONDS,
    onlyImages: true,
  };
}
