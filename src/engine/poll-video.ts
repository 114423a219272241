/** Asks the provider how a submitted video stands, and takes the result in when it is there. */
import type { PollResult, ProviderFailure } from '../core/index.ts';
import type { JsonValue } from '../lib/json.ts';
import { rescheduleJob } from '../queue/index.ts';
import { tellProgress } from '../webhooks/index.ts';
import type { Step } from './step.ts';
import type { Attempt } from './attempt-store.ts';
import { failOverdue, failVideo, failureOf } from './end-video.ts';
import { providerContext } from './provider-call.ts';
import { recordUnderstanding } from './record-understanding.ts';
import { storeResult } from './store-result.ts';
import { RECORD_PROGRESS } from './video-statements.ts';

/** With `isOverdue` only what is made already counts. */
export async function pollVideo(
  step: Step,
  attempt: Attempt,
  operation: JsonValue,
  isOverdue: boolean,
): Promise<void> {
  const result = await askProvider(step, attempt, operation, isOverdue);
  if (result === null) return await failOverdue(step, attempt);
  switch (result.state) {
    case 'pending':
      return isOverdue ? await failOverdue(step, attempt) : await recordPending(step, result);
    case 'failed':
      logFailure(step, result.failure);
      return await failVideo(step, attempt, failureOf(result.failure));
    case 'succeeded':
      return await storeResult(step, attempt, result);
  }
}

/** Null when it does not answer, and is overdue. */
async function askProvider(
  step: Step,
  attempt: Attempt,
  operation: JsonValue,
  isOverdue: boolean,
): Promise<PollResult | null> {
  try {
    return await step.provider.poll(operation, providerContext(step, attempt));
  } catch (error) {
    if (!isOverdue) throw error;
    step.engine.logger.warn({ err: error, videoId: step.video.id }, 'an overdue video is given up');
    return null;
  }
}

async function recordPending(
  { engine, claim, video }: Step,
  { pollAfterMs, progressPercent, understanding }: Extract<PollResult, { state: 'pending' }>,
): Promise<void> {
  await engine.database.transaction(async (transaction) => {
    if (progressPercent !== null) {
      // 100 % is what completed means; until then there is still something to do.
      const percent = Math.max(0, Math.min(99, Math.floor(progressPercent)));
      const { rowCount } = await transaction.query(RECORD_PROGRESS, [video.id, percent]);
      if (rowCount > 0) tellProgress(transaction, video, percent);
    }
    await recordUnderstanding(transaction, video, understanding);
    await rescheduleJob(transaction, claim, pollAfterMs);
  });
}

function logFailure({ engine, video }: Step, failure: ProviderFailure): void {
  const { kind, internal } = failure;
  engine.logger.warn({ videoId: video.id, kind, internal }, 'the provider could not make a video');
}
