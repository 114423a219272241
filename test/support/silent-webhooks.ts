/** Webhooks for tests that are not about them: there are none, and nobody is told of anything. */
import { RepriseError } from '../../src/core/index.ts';
import type { Webhooks } from '../../src/webhooks/index.ts';

export function createSilentWebhooks(): Webhooks {
  return {
    async run() {
      throw new RepriseError('webhook_endpoint_not_found');
    },
    checkCallback: () => undefined,
    registerCallback: async () => undefined,
    startDelivering: () => ({ wake: () => undefined, stop: async () => undefined }),
  };
}
