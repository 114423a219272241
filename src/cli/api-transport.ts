/** Sends one request to a gateway; whatever is not a good answer is thrown. */
import { z } from 'zod';
import { readBody, sendRequest, UnreachableError } from '../lib/http-client/index.ts';
import { ApiError } from './api-error.ts';
import { interruptible } from './interruptible.ts';

export interface GatewayAccess {
  /** With or without the `/v1` at its end. */
  readonly baseUrl: string;
  readonly key: string;
}

export interface ApiRequest {
  readonly method: 'GET' | 'POST' | 'DELETE';
  /** Below `/v1`, with everything that comes from outside already encoded. */
  readonly path: string;
  readonly json?: Readonly<Record<string, unknown>>;
  readonly timeoutMs: number;
}

export type ApiResponse = Awaited<ReturnType<typeof sendRequest>>;
export type ApiTransport = (request: ApiRequest) => Promise<ApiResponse>;

const MAX_ERROR_BYTES = 64 * 1024;
const MAX_SHOWN_LETTERS = 200;

const errorSchema = z.object({
  error: z.looseObject({ message: z.string(), code: z.string().nullable().catch(null) }),
});

export function createApiTransport(access: GatewayAccess, signal: AbortSignal): ApiTransport {
  const root = apiRoot(access.baseUrl);
  return async (request) => {
    const headers: Record<string, string> = { authorization: `Bearer ${access.key}` };
    if (request.json !== undefined) headers['content-type'] = 'application/json';
    const sent = sendRequest({
      url: root + request.path,
      trust: 'configured',
      method: request.method,
      headers,
      ...(request.json === undefined ? {} : { body: JSON.stringify(request.json) }),
      timeoutMs: request.timeoutMs,
    });
    const response = await interruptible(sent, signal).catch((error: unknown) => {
      if (!(error instanceof UnreachableError)) throw error;
      throw new UnreachableError(`${root} gives no answer`, { cause: error.cause });
    });
    if (response.ok) return response;
    throw await interruptible(readError(response), signal);
  };
}

/** SDKs are given the URL with `/v1` and programs often without; both are meant. */
function apiRoot(baseUrl: string): string {
  const trimmed = baseUrl.replace(/\/+$/, '');
  return trimmed.endsWith('/v1') ? trimmed : `${trimmed}/v1`;
}

async function readError(response: ApiResponse): Promise<ApiError> {
  const text = await readBody(response, MAX_ERROR_BYTES).then(String, () => '');
  const { message, code } = parseError(text) ?? {
    message: `unexpected answer: ${text.slice(0, MAX_SHOWN_LETTERS) || response.statusText}`,
    code: null,
  };
  return new ApiError(message, {
    status: response.status,
    code,
    requestId: response.headers.get('x-request-id'),
    retryAfterMs: readRetryAfterMs(response),
  });
}

function parseError(text: string): { message: string; code: string | null } | null {
  try {
    return errorSchema.parse(JSON.parse(text)).error;
  } catch {
    return null;
  }
}

/** A date in `retry-after` is not read: it says nothing without knowing the other clock. */
function readRetryAfterMs(response: ApiResponse): number | null {
  const milliseconds = Number(response.headers.get('retry-after-ms') ?? Number.NaN);
  if (milliseconds >= 0) return milliseconds;
  const seconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  return seconds >= 0 ? seconds * 1000 : null;
}
