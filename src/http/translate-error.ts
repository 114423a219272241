/** Makes of any error one of the catalogue's; what is unknown stays inside. */
import { RepriseError, type ErrorCode } from '../core/index.ts';
import { UnavailableError } from '../lib/unavailable-error.ts';
import { FormError } from './read-form.ts';

const RETRY_AFTER_SECONDS = 1;

/** The framework's own error codes that have a better name than `malformed_request`. */
const CODE_BY_FRAMEWORK_CODE: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_BAD_URL: 'route_not_found',
  FST_ERR_MAX_PARAM_LENGTH: 'route_not_found',
  FST_REQ_FILE_TOO_LARGE: 'body_too_large',
};

export function translateError(error: unknown): RepriseError {
  if (error instanceof RepriseError) return error;
  if (error instanceof UnavailableError) {
    return new RepriseError('service_unavailable', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
      cause: error,
    });
  }
  return new RepriseError(frameworkCode(error) ?? 'internal_error', { cause: error });
}

/** Whatever a form parser complains about is the form's fault, unless it is only too large. */
export function translateFormError(error: unknown): RepriseError {
  if (error instanceof RepriseError) return error;
  if (frameworkCode(error) === 'body_too_large') {
    return new RepriseError('body_too_large', { cause: error });
  }
  const reason = error instanceof FormError ? { publicText: `Bad form: ${error.message}.` } : {};
  return new RepriseError('invalid_multipart', { ...reason, cause: error });
}

function frameworkCode(error: unknown): ErrorCode | null {
  if (!(error instanceof Error)) return null;
  const { code, statusCode }: Record<string, unknown> = { ...error };
  const known = CODE_BY_FRAMEWORK_CODE[String(code)];
  if (known !== undefined) return known;
  // The framework marks what it holds against the caller, such as an upload that broke off.
  return Number(statusCode) >= 400 && Number(statusCode) < 500 ? 'malformed_request' : null;
}
