/** Requests as ezmodel's pages print them and as OpenAI's SDKs send them, turned into commands. */
import { requestFields } from '../../core/index.ts';
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
import { decodeDuration } from './decode-duration.ts';
import { decodeImage } from './decode-image.ts';
import { decodeSize } from './decode-size.ts';
import { decodeRemixSource, decodeVideoReference } from './decode-source.ts';

/** Its pages name no bound; this is that of the API whose SDKs they tell to use. */
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
    size: decodeSize(fields),
    durationSeconds: decodeDuration(fields),
    references: decodeImage(request, fields),
  };
}

export function decodeRemix(request: DialectRequest): RemixCommand {
  const fields = readFields(request.body);
  return {
    kind: 'remix',
    sourceVideoId: decodeRemixSource(request, fields),
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
  };
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
  requestFields.readOptionalChoice(request.query, 'variant', ['video']);
  const videoId = videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds: 0 };
}

function videoIdInPath(request: DialectRequest): string {
  return requestFields.readRequiredText(request.params, 'videoId');
}
