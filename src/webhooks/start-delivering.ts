/** Sends what is due, as many at once as fit, until it is stopped. */
import { setTimeout as sleep } from 'node:timers/promises';
import { backoffDelayMs, type Backoff } from '../lib/backoff.ts';
import { deliver, type ClaimedDelivery } from './deliver.ts';
import { CLAIM_DELIVERIES } from './delivery-statements.ts';
import type { WebhookParts } from './webhook-parts.ts';

export interface Delivering {
  /** Something may be due: look now. */
  wake(): void;
  /** Claims nothing more; what is being sent may finish, within bounds. */
  stop(): Promise<void>;
}

/** They mostly wait for answers. An endpoint has few at once, so it takes many dead ones to fill it. */
const CAPACITY = 256;
/** Longer than an attempt can last, so that nobody sends what is being sent. */
const LEASE_MS = 45_000;
const LOOK_MS = 1000;
const STOP_GRACE_MS = 2000;
const CLAIM_BACKOFF: Backoff = { firstMs: 250, maxMs: 5000 };

export function startDelivering(parts: WebhookParts): Delivering {
  const { logger } = parts;
  const stopping = new AbortController();
  const running = new Set<Promise<void>>();
  let sleeping: AbortController | null = null;
  let mustLook = false;

  function wake(): void {
    mustLook = true;
    sleeping?.abort();
  }

  async function pause(maxMs: number): Promise<void> {
    if (mustLook || stopping.signal.aborted) return;
    sleeping = new AbortController();
    await sleep(maxMs, undefined, { signal: sleeping.signal }).catch(() => undefined);
    sleeping = null;
  }

  async function claimAndSend(): Promise<void> {
    const room = CAPACITY - running.size;
    if (room <= 0) return;
    for (const delivery of await claimDeliveries(parts, room)) {
      const sending = deliver(parts, delivery)
        // Its lease ends by itself, and then it is sent again under the same id.
        .catch((error: unknown) => {
          logger.warn({ err: error, deliveryId: delivery.id }, 'a delivery was not written down');
        })
        .finally(() => {
          running.delete(sending);
          wake();
        });
      running.add(sending);
    }
  }

  async function loop(): Promise<void> {
    let failures = 0;
    while (!stopping.signal.aborted) {
      try {
        mustLook = false;
        await claimAndSend();
        await pause(LOOK_MS);
        failures = 0;
      } catch (error) {
        failures += 1;
        logger.warn({ err: error }, 'deliveries could not be claimed');
        await pause(backoffDelayMs(CLAIM_BACKOFF, failures));
      }
    }
  }

  const looping = loop();
  return {
    wake,
    async stop() {
      stopping.abort();
      wake();
      await looping;
      await Promise.race([Promise.all(running), sleep(STOP_GRACE_MS, undefined, { ref: false })]);
    },
  };
}

export async function claimDeliveries(
  { database, clock }: WebhookParts,
  capacity: number,
): Promise<ClaimedDelivery[]> {
  const now = clock.now();
  const values = [now, capacity, new Date(now.getTime() + LEASE_MS)];
  return (await database.query<ClaimedDelivery>(CLAIM_DELIVERIES, values)).rows;
}
