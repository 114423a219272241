/** Errors in ezmodel's shape, `message` and `code`, with the two members more that SDKs read. */
import type { DialectReply, ErrorCode, RepriseError } from '../../core/index.ts';
import { errors } from '../videos-api/index.ts';

/** What the source of a remix, an edit or an extension is called. */
const SOURCE_PARAMS: ReadonlySet<string | null> = new Set(['video', 'video_id']);
const SOURCE_CODES: ReadonlySet<ErrorCode> = new Set([
  'video_not_found',
  'missing_parameter',
  'invalid_parameter',
]);
/** The remix page's words. */
const SOURCE_NOT_FOUND = 'Source video not found or not completed';

export function encodeError(error: RepriseError): DialectReply {
  const isSource = isAboutSource(error);
  const { type, code } = errors.errorWords(error);
  const body = {
    error: {
      message: isSource && error.code === 'video_not_found' ? SOURCE_NOT_FOUND : error.publicText,
      code: isSource ? 'invalid_video_id' : code,
      type,
      param: error.param,
    },
  };
  return { status: statusOf(error, isSource), headers: errors.retryHeaders(error), body };
}

/** Whatever is wrong with a source's id is one code; a video asked for by its path is just unknown. */
function isAboutSource({ code, param }: RepriseError): boolean {
  return SOURCE_PARAMS.has(param) && SOURCE_CODES.has(code);
}

/** The page lists an expired source with the errors of status 400. */
function statusOf({ code, entry }: RepriseError, isSource: boolean): number {
  return isSource || code === 'video_expired' ? 400 : entry.status;
}
