/** Who is told of events by webhook, what was sent to them, and what can be asked about both. */
import type { EventType } from './events.ts';

export interface WebhookEndpoint {
  readonly id: string;
  readonly name: string;
  /** Null for the one that stands for the callback URLs of the project's requests. */
  readonly url: string | null;
  readonly eventTypes: readonly EventType[];
  /** The last letters of the secret; the whole is shown only when it is made. */
  readonly secretHint: string;
  /** Why nothing is sent to it any more; null while something is. */
  readonly disabledReason: string | null;
  readonly createdAt: Date;
  readonly updatedAt: Date;
}

export interface WebhookEndpointWithSecret extends WebhookEndpoint {
  readonly secret: string;
}

/** Given up is `dead`; whatever ended may be sent again. */
export type DeliveryState = 'waiting' | 'delivered' | 'dead';

export interface DeliveryAttempt {
  readonly startedAt: Date;
  readonly durationMs: number;
  /** Null when there was no answer. */
  readonly status: number | null;
  readonly failure: string | null;
  readonly responseExcerpt: string | null;
}

export interface Delivery {
  readonly id: string;
  readonly endpointId: string;
  /** Also the message's `webhook-id`. */
  readonly eventId: string;
  readonly type: EventType;
  readonly videoId: string;
  readonly url: string;
  readonly state: DeliveryState;
  /** When it is sent next; null when it is not. */
  readonly dueAt: Date | null;
  readonly createdAt: Date;
  readonly attempts: readonly DeliveryAttempt[];
}

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly hasMore: boolean;
}

/** What came back from an endpoint that was tried out. */
export interface WebhookTest {
  readonly endpointId: string;
  readonly type: EventType;
  readonly status: number;
}

export type WebhookCommand =
  | {
      readonly kind: 'create_webhook_endpoint';
      readonly name: string;
      readonly url: string;
      readonly eventTypes: readonly EventType[];
    }
  | {
      readonly kind: 'list_webhook_endpoints';
      readonly after: string | null;
      readonly limit: number;
    }
  | { readonly kind: 'get_webhook_endpoint'; readonly endpointId: string }
  | {
      readonly kind: 'update_webhook_endpoint';
      readonly endpointId: string;
      /** Null leaves it as it is. Any update lets an endpoint that was disabled be told again. */
      readonly name: string | null;
      readonly url: string | null;
      readonly eventTypes: readonly EventType[] | null;
      /** It is told nothing of what happens until the next update. */
      readonly disables?: boolean;
    }
  | { readonly kind: 'delete_webhook_endpoint'; readonly endpointId: string }
  | {
      readonly kind: 'rotate_webhook_secret';
      readonly endpointId: string;
      /** The old one signs as well for a day. */
      readonly keepsOld: boolean;
    }
  | {
      readonly kind: 'test_webhook_endpoint';
      readonly endpointId: string;
      readonly type: EventType;
    }
  | { readonly kind: 'list_event_types' }
  | {
      readonly kind: 'list_deliveries';
      readonly endpointId: string;
      /** Null means all. */
      readonly state: DeliveryState | null;
      readonly after: string | null;
      readonly limit: number;
    }
  | {
      readonly kind: 'replay_deliveries';
      readonly endpointId: string;
      /** Null means all that were given up. */
      readonly deliveryIds: readonly string[] | null;
    };

export interface WebhookResultOf {
  create_webhook_endpoint: WebhookEndpointWithSecret;
  list_webhook_endpoints: Page<WebhookEndpoint>;
  get_webhook_endpoint: WebhookEndpoint;
  update_webhook_endpoint: WebhookEndpoint;
  delete_webhook_endpoint: WebhookEndpoint;
  rotate_webhook_secret: WebhookEndpointWithSecret;
  test_webhook_endpoint: WebhookTest;
  list_event_types: readonly EventType[];
  list_deliveries: Page<Delivery>;
  replay_deliveries: { readonly count: number };
}
