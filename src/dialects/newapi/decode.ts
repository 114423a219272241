/** Requests of new-api's video tasks, turned into commands. Source: its documentation and code. */
import { requestFields, type Size } from '../../core/index.ts';
import type { CreateCommand, DialectRequest, GetCommand } from '../../core/index.ts';
import { decodeReferences } from './decode-references.ts';

/** The documentation names no bound; this one is the Videos API's, and a model may allow less. */
const MAX_PROMPT_CODE_POINTS = 32_000;
const SIDE_BOUNDS = { min: 1, max: 99_999 };

const { invalid, readFields, readOptionalInteger, readOptionalSeconds } = requestFields;

export function decodeCreate(request: DialectRequest): CreateCommand {
  const fields = readFields(request.body);
  return {
    kind: 'create',
    prompt: requestFields.readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    model: requestFields.readOptionalText(fields, 'model'),
    size: decodeSize(fields),
    durationSeconds: decodeDuration(fields),
    references: decodeReferences(request, fields),
  };
}

export function decodeGet(request: DialectRequest): GetCommand {
  return { kind: 'get', videoId: requestFields.readRequiredText(request.params, 'videoId') };
}

/** Both names are in use; a request with both must mean the same by them. */
function decodeDuration(fields: requestFields.Fields): number | null {
  const duration = readOptionalSeconds(fields, 'duration');
  const seconds = readOptionalSeconds(fields, 'seconds');
  if (duration !== null && seconds !== null && duration !== seconds) {
    throw invalid('seconds', "'seconds' and 'duration' must be the same, or one of them left out.");
  }
  return duration ?? seconds;
}

/** The documentation has `width` and `height`, the code `size`. */
function decodeSize(fields: requestFields.Fields): Size | null {
  const size = requestFields.readOptionalSize(fields, 'size');
  const width = readOptionalInteger(fields, 'width', SIDE_BOUNDS);
  const height = readOptionalInteger(fields, 'height', SIDE_BOUNDS);
  if (width === null && height === null) return size;
  if (width === null) throw requestFields.missing('width');
  if (height === null) throw requestFields.missing('height');
  if (size !== null && (size.width !== width || size.height !== height)) {
    throw invalid('size', "'size' must be 'width' x 'height', or one of the two left out.");
  }
  return { width, height };
}
