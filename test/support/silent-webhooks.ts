/** Webhooks for tests that are not about them: there are none, and nobody is told of anything. */
import { RepriseError } from '../../src/core/index.ts';
import type { Webhooks } from '../../src/webhooks/index.ts';

/** Keeps by video where its end was to be told. */
export function createSilentWebhooks(callbacks = new Map<string, string>()): Webhooks {
  return {
    async run() {
      throw new RepriseError('webhook_endpoint_not_found');
    },
    checkCallback: () => undefined,
    async registerCallback(_transaction, _principal, videoId, callback) {
      if (callback !== undefined) callbacks.set(videoId, callback.url);
    },
    startDelivering: () => ({ wake: () => undefined, stop: async () => undefined }),
  };
}
