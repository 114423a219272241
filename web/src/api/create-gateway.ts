/** Speaks with the gateway that served this page, in the caller's name. */
import { ApiError } from './api-error.ts';

export interface Gateway {
  get<Answer>(path: string): Promise<Answer>;
  /** Sent once; with an idempotency key it may be sent again and is still done once. */
  send<Answer>(method: 'POST' | 'DELETE', path: string, wish?: Wish): Promise<Answer>;
  /** Server-sent events, from the one after `lastEventId` on. */
  follow(lastEventId: string | null, signal: AbortSignal): Promise<Response>;
}

export interface Wish {
  readonly json?: unknown;
  readonly form?: FormData;
  readonly idempotencyKey?: string;
}

/** The gateway's own view of things, and OpenAI's words for what changes them. */
export const OWN = '/reprise/v1';
export const OPENAI = '/openai/v1';

const UNREACHABLE = 'The gateway cannot be reached. It may be restarting; try again in a moment.';

export interface GatewayParts {
  readonly key: string;
  /** The key was good once and is no longer. */
  readonly onKeyRefused?: () => void;
  readonly fetch?: typeof fetch;
}

export function createGateway(parts: GatewayParts): Gateway {
  const { key, onKeyRefused, fetch: request = (...given) => fetch(...given) } = parts;

  async function ask(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, authorization: `Bearer ${key}` };
    const options: RequestInit = { ...init, headers, credentials: 'omit', cache: 'no-store' };
    const response = await request(path, options).catch((error: unknown) => {
      if (init.signal?.aborted === true) throw error;
      throw new ApiError(UNREACHABLE);
    });
    if (response.ok) return response;
    const refusal = await readRefusal(response);
    if (refusal.status === 401) onKeyRefused?.();
    throw refusal;
  }

  return {
    get: async (path) => await (await ask(path)).json(),
    send: async (method, path, { json, form, idempotencyKey } = {}) => {
      const headers: Record<string, string> = {};
      if (json !== undefined) headers['content-type'] = 'application/json';
      if (idempotencyKey !== undefined) headers['idempotency-key'] = idempotencyKey;
      const body = json === undefined ? (form ?? null) : JSON.stringify(json);
      return await (await ask(path, { method, headers, body })).json();
    },
    follow: async (lastEventId, signal) => {
      const headers: Record<string, string> = { accept: 'text/event-stream' };
      if (lastEventId !== null) headers['last-event-id'] = lastEventId;
      return await ask(`${OPENAI}/events`, { headers, signal });
    },
  };
}

async function readRefusal(response: Response): Promise<ApiError> {
  const { status } = response;
  const body: unknown = await response.json().catch(() => null);
  const error = (body as { error?: Record<string, unknown> } | null)?.error;
  const message = typeof error?.['message'] === 'string' ? error['message'] : null;
  return new ApiError(message ?? `The gateway answered ${status}.`, {
    status,
    code: String(error?.['code'] ?? 'unknown'),
    param: typeof error?.['param'] === 'string' ? error['param'] : null,
  });
}
