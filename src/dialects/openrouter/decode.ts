/** Requests of OpenRouter's video jobs, turned into commands. Source: its OpenAPI document. */
import { requestFields } from '../../core/index.ts';
import type {
  CreateCommand,
  DialectRequest,
  GetCommand,
  OpenContentCommand,
} from '../../core/index.ts';
import { decodeReferences } from './decode-references.ts';
import { decodeSize } from './decode-size.ts';

/** The document names no bound; this one is the Videos API's, and a model may allow less. */
const MAX_PROMPT_CODE_POINTS = 32_000;

const { readFields, readRequiredText } = requestFields;

export function decodeCreate(request: DialectRequest): CreateCommand {
  const fields = readFields(request.body);
  return {
    kind: 'create',
    model: readRequiredText(fields, 'model'),
    prompt: requestFields.readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    size: decodeSize(fields),
    durationSeconds: requestFields.readOptionalSeconds(fields, 'duration'),
    references: decodeReferences(fields),
  };
}

export function decodeGet(request: DialectRequest): GetCommand {
  return { kind: 'get', videoId: videoIdInPath(request) };
}

/** A job has one video, so its only index is 0. */
export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  requestFields.readOptionalChoice(request.query, 'index', ['0']);
  const videoId = videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds: 0 };
}

function videoIdInPath(request: DialectRequest): string {
  return readRequiredText(request.params, 'videoId');
}
