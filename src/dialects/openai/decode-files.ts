/** Requests of OpenAI's Files API. Source: OpenAI's OpenAPI document. */
import { requestFields } from '../../core/index.ts';
import type {
  CreateFileCommand,
  DialectRequest,
  FileCommand,
  ListFilesCommand,
} from '../../core/index.ts';
import { takeFile } from '../videos-api/index.ts';

/** What videos refer to is `vision` or `user_data`; the others are taken so that no program breaks. */
const PURPOSES = ['assistants', 'batch', 'fine-tune', 'vision', 'user_data', 'evals'] as const;
const MAX_NAME_LENGTH = 255;
const EXPIRY_SECONDS = { min: 3600, max: 2_592_000 };
const MAX_PAGE_SIZE = 10_000;

const {
  invalid,
  isFields,
  isGiven,
  missing,
  readFields,
  readOptionalChoice,
  readOptionalInteger,
  readOptionalText,
  readRequiredText,
} = requestFields;

export function decodeCreateFile(request: DialectRequest): CreateFileCommand {
  const fields = readFields(request.body);
  const file = takeFile(request, fields, 'file', "'file' must be one file of a form.");
  if (file === null) throw missing('file');
  const purpose = readOptionalChoice(fields, 'purpose', PURPOSES);
  if (purpose === null) throw missing('purpose');
  return {
    kind: 'create_file',
    name: readOptionalText({ file: file.fileName }, 'file', MAX_NAME_LENGTH) ?? 'file',
    purpose,
    bytes: file.bytes,
    expiresAfterSeconds: decodeExpiry(fields['expires_after']),
    onlyImages: false,
  };
}

function decodeExpiry(value: unknown): number | null {
  if (!isGiven(value)) return null;
  if (!isFields(value)) {
    throw invalid('expires_after', "'expires_after' must have an 'anchor' and 'seconds'.");
  }
  if (readOptionalChoice(value, 'anchor', ['created_at']) === null) {
    throw missing('expires_after.anchor');
  }
  const seconds = readOptionalInteger(value, 'seconds', EXPIRY_SECONDS);
  if (seconds === null) throw missing('expires_after.seconds');
  return seconds;
}

export function decodeListFiles({ query }: DialectRequest): ListFilesCommand {
  return {
    kind: 'list_files',
    after: readOptionalText(query, 'after'),
    limit: readOptionalInteger(query, 'limit', { min: 0, max: MAX_PAGE_SIZE }) ?? MAX_PAGE_SIZE,
    order: readOptionalChoice(query, 'order', ['asc', 'desc']) ?? 'desc',
    purpose: readOptionalText(query, 'purpose'),
  };
}

export function decodeFile<Kind extends FileCommand['kind']>(
  kind: Kind,
): (request: DialectRequest) => FileCommand & { readonly kind: Kind } {
  return ({ params }) => ({
    kind,
    fileId: readRequiredText({ file_id: params['fileId'] }, 'file_id'),
  });
}
