/** Requests of OpenAI's Videos API, turned into commands. Source: OpenAI's OpenAPI document. */
import { CONTENT_VARIANTS, requestFields } from '../../core/index.ts';
import type {
  CreateCommand,
  DialectRequest,
  EditCommand,
  ExtendCommand,
  OpenContentCommand,
  RemixCommand,
} from '../../core/index.ts';
import { MAX_PROMPT_CODE_POINTS, videoIdInPath } from '../videos-api/index.ts';
import { decodeInputReference } from './decode-input-reference.ts';
import { decodeVideoReference } from './decode-video-reference.ts';

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

export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  const variant = requestFields.readOptionalChoice(request.query, 'variant', CONTENT_VARIANTS);
  const videoId = videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: variant ?? 'video', waitSeconds: 0 };
}
