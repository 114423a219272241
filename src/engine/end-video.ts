/** Ends a video without a result, and lets the provider forget it. */
import type {
  ErrorCode,
  ProviderFailure,
  ProviderFailureKind,
  VideoFailure,
} from '../core/index.ts';
import { release } from '../ledger/index.ts';
import { finishJob } from '../queue/index.ts';
import { recordEvent } from '../webhooks/index.ts';
import { MAX_GENERATION_SECONDS } from './engine.ts';
import type { Step } from './step.ts';
import type { Attempt } from './attempt-store.ts';
import { dropVideoAssets } from './drop-video-assets.ts';
import { findSubmitted } from './find-submitted.ts';
import { providerContext } from './provider-call.ts';
import { removeAssets } from './release-assets.ts';
import { lockVideo, markEndedWithoutResult } from './video-store.ts';

const CODE_BY_KIND: Readonly<Record<ProviderFailureKind, ErrorCode>> = {
  rejected: 'generation_failed',
  content_policy: 'content_policy_violation',
  not_understood: 'prompt_not_understood',
  rate_limited: 'generation_failed',
  unavailable: 'generation_failed',
  timeout: 'generation_timeout',
  protocol: 'generation_failed',
};

export function failureOf(failure: ProviderFailure): VideoFailure {
  return { code: CODE_BY_KIND[failure.kind], message: failure.publicText };
}

export async function failVideo(
  step: Step,
  attempt: Attempt | null,
  failure: VideoFailure,
): Promise<void> {
  await endVideo(step, attempt, 'failed', failure);
}

export async function failOverdue(step: Step, attempt: Attempt | null): Promise<void> {
  await failVideo(step, attempt, {
    code: 'generation_timeout',
    message: `The video was not made within ${MAX_GENERATION_SECONDS} seconds.`,
  });
}

/**
 * The work is stopped first; then state, assets and job end in one transaction. `attempt` is null
 * when the provider surely works on nothing.
 */
export async function endVideo(
  step: Step,
  attempt: Attempt | null,
  status: 'failed' | 'cancelled',
  failure: VideoFailure,
): Promise<void> {
  const { engine, claim, video } = step;
  const operation = await findSubmitted(step, attempt);
  const submitted = attempt === null ? null : { ...attempt, operation };
  if (submitted !== null) await stopWork(step, submitted);
  const released = await engine.database.transaction(async (transaction) => {
    const current = await lockVideo(transaction, video.id);
    await markEndedWithoutResult(transaction, video.id, status, failure);
    const chargedMicros = video.price === null ? null : 0;
    const ended = { ...video, status, chargedMicros };
    await recordEvent(transaction, `video.${status}`, ended, engine.clock.now());
    const dropped = await dropVideoAssets(transaction, engine, current);
    await finishJob(transaction, claim);
    await release(transaction, video.id, engine.clock.now());
    return dropped;
  });
  engine.logger.info({ videoId: video.id, status, code: failure.code }, 'video ended');
  await removeAssets(engine, released);
  if (submitted !== null) await discardOperation(step, submitted);
}

/** A provider that cannot be reached must not keep a video from ending. */
async function stopWork(step: Step, attempt: Pick<Attempt, 'id' | 'operation'>): Promise<void> {
  if (attempt.operation === null) return;
  try {
    await step.provider.cancel?.(attempt.operation, providerContext(step, attempt));
  } catch (error) {
    step.engine.logger.warn(
      { err: error, videoId: step.video.id },
      'the work could not be stopped',
    );
  }
}

export async function discardOperation(
  step: Step,
  attempt: Pick<Attempt, 'id' | 'operation'>,
): Promise<void> {
  if (attempt.operation === null) return;
  try {
    await step.provider.discard?.(attempt.operation, providerContext(step, attempt));
  } catch (error) {
    step.engine.logger.warn(
      { err: error, videoId: step.video.id },
      'the work could not be discarded',
    );
  }
}
