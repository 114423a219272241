/** Requests of OpenAI's Videos API, turned into commands. Source: OpenAI's OpenAPI document. */
import { CONTENT_VARIANTS, requestFields } from '../../core/index.ts';
import type {
  CreateCommand,
  DeleteCommand,
  DialectRequest,
  EditCommand,
  ExtendCommand,
  GetCommand,
  ListCommand,
  OpenContentCommand,
  RemixCommand,
} from '../../core/index.ts';
import { decodeInputReference } from './decode-input-reference.ts';
import { decodeVideoReference } from './decode-video-reference.ts';

/** Source: `maxLength` of every prompt in the OpenAPI document. */
const MAX_PROMPT_CODE_POINTS = 32_000;
const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 100;

const { readFields, readPrompt } = requestFields;

export function decodeCreate(request: DialectRequest): CreateCommand {
  const fields = readFields(request.body);
  return {
    kind: 'create',
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    model: requestFields.readOptionalText(fields, 'model'),
    size: requestFields.readOptionalSize(fields, 'size'),
    durationSeconds: requestFields.readOptionalSeconds(fields, 'seconds'),
    references: decodeInputReference(request, fields),
  };
}

export function decodeRemix(request: DialectRequest): RemixCommand {
  const prompt = readPrompt(readFields(request.body), MAX_PROMPT_CODE_POINTS);
  return { kind: 'remix', sourceVideoId: videoIdInPath(request), prompt };
}

export function decodeEdit(request: DialectRequest): EditCommand {
  const fields = readFields(request.body);
  return {
    kind: 'edit',
    sourceVideoId: decodeVideoReference(request, fields),
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
  };
}

export function decodeExtend(request: DialectRequest): ExtendCommand {
  const fields = readFields(request.body);
  const addedSeconds = requestFields.readOptionalSeconds(fields, 'seconds');
  if (addedSeconds === null) throw requestFields.missing('seconds');
  return {
    kind: 'extend',
    sourceVideoId: decodeVideoReference(request, fields),
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    addedSeconds,
    model: null,
    size: null,
  };
}

export function decodeGet(request: DialectRequest): GetCommand {
  return { kind: 'get', videoId: videoIdInPath(request) };
}

export function decodeDelete(request: DialectRequest): DeleteCommand {
  return { kind: 'delete', videoId: videoIdInPath(request) };
}

export function decodeList(request: DialectRequest): ListCommand {
  const limits = { min: 0, max: MAX_PAGE_SIZE };
  return {
    kind: 'list',
    after: requestFields.readOptionalText(request.query, 'after'),
    limit: requestFields.readOptionalInteger(request.query, 'limit', limits) ?? DEFAULT_PAGE_SIZE,
    order: requestFields.readOptionalChoice(request.query, 'order', ['asc', 'desc']) ?? 'desc',
  };
}

export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  const variant = requestFields.readOptionalChoice(request.query, 'variant', CONTENT_VARIANTS);
  const videoId = videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: variant ?? 'video', waitSeconds: 0 };
}

function videoIdInPath(request: DialectRequest): string {
  return requestFields.readRequiredText(request.params, 'videoId');
}
