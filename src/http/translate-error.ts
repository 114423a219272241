/** Makes of any error one of the catalogue's; what is unknown stays inside. */
import { RepriseError, type ErrorCode } from '../core/index.ts';
import { UnavailableError } from '../lib/unavailable-error.ts';

const RETRY_AFTER_SECONDS = 1;

/** Fastify's own error codes that are a caller's doing. */
const CODE_BY_FASTIFY_CODE: Readonly<Record<string, ErrorCode>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body_too_large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported_media_type',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'invalid_json',
  FST_ERR_CTP_EMPTY_TYPE: 'unsupported_media_type',
  FST_ERR_BAD_URL: 'route_not_found',
  FST_ERR_ASYNC_CONSTRAINT: 'route_not_found',
};

export function translateError(error: unknown): RepriseError {
  if (error instanceof RepriseError) return error;
  if (error instanceof UnavailableError) {
    return new RepriseError('service_unavailable', {
      retryAfterSeconds: RETRY_AFTER_SECONDS,
      cause: error,
    });
  }
  const fastifyCode = error instanceof Error && 'code' in error ? String(error.code) : '';
  const code = CODE_BY_FASTIFY_CODE[fastifyCode];
  return new RepriseError(code ?? 'internal_error', { cause: error });
}
