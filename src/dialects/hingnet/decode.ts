/** Requests as HingNet's pages print them, turned into commands. */
import { requestFields } from '../../core/index.ts';
import type {
  CreateCommand,
  DialectRequest,
  ListCommand,
  OpenContentCommand,
  RemixCommand,
} from '../../core/index.ts';
import * as videosApi from '../videos-api/index.ts';
import { decodeInputReference } from './decode-input-reference.ts';
import { isVeoModel } from './is-veo-model.ts';

/** Source: `maxLength` on the remix page. */
const MAX_REMIX_PROMPT_CODE_POINTS = 1000;
/** Source: the Veo page; a Sora model has a default of its own. */
const DEFAULT_VEO_SIZE = { width: 1280, height: 720 };
/** Source: the list page, whose smallest page has one video. */
const PAGE_SIZES = { min: 1, max: 100 };

/**
 * The page's workflow downloads a remix right after it has asked for it, with no wait in between;
 * run as printed it must end with the mp4. Long enough for a short video, and shorter than the
 * minutes after which proxies lose patience.
 */
const CONTENT_WAIT_SECONDS = 90;

const { readFields, readPrompt } = requestFields;

export function decodeCreate(request: DialectRequest): CreateCommand {
  const fields = readFields(request.body);
  const model = requestFields.readOptionalText(fields, 'model');
  const isVeo = isVeoModel(model);
  return {
    kind: 'create',
    prompt: readPrompt(fields, videosApi.MAX_PROMPT_CODE_POINTS),
    model,
    size: requestFields.readOptionalSize(fields, 'size') ?? (isVeo ? DEFAULT_VEO_SIZE : null),
    durationSeconds: requestFields.readOptionalSeconds(fields, 'seconds'),
    references: decodeInputReference(request, fields, isVeo),
  };
}

export function decodeRemix(request: DialectRequest): RemixCommand {
  const prompt = readPrompt(readFields(request.body), MAX_REMIX_PROMPT_CODE_POINTS);
  return { kind: 'remix', sourceVideoId: videosApi.videoIdInPath(request), prompt };
}

export function decodeList(request: DialectRequest): ListCommand {
  return videosApi.decodeList(request, PAGE_SIZES);
}

export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  requestFields.readOptionalChoice(request.query, 'variant', ['video']);
  const videoId = videosApi.videoIdInPath(request);
  const waitSeconds = CONTENT_WAIT_SECONDS;
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds };
}
