/** Callback URLs of single requests: where to tell of one video's end. */
import type { CallbackInput, EventType, Principal } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { randomHex } from '../lib/random.ts';
import { checkTarget } from './check-target.ts';
import { ENSURE_CALLBACK_ENDPOINT, INSERT_CALLBACK } from './endpoint-statements.ts';
import { newSigningSecret } from './sign-message.ts';
import type { WebhookParts } from './webhook-parts.ts';

const CALLBACK_EVENTS: readonly EventType[] = [
  'video.completed',
  'video.failed',
  'video.cancelled',
];

/** Throws `invalid_parameter`; to be called before anything is stored. */
export function checkCallback(
  { targets }: Pick<WebhookParts, 'targets'>,
  callback: CallbackInput | undefined,
): void {
  if (callback !== undefined) checkTarget(callback.url, callback.param, targets);
}

/**
 * In the transaction that makes the video. The project's first callback makes the endpoint that
 * stands for all of them; rotating that one's secret is how the project learns it.
 */
export async function registerCallback(
  transaction: Queryable,
  { seal, clock }: Pick<WebhookParts, 'seal' | 'clock'>,
  { projectId, dialect }: Principal,
  videoId: string,
  callback: CallbackInput | undefined,
): Promise<void> {
  if (callback === undefined) return;
  const secret = newSigningSecret();
  await transaction.query(ENSURE_CALLBACK_ENDPOINT, [
    `whe_${randomHex(12)}`,
    projectId,
    'callback URLs of requests',
    CALLBACK_EVENTS,
    seal.close(secret),
    secret.slice(-4),
    clock.now(),
  ]);
  const spoken = callback.dialect ?? dialect;
  await transaction.query(INSERT_CALLBACK, [projectId, videoId, callback.url, spoken]);
}
