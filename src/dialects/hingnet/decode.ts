/** Requests as HingNet's pages print them, turned into commands. */
import { requestFields } from '../../core/index.ts';
import type {
  CreateCommand,
  DeleteCommand,
  DialectRequest,
  GetCommand,
  ListCommand,
  OpenContentCommand,
  RemixCommand,
} from '../../core/index.ts';
import { decodeInputReference } from './decode-input-reference.ts';
import { isVeoModel } from './is-veo-model.ts';

/** The create pages name no bound; this is that of the API they call themselves compatible with. */
const MAX_PROMPT_CODE_POINTS = 32_000;
/** Source: `maxLength` on the remix page. */
const MAX_REMIX_PROMPT_CODE_POINTS = 1000;
/** Source: the Veo page; a Sora model has a default of its own. */
const DEFAULT_VEO_SIZE = { width: 1280, height: 720 };
const DEFAULT_PAGE_SIZE = 20;
const MAX_PAGE_SIZE = 100;

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
    prompt: readPrompt(fields, MAX_PROMPT_CODE_POINTS),
    model,
    size: requestFields.readOptionalSize(fields, 'size') ?? (isVeo ? DEFAULT_VEO_SIZE : null),
    durationSeconds: requestFields.readOptionalSeconds(fields, 'seconds'),
    references: decodeInputReference(request, fields, isVeo),
  };
}

export function decodeRemix(request: DialectRequest): RemixCommand {
  const prompt = readPrompt(readFields(request.body), MAX_REMIX_PROMPT_CODE_POINTS);
  return { kind: 'remix', sourceVideoId: videoIdInPath(request), prompt };
}

export function decodeGet(request: DialectRequest): GetCommand {
  return { kind: 'get', videoId: videoIdInPath(request) };
}

export function decodeDelete(request: DialectRequest): DeleteCommand {
  return { kind: 'delete', videoId: videoIdInPath(request) };
}

export function decodeList(request: DialectRequest): ListCommand {
  const limits = { min: 1, max: MAX_PAGE_SIZE };
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
  const waitSeconds = CONTENT_WAIT_SECONDS;
  return { kind: 'open_content', videoId, variant: 'video', waitSeconds };
}

function videoIdInPath(request: DialectRequest): string {
  return requestFields.readRequiredText(request.params, 'videoId');
}
