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

export function decodeCreate(request: DialectRequest): CreateCommand {
  const model = requestFields.readOptionalText(requestFields.readFields(request.body), 'model');
  const isVeo = isVeoModel(model);
  return videosApi.decodeNewVideo(request, {
    imageParams: ['input_reference'],
    decodeImages: (_request, fields) => decodeInputReference(request, fields, isVeo),
    decodeSize: (fields) => videosApi.decodeFrameSize(fields) ?? (isVeo ? DEFAULT_VEO_SIZE : null),
  });
}

export function decodeRemix(request: DialectRequest): RemixCommand {
  return videosApi.changes.decodeRemix(request, MAX_REMIX_PROMPT_CODE_POINTS);
}

export function decodeList(request: DialectRequest): ListCommand {
  return videosApi.lookups.decodeList(request, PAGE_SIZES);
}

export function decodeOpenContent(request: DialectRequest): OpenContentCommand {
  requestFields.readOptionalChoice(request.query, 'variant', ['video']);
  const videoId = videosApi.lookups.videoIdInPath(request);
  const waitSeconds = CONTENT_WAIT_SECONDS;
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds };
}
