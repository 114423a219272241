/** Sends requests of any kind, broken ones included, and hands back whatever is answered. */
import { readBody, sendRequest } from '../../lib/http-client/index.ts';
import { interruptible } from '../interruptible.ts';

export interface CheckedRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'DELETE';
  /** Below the dialect's prefix. */
  readonly path: string;
  readonly json?: unknown;
  /** Sent as it is; needs a content type. */
  readonly body?: { readonly bytes: Buffer; readonly contentType: string };
  readonly headers?: Readonly<Record<string, string>>;
  /** Instead of the right one; null sends none. */
  readonly key?: string | null;
}

export interface Answer {
  /** `POST /videos`, for what is said about it. */
  readonly asked: string;
  readonly status: number;
  header(name: string): string | null;
  readonly bytes: Buffer;
}

export interface ConformanceClient {
  send(request: CheckedRequest): Promise<Answer>;
  /** Fetches a link from an answer, without the key. */
  fetchLink(url: string): Promise<Answer>;
  /** Requests below the prefix that were answered without `x-request-id`. */
  readonly withoutRequestId: readonly string[];
}

export interface ConformanceTarget {
  /** Without `/v1`. */
  readonly rootUrl: string;
  readonly prefix: string;
  readonly key: string;
}

type SentRequest = Omit<Parameters<typeof sendRequest>[0], 'timeoutMs'>;

const TIMEOUT_MS = 120_000;
const MAX_ANSWER_BYTES = 512 * 1024 * 1024;

export function createConformanceClient(
  target: ConformanceTarget,
  signal: AbortSignal,
): ConformanceClient {
  const withoutRequestId: string[] = [];
  const exchange = async (asked: string, request: SentRequest): Promise<Answer> => {
    const response = await interruptible(
      sendRequest({ ...request, timeoutMs: TIMEOUT_MS }),
      signal,
    );
    const bytes = await interruptible(readBody(response, MAX_ANSWER_BYTES), signal);
    return { asked, status: response.status, bytes, header: (name) => response.headers.get(name) };
  };
  return {
    withoutRequestId,
    async send(request) {
      const asked = `${request.method} ${request.path}`;
      const answer = await exchange(asked, {
        url: target.rootUrl + target.prefix + request.path,
        trust: 'configured',
        method: request.method,
        ...encodeBody(request, target.key),
      });
      if (answer.header('x-request-id') === null) withoutRequestId.push(asked);
      return answer;
    },
    fetchLink: (url) => exchange('the link', { url, trust: trustOf(url, target.rootUrl) }),
  };
}

function encodeBody(
  { json, body, headers, key: otherKey }: CheckedRequest,
  rightKey: string,
): Pick<SentRequest, 'headers' | 'body'> {
  const key = otherKey === undefined ? rightKey : otherKey;
  const common = { ...headers, ...(key === null ? {} : { authorization: `Bearer ${key}` }) };
  if (body !== undefined) {
    return { headers: { ...common, 'content-type': body.contentType }, body: body.bytes };
  }
  if (json === undefined) return { headers: common };
  return {
    headers: { ...common, 'content-type': 'application/json' },
    body: JSON.stringify(json),
  };
}

/** A link back to the gateway leads where the user sent us; any other could lead anywhere. */
function trustOf(url: string, rootUrl: string): SentRequest['trust'] {
  const isOwn = URL.canParse(url) && new URL(url).origin === new URL(rootUrl).origin;
  return isOwn ? 'configured' : 'untrusted';
}
