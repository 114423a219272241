/** Tries an endpoint out with an event that did not happen. */
import { RepriseError } from '../core/index.ts';
import type { Principal, WebhookTest } from '../core/index.ts';
import { randomHex } from '../lib/random.ts';
import { findEndpoint, findSecrets } from './endpoints.ts';
import { sendMessage } from './send-message.ts';
import type { CommandOf, WebhookParts } from './webhook-parts.ts';

/** Sent at once and once; nothing of it is kept. Throws `webhook_test_failed`, saying why. */
export async function testEndpoint(
  parts: WebhookParts,
  principal: Principal,
  { endpointId, type }: CommandOf<'test_webhook_endpoint'>,
): Promise<WebhookTest> {
  const { url, dialect } = await findEndpoint(parts, principal, endpointId);
  if (url === null) {
    throw new RepriseError('invalid_parameter', {
      publicText: 'This endpoint stands for the callback URLs of requests; it has none itself.',
    });
  }
  const id = `evt_${randomHex(16)}`;
  const event = parts.encodeEvent(dialect, {
    id,
    type,
    projectId: principal.projectId,
    videoId: `video_${'0'.repeat(48)}`,
    videoAlias: `task_${'0'.repeat(26)}`,
    createdAt: parts.clock.now(),
    cost: null,
  });
  const secrets = await findSecrets(parts, endpointId);
  const { status, failure } = await sendMessage(parts, { id, url, event, dialect, secrets });
  if (failure === null && status !== null) return { endpointId, type, status };
  throw new RepriseError('webhook_test_failed', {
    publicText: `The endpoint did not take the event. ${failure ?? ''}`.trim(),
  });
}
