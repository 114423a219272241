/** Webhook endpoints in OpenAI's shape, and ours for what was sent to them. */
import type {
  Delivery,
  DialectReply,
  EventType,
  Page,
  WebhookEndpoint,
  WebhookEndpointWithSecret,
  WebhookTest,
} from '../../core/index.ts';
import { encodePage, unixSeconds } from '../videos-api/index.ts';

export function encodeEndpoint(endpoint: WebhookEndpoint): DialectReply {
  return { status: 200, body: endpointObject(endpoint) };
}

/** Only here the secret is shown. */
export function encodeEndpointWithSecret(endpoint: WebhookEndpointWithSecret): DialectReply {
  return { status: 200, body: { ...endpointObject(endpoint), signing_secret: endpoint.secret } };
}

export function encodeDeletedEndpoint({ id }: WebhookEndpoint): DialectReply {
  return { status: 200, body: { id, object: 'webhook_endpoint.deleted', deleted: true } };
}

export function encodeEndpoints(page: Page<WebhookEndpoint>): DialectReply {
  return encodePage(page, endpointObject);
}

export function encodeTest({ endpointId, type, status }: WebhookTest): DialectReply {
  const body = {
    object: 'webhook_endpoint.test',
    webhook_endpoint_id: endpointId,
    event_type: type,
    success: true,
    status_code: status,
  };
  return { status: 200, body };
}

export function encodeEventTypes(types: readonly EventType[]): DialectReply {
  return { status: 200, body: { object: 'list', data: types } };
}

export function encodeDeliveries(page: Page<Delivery>): DialectReply {
  return encodePage(page, deliveryObject);
}

export function encodeReplay({ count }: { readonly count: number }): DialectReply {
  return { status: 200, body: { object: 'webhook_endpoint.replay', replayed: count } };
}

/** The last two members are ours. */
function endpointObject(endpoint: WebhookEndpoint): Record<string, unknown> {
  return {
    id: endpoint.id,
    object: 'webhook_endpoint',
    name: endpoint.name,
    url: endpoint.url,
    event_types: endpoint.eventTypes,
    created_at: unixSeconds(endpoint.createdAt),
    updated_at: unixSeconds(endpoint.updatedAt),
    signing_secret_hint: endpoint.secretHint,
    disabled: endpoint.disabledReason !== null,
    disabled_reason: endpoint.disabledReason,
  };
}

function deliveryObject(delivery: Delivery): Record<string, unknown> {
  return {
    id: delivery.id,
    object: 'webhook_delivery',
    webhook_endpoint_id: delivery.endpointId,
    event_id: delivery.eventId,
    event_type: delivery.type,
    video_id: delivery.videoId,
    url: delivery.url,
    state: delivery.state,
    next_attempt_at: unixSeconds(delivery.dueAt),
    created_at: unixSeconds(delivery.createdAt),
    attempts: delivery.attempts.map((attempt) => ({
      started_at: unixSeconds(attempt.startedAt),
      duration_ms: attempt.durationMs,
      status_code: attempt.status,
      failure: attempt.failure,
      response_excerpt: attempt.responseExcerpt,
    })),
  };
}
