/** Sends one signed message to one address, and says what came of it. */
import type { EncodedEvent } from '../core/index.ts';
import { ForbiddenAddressError, sendRequest } from '../lib/http-client/index.ts';
import { signMessage } from './sign-message.ts';
import type { WebhookParts } from './webhook-parts.ts';

export interface Outcome {
  /** Null when there was no answer. */
  readonly status: number | null;
  /** Null when it was taken. */
  readonly failure: string | null;
  readonly responseExcerpt: string | null;
  readonly startedAt: Date;
  readonly durationMs: number;
}

export interface MessageToSend {
  /** The same for every attempt, and whenever it is sent again. */
  readonly id: string;
  readonly url: string;
  readonly event: EncodedEvent;
  /** In whose words it is; null means OpenAI's. */
  readonly dialect: string | null;
  readonly secrets: readonly string[];
}

/** For everything, from the lookup of the name to the excerpt of the answer. */
const TIMEOUT_MS = 15_000;
const MAX_EXCERPT_BYTES = 1024;

/** Never rejects. Redirects are an answer like any other: nobody asked us to tell somebody else. */
export async function sendMessage(
  { clock, targets, signEvent }: Pick<WebhookParts, 'clock' | 'targets' | 'signEvent'>,
  { id, url, event, dialect, secrets }: MessageToSend,
): Promise<Outcome> {
  const startedAt = clock.now();
  const startedMs = clock.monotonicMs();
  const outcome = (status: number | null, failure: string | null, excerpt: string | null) => ({
    status,
    failure,
    responseExcerpt: excerpt,
    startedAt,
    durationMs: Math.round(clock.monotonicMs() - startedMs),
  });
  try {
    const body = JSON.stringify(event);
    const response = await sendRequest({
      url,
      trust: targets === 'any' ? 'configured' : 'untrusted',
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'user-agent': 'reprise-webhooks',
        ...signEvent(dialect, { event, body, secrets, sentAt: startedAt }),
        ...signMessage({ id, body }, secrets, startedAt),
      },
      body,
      timeoutMs: TIMEOUT_MS,
    });
    const excerpt = await readExcerpt(response.body);
    return outcome(response.status, response.ok ? null : describe(response.status), excerpt);
  } catch (error) {
    return outcome(null, describeError(error), null);
  }
}

function describe(status: number): string {
  if (status >= 300 && status < 400) return 'It redirected, which is not followed.';
  return `It answered with status ${status}.`;
}

/** What the receiver said matters to who looks into a failure, and may be endless. */
async function readExcerpt(body: AsyncIterable<Uint8Array> | null): Promise<string | null> {
  const chunks: Uint8Array[] = [];
  let sizeBytes = 0;
  try {
    for await (const chunk of body ?? []) {
      chunks.push(chunk);
      sizeBytes += chunk.byteLength;
      if (sizeBytes >= MAX_EXCERPT_BYTES) break;
    }
  } catch {
    // The status was said already; the rest of the answer broke off.
  }
  const bytes = Buffer.concat(chunks).subarray(0, MAX_EXCERPT_BYTES);
  // The database refuses the character 0.
  const text = bytes.toString('utf8').replaceAll('\0', '');
  return text === '' ? null : text;
}

function describeError(error: unknown): string {
  if (error instanceof ForbiddenAddressError) return `${error.message}.`;
  for (let cause = error; cause instanceof Error; cause = cause.cause) {
    if (cause.name === 'TimeoutError') return `No answer within ${TIMEOUT_MS / 1000} seconds.`;
    const { code } = cause as NodeJS.ErrnoException;
    if (typeof code === 'string' && /^E[A-Z]+$/.test(code)) return `No connection: ${code}.`;
  }
  return 'No answer.';
}
