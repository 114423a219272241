/**
 * Submits a video to its provider, once.
 *
 * The attempt is written before the provider is asked and its answer after, so a crash in between
 * is seen as such: the attempt has no operation yet. What to do then is the provider's declared
 * policy, never a blind second submission.
 */
import { ProviderFailure } from '../core/index.ts';
import type { ProviderFailureKind } from '../core/index.ts';
import type { JsonValue } from '../lib/json.ts';
import { randomId } from '../lib/random.ts';
import { holdClaim, rescheduleJob } from '../queue/index.ts';
import { recordEvent } from '../webhooks/index.ts';
import type { Step } from './step.ts';
import { deleteAttempt, insertAttempt, recordOperation, type Attempt } from './attempt-store.ts';
import { failVideo, failureOf } from './end-video.ts';
import { providerContext, providerRequest } from './provider-call.ts';
import { MARK_IN_PROGRESS } from './video-statements.ts';

/** With these the provider has surely not taken the request, and may do so when asked again. */
const NOT_TAKEN = new Set<ProviderFailureKind>(['rate_limited', 'unavailable']);
/** With these it has refused for good. */
const REFUSED = new Set<ProviderFailureKind>(['rejected', 'content_policy', 'not_understood']);
const RESUBMIT_AFTER_MS = 5000;

export async function startSubmit(step: Step): Promise<void> {
  const { engine, claim, video } = step;
  const attempt: Attempt = { id: randomId(), state: 'submitting', operation: null };
  await engine.database.transaction(async (transaction) => {
    const now = engine.clock.now();
    await transaction.query(MARK_IN_PROGRESS, [video.id, now]);
    await recordEvent(transaction, 'video.in_progress', video, now);
    await insertAttempt(transaction, { id: attempt.id, videoId: video.id, createdAt: now });
    await holdClaim(transaction, claim);
  });
  await submit(step, attempt);
}

/** An earlier step began this submission and died, or lost the connection, before the answer. */
export async function resumeSubmit(step: Step, attempt: Attempt): Promise<void> {
  const { provider, engine, video } = step;
  engine.logger.info({ videoId: video.id, policy: provider.ambiguousSubmit }, 'resuming a submit');
  switch (provider.ambiguousSubmit) {
    case 'resend':
      return await submit(step, attempt);
    case 'lookup': {
      const operation = await provider.lookup?.(providerContext(step, attempt));
      if (operation === undefined || operation === null) return await submit(step, attempt);
      return await storeOperation(step, attempt, operation);
    }
    case 'fail':
      return await failVideo(step, attempt, {
        code: 'generation_failed',
        message: 'It is not known whether the request reached the model; it was not sent twice.',
      });
  }
}

async function submit(step: Step, attempt: Attempt): Promise<void> {
  const request = await providerRequest(step);
  try {
    const operation = await step.provider.submit(request, providerContext(step, attempt));
    await storeOperation(step, attempt, operation);
  } catch (error) {
    if (!(error instanceof ProviderFailure)) throw error;
    if (REFUSED.has(error.kind)) return await failVideo(step, null, failureOf(error));
    if (!NOT_TAKEN.has(error.kind)) throw error;
    await submitAgainLater(step, attempt, error);
  }
}

async function storeOperation(step: Step, attempt: Attempt, operation: JsonValue): Promise<void> {
  await step.engine.database.transaction(async (transaction) => {
    await recordOperation(transaction, attempt.id, operation);
    await rescheduleJob(transaction, step.claim, 0);
  });
}

async function submitAgainLater(
  { engine, claim, video }: Step,
  attempt: Attempt,
  failure: ProviderFailure,
): Promise<void> {
  engine.logger.warn({ videoId: video.id, internal: failure.internal }, 'the provider is busy');
  await engine.database.transaction(async (transaction) => {
    await deleteAttempt(transaction, attempt.id);
    await rescheduleJob(transaction, claim, failure.retryAfterMs ?? RESUBMIT_AFTER_MS);
  });
}
