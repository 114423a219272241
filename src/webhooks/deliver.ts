/** Makes one attempt of one delivery, and writes down what came of it. */
import type { VideoEvent } from '../core/index.ts';
import { backoffDelayMs, type Backoff } from '../lib/backoff.ts';
import * as statements from './delivery-statements.ts';
import { openSecrets, type SealedSecrets } from './endpoints.ts';
import { sendMessage, type Outcome } from './send-message.ts';
import type { WebhookParts } from './webhook-parts.ts';

/** A delivery that this process has the lease of. */
export interface ClaimedDelivery extends SealedSecrets {
  readonly id: string;
  readonly endpointId: string;
  readonly isCallback: boolean;
  readonly url: string;
  readonly dialect: string | null;
  /** This one's number. */
  readonly attempts: number;
  /** Since it was made or replayed, this one included. */
  readonly tries: number;
  readonly giveUpAt: Date;
  /** Of its endpoint, in a row, before this one. */
  readonly endpointFailures: number;
  readonly event: Omit<VideoEvent, 'createdAt'>;
  readonly eventCreatedAt: Date;
}

/** 5 s, 10 s, 20 s … up to four hours: some sixteen tries in a day. */
const RETRY_BACKOFF: Backoff = { firstMs: 5000, maxMs: 4 * 3600 * 1000 };
const GONE = 410;

export async function deliver(parts: WebhookParts, delivery: ClaimedDelivery): Promise<void> {
  const outcome = await attempt(parts, delivery);
  const { id, attempts, endpointId } = delivery;
  await parts.database.transaction(async (transaction) => {
    const { startedAt, durationMs, status, failure, responseExcerpt } = outcome;
    const record = [id, attempts, startedAt, durationMs, status, failure, responseExcerpt];
    await transaction.query(statements.RECORD_ATTEMPT, record);
    const now = parts.clock.now();
    if (failure === null) {
      await transaction.query(statements.END_DELIVERY, [id, attempts, 'delivered', now]);
      const cleared = await transaction.query(statements.CLEAR_FAILURES, [endpointId]);
      if (cleared.rowCount > 0) {
        await transaction.query(statements.HURRY_DELIVERIES, [endpointId, now]);
      }
      return;
    }
    const delayMs = backoffDelayMs(RETRY_BACKOFF, delivery.tries - 1);
    const dueAt = new Date(now.getTime() + delayMs);
    if (status === GONE || dueAt > delivery.giveUpAt) {
      await transaction.query(statements.END_DELIVERY, [id, attempts, 'dead', now]);
    } else {
      await transaction.query(statements.RETRY_DELIVERY, [id, attempts, dueAt]);
    }
    await transaction.query(statements.COUNT_FAILURE, [endpointId]);
    if (status === GONE && !delivery.isCallback) {
      const reason = 'It answered with status 410: nobody is there any more.';
      await transaction.query(statements.DISABLE_ENDPOINT, [endpointId, now, reason]);
    }
  });
  const { failure, status, durationMs } = outcome;
  const record = { deliveryId: id, endpointId, attempts, status, failure, durationMs };
  if (failure === null) parts.logger.debug(record, 'a webhook was delivered');
  else parts.logger.warn(record, 'a webhook could not be delivered');
}

async function attempt(parts: WebhookParts, delivery: ClaimedDelivery): Promise<Outcome> {
  const { seal, encodeEvent, clock } = parts;
  let secrets: readonly string[];
  try {
    secrets = openSecrets(seal, delivery);
  } catch (error) {
    parts.logger.error(
      { err: error, endpointId: delivery.endpointId },
      'a secret cannot be opened',
    );
    const failure = 'Its signing secret cannot be opened with this key: rotate it.';
    return { status: null, failure, responseExcerpt: null, startedAt: clock.now(), durationMs: 0 };
  }
  const event = encodeEvent(delivery.dialect, {
    ...delivery.event,
    createdAt: delivery.eventCreatedAt,
  });
  const { url, dialect } = delivery;
  return await sendMessage(parts, { id: delivery.event.id, url, event, dialect, secrets });
}
