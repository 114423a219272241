/** Everything about webhooks, bound to what it works with. */
import { EVENT_TYPES } from '../core/index.ts';
import type { CallbackInput, Principal, WebhookCommand, WebhookResultOf } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { checkCallback, registerCallback } from './callbacks.ts';
import { listDeliveries, replayDeliveries } from './deliveries.ts';
import {
  createEndpoint,
  deleteEndpoint,
  findEndpoint,
  listEndpoints,
  rotateSecret,
  updateEndpoint,
} from './endpoints.ts';
import { startDelivering, type Delivering } from './start-delivering.ts';
import { testEndpoint } from './test-endpoint.ts';
import type { WebhookParts } from './webhook-parts.ts';

export interface Webhooks {
  run(
    principal: Principal,
    command: WebhookCommand,
  ): Promise<WebhookResultOf[WebhookCommand['kind']]>;
  /** Throws `invalid_parameter`. */
  checkCallback(callback: CallbackInput | undefined): void;
  /** In the transaction that makes the video. */
  registerCallback(
    transaction: Queryable,
    principal: Principal,
    videoId: string,
    callback: CallbackInput | undefined,
  ): Promise<void>;
  startDelivering(): Delivering;
}

export function createWebhooks(parts: WebhookParts): Webhooks {
  return {
    async run(principal, command) {
      switch (command.kind) {
        case 'create_webhook_endpoint':
          return await createEndpoint(parts, principal, command);
        case 'list_webhook_endpoints':
          return await listEndpoints(parts, principal, command);
        case 'get_webhook_endpoint':
          return await findEndpoint(parts, principal, command.endpointId);
        case 'update_webhook_endpoint':
          return await updateEndpoint(parts, principal, command);
        case 'delete_webhook_endpoint':
          return await deleteEndpoint(parts, principal, command);
        case 'rotate_webhook_secret':
          return await rotateSecret(parts, principal, command);
        case 'test_webhook_endpoint':
          return await testEndpoint(parts, principal, command);
        case 'list_event_types':
          return EVENT_TYPES;
        case 'list_deliveries':
          return await listDeliveries(parts, principal, command);
        case 'replay_deliveries':
          return await replayDeliveries(parts, principal, command);
      }
    },
    checkCallback: (callback) => checkCallback(parts, callback),
    registerCallback: (transaction, principal, videoId, callback) =>
      registerCallback(transaction, parts, principal, videoId, callback),
    startDelivering: () => startDelivering(parts),
  };
}
