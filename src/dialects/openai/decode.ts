/** Requests of OpenAI's Videos API, turned into commands. Source: OpenAI's OpenAPI document. */
import { CONTENT_VARIANTS, requestFields } from '../../core/index.ts';
import type {
  CallbackInput,
  CreateCommand,
  DialectRequest,
  OpenContentCommand,
  RemixCommand,
} from '../../core/index.ts';
import * as videosApi from '../videos-api/index.ts';
import { decodeCharacters } from './decode-characters.ts';
import { INPUT_REFERENCE } from './decode-input-reference.ts';

const { readFields, readPrompt } = requestFields;
const { decodeNewVideo, lookups, MAX_PROMPT_CODE_POINTS, refuseInputs } = videosApi;

/** Azure's way to remix is a create with `remix_video_id`; size and length are then the source's. */
export function decodeCreate(request: DialectRequest): CreateCommand | RemixCommand {
  const fields = readFields(request.body);
  const prompt = readPrompt(fields, MAX_PROMPT_CODE_POINTS);
  const sourceVideoId = requestFields.readOptionalText(fields, 'remix_video_id');
  if (sourceVideoId !== null) {
    refuseInputs(request, fields, 'A remix');
    return { kind: 'remix', sourceVideoId, prompt, ...decodeCallback(fields) };
  }
  return {
    ...decodeNewVideo(request, INPUT_REFERENCE),
    characterIds: decodeCharacters(fields),
    ...decodeCallback(fields),
  };
}

/** A remix, an edit or an extension as the Videos API has it, and whom to tell of it. */
function withCallback<Decoded>(decode: (request: DialectRequest) => Decoded) {
  return (request: DialectRequest) => ({
    ...decode(request),
    ...decodeCallback(readFields(request.body)),
  });
}

export const decodeRemix = withCallback((request) => videosApi.changes.decodeRemix(request));
export const decodeEdit = withCallback(videosApi.changes.decodeEdit);
export const decodeExtend = withCallback(videosApi.changes.decodeExtend);

/** Ours: OpenAI tells only endpoints that were set up before. */
function decodeCallback(fields: requestFields.Fields): { readonly callback?: CallbackInput } {
  const url = requestFields.readOptionalText(fields, 'webhook_url');
  return url === null ? {} : { callback: { url, param: 'webhook_url', dialect: null } };
}

export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  const variant = requestFields.readOptionalChoice(request.query, 'variant', CONTENT_VARIANTS);
  const videoId = lookups.videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: variant ?? 'video', waitSeconds: 0 };
}
