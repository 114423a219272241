/** What was sent to an endpoint and what came of it, and sending it again. */
import type { Delivery, DeliveryAttempt, Page, Principal, WebhookResultOf } from '../core/index.ts';
import * as statements from './delivery-statements.ts';
import { findEndpoint } from './endpoints.ts';
import { GIVE_UP_AFTER_MS } from './publish-events.ts';
import type { CommandOf, WebhookParts } from './webhook-parts.ts';

interface AttemptRow extends DeliveryAttempt {
  readonly deliveryId: string;
}

export async function listDeliveries(
  parts: WebhookParts,
  principal: Principal,
  { endpointId, state, after, limit }: CommandOf<'list_deliveries'>,
): Promise<Page<Delivery>> {
  await findEndpoint(parts, principal, endpointId);
  const { database } = parts;
  const values = [endpointId, state, after, limit + 1];
  const { rows } = await database.query<Omit<Delivery, 'attempts'>>(
    statements.LIST_DELIVERIES,
    values,
  );
  const page = rows.slice(0, limit);
  const ids = page.map(({ id }) => id);
  const { rows: attempts } = await database.query<AttemptRow>(statements.LIST_ATTEMPTS, [ids]);
  const byDelivery = Map.groupBy(attempts, ({ deliveryId }) => deliveryId);
  const items = page.map((row) => ({ ...row, attempts: byDelivery.get(row.id) ?? [] }));
  return { items, hasMore: rows.length > limit };
}

/** Under the same `webhook-id`s: a receiver that has one already can tell. */
export async function replayDeliveries(
  parts: WebhookParts,
  principal: Principal,
  { endpointId, deliveryIds }: CommandOf<'replay_deliveries'>,
): Promise<WebhookResultOf['replay_deliveries']> {
  await findEndpoint(parts, principal, endpointId);
  const now = parts.clock.now();
  const giveUpAt = new Date(now.getTime() + GIVE_UP_AFTER_MS);
  const values = [endpointId, deliveryIds, now, giveUpAt];
  const { rowCount } = await parts.database.query(statements.REPLAY_DELIVERIES, values);
  return { count: rowCount };
}
