/** Requests of OpenAI's Videos API, turned into commands. Source: OpenAI's OpenAPI document. */
import { CONTENT_VARIANTS, requestFields } from '../../core/index.ts';
import type {
  CallbackInput,
  CreateCommand,
  DialectRequest,
  EditCommand,
  ExtendCommand,
  OpenContentCommand,
  RemixCommand,
} from '../../core/index.ts';
import * as videosApi from '../videos-api/index.ts';
import { decodeCharacters } from './decode-characters.ts';
import { INPUT_REFERENCE } from './decode-input-reference.ts';

const { readFields, readPrompt } = requestFields;
const { decodeNewVideo, lookups, MAX_PROMPT_CODE_POINTS, refusals } = videosApi;

/** Azure's way to remix is a create with `remix_video_id`; size and length are then the source's. */
export function decodeCreate(request: DialectRequest): CreateCommand | RemixCommand {
  const fields = readFields(request.body);
  const prompt = readPrompt(fields, MAX_PROMPT_CODE_POINTS);
  const sourceParam = 'remix_video_id';
  const sourceVideoId = requestFields.readOptionalText(fields, sourceParam);
  if (sourceVideoId !== null) {
    refusals.refuseBesideSource(request, fields, 'A remix');
    return { kind: 'remix', sourceVideoId, sourceParam, prompt, ...callbackOf(request) };
  }
  return {
    ...decodeNewVideo(request, INPUT_REFERENCE),
    characterIds: decodeCharacters(fields),
    ...callbackOf(request),
  };
}

export function decodeRemix(request: DialectRequest): RemixCommand {
  return { ...videosApi.changes.decodeRemix(request), ...callbackOf(request) };
}

export function decodeEdit(request: DialectRequest): EditCommand {
  return { ...videosApi.changes.decodeEdit(request), ...callbackOf(request) };
}

export function decodeExtend(request: DialectRequest): ExtendCommand {
  return { ...videosApi.changes.decodeExtend(request), ...callbackOf(request) };
}

/** Ours: OpenAI tells only endpoints that were set up before. */
function callbackOf({ body }: DialectRequest): { readonly callback?: CallbackInput } {
  const url = requestFields.readOptionalText(readFields(body), 'webhook_url');
  return url === null ? {} : { callback: { url, param: 'webhook_url', dialect: null } };
}

export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  const variant = requestFields.readOptionalChoice(request.query, 'variant', CONTENT_VARIANTS);
  const videoId = lookups.videoIdInPath(request);
  return { kind: 'open_content', videoId, variant: variant ?? 'video', waitSeconds: 0 };
}
