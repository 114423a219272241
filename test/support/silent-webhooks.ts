/** Webhooks for tests that are not about them: nobody is told of anything. */
import type { Webhooks } from '../../src/webhooks/index.ts';

export function createSilentWebhooks(): Webhooks {
  return {
    async run() {
      throw new Error('the test did not expect this call');
    },
    checkCallback: () => undefined,
    registerCallback: async () => undefined,
    startDelivering: () => ({ wake: () => undefined, stop: async () => undefined }),
  };
}
