/** Webhook endpoints, as OpenAI's SDKs manage them; deliveries and replay are ours. */
import type { DialectRoute } from '../../core/index.ts';
import * as decode from './decode-webhooks.ts';
import * as encode from './encode-webhooks.ts';

const ENDPOINTS = '/webhook_endpoints';
const ENDPOINT = `${ENDPOINTS}/:endpointId`;

export const webhookRoutes: readonly DialectRoute[] = [
  {
    method: 'POST',
    path: ENDPOINTS,
    kind: 'create_webhook_endpoint',
    decode: decode.decodeCreateEndpoint,
    encode: encode.encodeEndpointWithSecret,
  },
  {
    method: 'GET',
    path: ENDPOINTS,
    kind: 'list_webhook_endpoints',
    decode: decode.decodeListEndpoints,
    encode: encode.encodeEndpoints,
  },
  {
    method: 'GET',
    path: ENDPOINT,
    kind: 'get_webhook_endpoint',
    decode: (request) => ({
      kind: 'get_webhook_endpoint',
      endpointId: decode.endpointIdInPath(request),
    }),
    encode: encode.encodeEndpoint,
  },
  {
    method: 'POST',
    path: ENDPOINT,
    kind: 'update_webhook_endpoint',
    decode: decode.decodeUpdateEndpoint,
    encode: encode.encodeEndpoint,
  },
  {
    method: 'DELETE',
    path: ENDPOINT,
    kind: 'delete_webhook_endpoint',
    decode: (request) => ({
      kind: 'delete_webhook_endpoint',
      endpointId: decode.endpointIdInPath(request),
    }),
    encode: encode.encodeDeletedEndpoint,
  },
  {
    method: 'POST',
    path: `${ENDPOINT}/rotate_secret`,
    kind: 'rotate_webhook_secret',
    decode: decode.decodeRotateSecret,
    encode: encode.encodeEndpointWithSecret,
  },
  {
    method: 'POST',
    path: `${ENDPOINT}/test`,
    kind: 'test_webhook_endpoint',
    decode: decode.decodeTestEndpoint,
    encode: encode.encodeTest,
  },
  {
    method: 'GET',
    path: `${ENDPOINT}/deliveries`,
    kind: 'list_deliveries',
    decode: decode.decodeListDeliveries,
    encode: encode.encodeDeliveries,
  },
  {
    method: 'POST',
    path: `${ENDPOINT}/replay`,
    kind: 'replay_deliveries',
    decode: decode.decodeReplay,
    encode: encode.encodeReplay,
  },
  {
    method: 'GET',
    path: '/webhook_event_types',
    kind: 'list_event_types',
    decode: () => ({ kind: 'list_event_types' }),
    encode: encode.encodeEventTypes,
  },
];
