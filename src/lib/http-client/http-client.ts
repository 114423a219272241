/** The only way out to the network: every request says whether its URL is ours or someone else's. */
import type { Agent, BodyInit, fetch as Fetch, Response } from 'undici';
import { allowUntrustedUrl } from './allow-untrusted-url.ts';
import { guardedLookup } from './guarded-lookup.ts';
import { ForbiddenAddressError, ResponseTooLargeError, UnreachableError } from './http-errors.ts';

export type HttpResponse = Response;

export interface HttpRequest {
  readonly url: string;
  /**
   * `configured`: an operator or this program chose the URL; any address may be dialled.
   * `untrusted`: it came from a caller or in an answer; only public http(s) addresses are dialled.
   * A redirect to another origin came in an answer, so it is untrusted in any case.
   */
  readonly trust: 'configured' | 'untrusted';
  readonly method?: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'DELETE';
  readonly headers?: Record<string, string>;
  readonly body?: BodyInit;
  /** For the whole exchange including redirects and the body, unless `timeoutCovers` says less. */
  readonly timeoutMs: number;
  /**
   * `headers`: for a body that somebody takes at his own speed; it only breaks off when nothing at
   * all comes for five minutes while it is waited for.
   */
  readonly timeoutCovers?: 'exchange' | 'headers';
}

const MAX_REDIRECTS = 3;
const REDIRECT_STATUSES: ReadonlySet<number> = new Set([301, 302, 303, 307, 308]);

/** Loaded with the first request: many a gateway never sends one, and it takes 8 MB of memory. */
let loadedClient: Promise<Client> | undefined;

interface Client {
  readonly fetch: typeof Fetch;
  readonly agents: Readonly<Record<HttpRequest['trust'], Agent>>;
}

async function loadClient(): Promise<Client> {
  const { Agent, fetch } = await import('undici');
  const untrusted = new Agent({ connect: { lookup: guardedLookup } });
  return { fetch, agents: { configured: new Agent(), untrusted } };
}

/** Any status is an answer; only a GET is redirected. */
export async function sendRequest(request: HttpRequest): Promise<Response> {
  // Before any time is taken.
  const client = await (loadedClient ??= loadClient());
  if (request.timeoutCovers !== 'headers') {
    return await followRedirects(client, request, AbortSignal.timeout(request.timeoutMs));
  }
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), request.timeoutMs);
  try {
    return await followRedirects(client, request, waiting.signal);
  } finally {
    clearTimeout(timer);
  }
}

async function followRedirects(
  client: Client,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Response> {
  let next: HttpRequest = request;
  for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
    const response = await dial(client, next, signal);
    const location = response.headers.get('location');
    const isGet = (next.method ?? 'GET') === 'GET';
    if (!isGet || location === null || !REDIRECT_STATUSES.has(response.status)) {
      return response;
    }
    await response.body?.cancel();
    next = redirect(next, location);
  }
  throw new UnreachableError(`more than ${MAX_REDIRECTS} redirects`);
}

/** Reads a body into memory, and stops as soon as it is larger than `maxBytes`. */
export async function readBody(response: Response, maxBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of response.body ?? []) {
      sizeBytes += chunk.byteLength;
      if (sizeBytes > maxBytes) throw new ResponseTooLargeError(maxBytes);
      chunks.push(chunk);
    }
  } catch (error) {
    if (error instanceof ResponseTooLargeError) throw error;
    throw new UnreachableError('the answer broke off', { cause: error });
  }
  return Buffer.concat(chunks);
}

async function dial(
  { fetch, agents }: Client,
  request: HttpRequest,
  signal: AbortSignal,
): Promise<Response> {
  if (request.trust === 'untrusted') allowUntrustedUrl(request.url);
  try {
    return await fetch(request.url, {
      method: request.method ?? 'GET',
      ...(request.headers === undefined ? {} : { headers: request.headers }),
      ...(request.body === undefined ? {} : { body: request.body }),
      redirect: 'manual',
      dispatcher: agents[request.trust],
      signal,
    });
  } catch (error) {
    const forbidden = findForbidden(error);
    if (forbidden !== null) throw forbidden;
    throw new UnreachableError('no answer', { cause: error });
  }
}

/** Headers may hold our credential, so they never go to another origin. */
function redirect(from: HttpRequest, location: string): HttpRequest {
  if (!URL.canParse(location, from.url)) throw new UnreachableError('a redirect to no address');
  const { href, origin } = new URL(location, from.url);
  if (origin === new URL(from.url).origin) return { ...from, url: href };
  const { headers: _withheld, ...rest } = from;
  return { ...rest, url: href, trust: 'untrusted' };
}

function findForbidden(error: unknown): ForbiddenAddressError | null {
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause instanceof ForbiddenAddressError) return cause;
  }
  return null;
}
