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
import { decodeCharacters } from './decode-characters.ts';
import { decodeInputReference } from './decode-input-reference.ts';
import { decodeVideoSource } from './decode-video-source.ts';

const { readFields, readPrompt } = requestFields;

/** Azure's way to remix is a create with `remix_video_id`; size and length are then the source's. */
export function decodeCreate(request: DialectRequest): CreateCommand | RemixCommand {
  const fields = readFields(request.body);
  const prompt = readPrompt(fields, MAX_PROMPT_CODE_POINTS);
  const sourceVideoId = requestFields.readOptionalText(fields, 'remix_video_id');
  if (sourceVideoId !== null) {
    refuseInputs(request, fields, 'A remix');
    return { kind: 'remix', sourceVideoId, prompt };
  }
  // Ours: OpenAI tells only endpoints that were set up before.
  const webhookUrl = requestFields.readOptionalText(fields, 'webhook_url');
  return {
    kind: 'create',
    prompt,
    model: requestFields.readOptionalText(fields, 'model'),
    size: requestFields.readOptionalSize(fields, 'size'),
    durationSeconds: requestFields.readOptionalSeconds(fields, 'seconds'),
    references: decodeInputReference(request, fields),
    characterIds: decodeCharacters(fields),
    ...(webhookUrl !== null && {
      callback: { url: webhookUrl, param: 'webhook_url', dialect: null },
    }),
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
    source: decodeVideoSource(request, fields),
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    model: requestFields.readOptionalText(fields, 'model'),
  };
}

export function decodeExtend(request: DialectRequest): ExtendCommand {
  const fields = readFields(request.body);
  const addedSeconds = requestFields.readOptionalSeconds(fields, 'seconds');
  if (addedSeconds === null) throw requestFields.missing('seconds');
  refuseInputs(request, fields, 'An extension');
  return {
    kind: 'extend',
    source: decodeVideoSource(request, fields),
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    addedSeconds,
    keepsSource: true,
    model: requestFields.readOptionalText(fields, 'model'),
    size: null,
  };
}

export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  const variant = requestFields.readOptionalChoice(request.query, 'variant', CONTENT_VARIANTS);
  const videoId = videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: variant ?? 'video', waitSeconds: 0 };
}

/** It has those of its source; dropping what was sent along would be a lie. */
function refuseInputs(
  { files }: DialectRequest,
  fields: requestFields.Fields,
  operation: string,
): void {
  for (const param of ['characters', 'input_reference']) {
    const isSent = files.some(({ fieldName }) => fieldName.split('[', 1)[0] === param);
    if (!isSent && !requestFields.isGiven(fields[param])) continue;
    throw requestFields.invalid(param, `${operation} takes no '${param}': it has its source's.`);
  }
}
