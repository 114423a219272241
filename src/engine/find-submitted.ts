/** Finds out what a provider works on for a video that is to be ended. */
import { ProviderFailure } from '../core/index.ts';
import type { JsonValue } from '../lib/json.ts';
import type { Attempt } from './attempt-store.ts';
import { providerContext, providerRequest } from './provider-call.ts';
import type { Step } from './step.ts';

/**
 * Null when it works on nothing, or that cannot be found out: a provider that cannot be reached must
 * not keep a video from ending.
 *
 * Where the answer to a submission was lost, the service may well be making the video. It is asked,
 * or sent the same once more under the same key, which gives what it has already; both only where
 * the work could then be stopped.
 */
export async function findSubmitted(
  step: Step,
  attempt: Attempt | null,
): Promise<JsonValue | null> {
  if (attempt === null) return null;
  if (attempt.operation !== null) return attempt.operation;
  const { provider, engine, video } = step;
  if (provider.cancel === undefined) return null;
  try {
    switch (provider.ambiguousSubmit) {
      case 'lookup':
        return (await provider.lookup?.(providerContext(step, attempt))) ?? null;
      case 'resend':
        return await provider.submit(await providerRequest(step), providerContext(step, attempt));
      case 'fail':
        return null;
    }
  } catch (error) {
    const facts = { err: error, videoId: video.id, idempotencyKey: attempt.id };
    // What it refuses it has not begun.
    if (error instanceof ProviderFailure) engine.logger.info(facts, 'nothing was submitted');
    else engine.logger.warn(facts, 'it is not known whether the provider works on it');
    return null;
  }
}
