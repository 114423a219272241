/** The gateway's API as the commands use it. */
import type { z } from 'zod';
import { readBody } from '../lib/http-client/index.ts';
import { ApiError } from './api-error.ts';
import {
  createApiTransport,
  type ApiRequest,
  type ApiResponse,
  type ApiTransport,
  type GatewayAccess,
} from './api-transport.ts';
import {
  apiVideoPageSchema,
  apiVideoSchema,
  type ApiVideo,
  type ApiVideoPage,
} from './api-video.ts';
import { interruptible } from './interruptible.ts';
import { createWebhookClient, type WebhookClient } from './webhook-client.ts';

export interface NewVideo {
  readonly prompt: string;
  readonly model?: string;
  readonly seconds?: string;
  readonly size?: string;
  readonly input_reference?: { readonly image_url: string };
}

export interface Extension {
  readonly seconds: string;
  /** Only what is added, without what it goes on from. */
  readonly raw?: true;
}

export interface ListQuery {
  readonly limit: number;
  readonly order: 'asc' | 'desc';
  readonly after: string | null;
}

export interface WatchedVideo {
  readonly video: ApiVideo;
  readonly pollAfterMs: number;
}

export interface VideoContent {
  /** Null when the gateway does not say. */
  readonly sizeBytes: number | null;
  readonly bytes: AsyncIterable<Uint8Array>;
}

export interface ApiClient {
  create(fields: NewVideo): Promise<ApiVideo>;
  remix(videoId: string, prompt: string): Promise<ApiVideo>;
  edit(videoId: string, prompt: string): Promise<ApiVideo>;
  extend(videoId: string, prompt: string, extension: Extension): Promise<ApiVideo>;
  /** Gives the video as it stands a moment later. */
  cancel(videoId: string): Promise<ApiVideo>;
  get(videoId: string): Promise<WatchedVideo>;
  list(query: ListQuery): Promise<ApiVideoPage>;
  openContent(videoId: string): Promise<VideoContent>;
  readonly webhooks: WebhookClient;
}

/** A reference image goes up inside the request. */
const SUBMIT_TIMEOUT_MS = 120_000;
const QUERY_TIMEOUT_MS = 30_000;
const CONTENT_TIMEOUT_MS = 3_600_000;
const MAX_JSON_BYTES = 32 * 1024 * 1024;
const DEFAULT_POLL_AFTER_MS = 1000;
/** What a gateway asks for is honoured within these bounds. */
const MIN_POLL_AFTER_MS = 50;
const MAX_POLL_AFTER_MS = 60_000;

/** Every call rejects with the signal's reason as soon as it is aborted. */
export function createApiClient(access: GatewayAccess, signal: AbortSignal): ApiClient {
  const send = createApiTransport(access, signal);
  const readAs = async <Value>(response: ApiResponse, schema: z.ZodType<Value>): Promise<Value> =>
    parseAnswer(
      response,
      String(await interruptible(readBody(response, MAX_JSON_BYTES), signal)),
      schema,
    );
  const submit = async (path: string, json: NonNullable<ApiRequest['json']>): Promise<ApiVideo> =>
    readAs(
      await send({ method: 'POST', path, json, timeoutMs: SUBMIT_TIMEOUT_MS }),
      apiVideoSchema,
    );

  const webhooks = createWebhookClient(async (method, path, json, schema) => {
    const request = { method, path, timeoutMs: QUERY_TIMEOUT_MS };
    return await readAs(await send(json === null ? request : { ...request, json }), schema);
  });

  return {
    webhooks,
    create: (fields) => submit('/videos', { ...fields }),
    remix: (videoId, prompt) => submit(`${videoPath(videoId)}/remix`, { prompt }),
    edit: (videoId, prompt) => submit('/videos/edits', { video: { id: videoId }, prompt }),
    extend: (videoId, prompt, extension) =>
      submit('/videos/extensions', { video: { id: videoId }, prompt, ...extension }),
    cancel: (videoId) => submit(`${videoPath(videoId)}/cancel`, {}),
    async get(videoId) {
      const response = await query(send, videoPath(videoId));
      const pollAfterMs = readPollAfterMs(response);
      return { video: await readAs(response, apiVideoSchema), pollAfterMs };
    },
    async list({ limit, order, after }) {
      const parameters = new URLSearchParams({ limit: String(limit), order });
      if (after !== null) parameters.set('after', after);
      return readAs(await query(send, `/videos?${parameters}`), apiVideoPageSchema);
    },
    async openContent(videoId) {
      const path = `${videoPath(videoId)}/content`;
      const response = await send({ method: 'GET', path, timeoutMs: CONTENT_TIMEOUT_MS });
      const length = response.headers.get('content-length');
      return {
        sizeBytes: length === null ? null : Number(length),
        bytes: response.body ?? noBytes(),
      };
    },
  };
}

async function* noBytes(): AsyncGenerator<Uint8Array> {}

/** Some gateways' ids hold slashes and equals signs. */
function videoPath(videoId: string): string {
  return `/videos/${encodeURIComponent(videoId)}`;
}

function query(send: ApiTransport, path: string): Promise<ApiResponse> {
  return send({ method: 'GET', path, timeoutMs: QUERY_TIMEOUT_MS });
}

function readPollAfterMs(response: ApiResponse): number {
  const asked = Number(response.headers.get('openai-poll-after-ms') ?? Number.NaN);
  const pollAfterMs = Number.isFinite(asked) ? asked : DEFAULT_POLL_AFTER_MS;
  return Math.min(MAX_POLL_AFTER_MS, Math.max(MIN_POLL_AFTER_MS, pollAfterMs));
}

function parseAnswer<Value>(response: ApiResponse, text: string, schema: z.ZodType<Value>): Value {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    throw new ApiError('the answer is not that of a Videos API; check REPRISE_BASE_URL', {
      status: response.status,
      code: null,
      requestId: response.headers.get('x-request-id'),
      retryAfterMs: null,
    });
  }
}
