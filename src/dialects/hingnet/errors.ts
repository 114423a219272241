/** Errors in HingNet's shape: `message`, `type` and `code`, and nothing else. */
import type { DialectReply, ErrorCode, RepriseError } from '../../core/index.ts';
import { errors } from '../videos-api/index.ts';
import { isVeoModel } from './is-veo-model.ts';

/** Its pages have one code for whatever is wrong with a parameter. */
const PARAMETER_CODES: ReadonlySet<ErrorCode> = new Set([
  'missing_parameter',
  'invalid_parameter',
  'prompt_too_long',
]);

export function encodeError(error: RepriseError): DialectReply {
  const { type, code } = errors.errorWords(error);
  const body = {
    error: {
      message: error.publicText,
      type,
      code: PARAMETER_CODES.has(error.code) ? 'invalid_parameters' : code,
    },
  };
  return { status: statusOf(error), headers: errors.retryHeaders(error), body };
}

/**
 * The Sora page answers 404 for the content of a video that is not finished; the Veo page says 400.
 * An error that names a parameter is not about content but about the source of a remix, and keeps
 * its status.
 */
function statusOf({ code, param, model, entry }: RepriseError): number {
  const isAboutContent = code === 'video_not_completed' && param === null;
  return isAboutContent && !isVeoModel(model) ? 404 : entry.status;
}
