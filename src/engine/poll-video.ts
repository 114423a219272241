/** Asks the provider how a submitted video stands, and takes the result in when it is there. */
import type { PollResult, ProviderFailure } from '../core/index.ts';
import type { JsonValue } from '../lib/json.ts';
import { rescheduleJob } from '../queue/index.ts';
import { tellProgress } from '../webhooks/index.ts';
import type { Step } from './step.ts';
import type { Attempt } from './attempt-store.ts';
import { failVideo, failureOf } from './end-video.ts';
import { providerContext } from './provider-call.ts';
import { recordUnderstanding } from './record-understanding.ts';
import { storeResult } from './store-result.ts';
import { RECORD_PROGRESS } from './video-statements.ts';

export async function pollVideo(step: Step, attempt: Attempt, operation: JsonValue): Promise<void> {
  const result = await step.provider.poll(operation, providerContext(step, attempt));
  switch (result.state) {
    case 'pending':
      return await recordPending(step, result);
    case 'failed':
      logFailure(step, result.failure);
      return await failVideo(step, attempt, failureOf(result.failure));
    case 'succeeded':
      return await storeResult(step, attempt, result);
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
      if (rowCount > 0) await tellProgress(transaction, video, percent);
    }
    await recordUnderstanding(transaction, video, understanding);
    await rescheduleJob(transaction, claim, pollAfterMs);
  });
}

function logFailure({ engine, video }: Step, failure: ProviderFailure): void {
  const { kind, internal } = failure;
  engine.logger.warn({ videoId: video.id, kind, internal }, 'the provider could not make a video');
}
