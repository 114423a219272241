/** Asks the provider how a submitted video stands, and takes the result in when it is there. */
import { canBecome } from '../core/index.ts';
import type { ProviderFailure, ProviderOutput } from '../core/index.ts';
import type { JsonValue } from '../lib/json.ts';
import { finishJob, rescheduleJob } from '../queue/index.ts';
import type { Step } from './step.ts';
import type { Attempt } from './attempt-store.ts';
import { cancelVideo } from './cancel-video.ts';
import { removeAssets } from './drop-video-assets.ts';
import { discardOperation, failVideo, failureOf } from './end-video.ts';
import { providerContext } from './provider-call.ts';
import { MARK_COMPLETED, RECORD_PROGRESS } from './video-statements.ts';
import { lockVideo } from './video-store.ts';

export async function pollVideo(step: Step, attempt: Attempt, operation: JsonValue): Promise<void> {
  const result = await step.provider.poll(operation, providerContext(step, attempt));
  switch (result.state) {
    case 'pending':
      return await recordPending(step, result.pollAfterMs, result.progressPercent);
    case 'failed':
      logFailure(step, result.failure);
      return await failVideo(step, attempt, failureOf(result.failure));
    case 'succeeded':
      return await storeResult(step, attempt, result.output);
  }
}

async function recordPending(
  { engine, claim, video }: Step,
  pollAfterMs: number,
  progressPercent: number | null,
): Promise<void> {
  await engine.database.transaction(async (transaction) => {
    if (progressPercent !== null) {
      // 100 % is what completed means; until then there is still something to do.
      const percent = Math.max(0, Math.min(99, Math.floor(progressPercent)));
      await transaction.query(RECORD_PROGRESS, [video.id, percent]);
    }
    await rescheduleJob(transaction, claim, pollAfterMs);
  });
}

/**
 * The bytes first, then state and reference in one transaction: a crash in between leaves an asset
 * that nothing refers to, which is swept, and a step that is done again.
 */
async function storeResult(step: Step, attempt: Attempt, output: ProviderOutput): Promise<void> {
  const { engine, claim, video } = step;
  const { projectId } = video;
  const { mediaType } = output;
  const bytes = await output.open();
  const { assetId, sizeBytes } = await engine.assets.put({
    projectId,
    kind: 'video',
    mediaType,
    bytes,
  });
  try {
    const isStored = await engine.database.transaction(async (transaction) => {
      const current = await lockVideo(transaction, video.id);
      if (current.deletedAt !== null || !canBecome(current.status, 'completed')) return false;
      const completedAt = engine.clock.now();
      const expiresAt = new Date(completedAt.getTime() + engine.assetTtlSeconds * 1000);
      await engine.assets.keep(transaction, assetId);
      await transaction.query(MARK_COMPLETED, [
        video.id,
        assetId,
        sizeBytes,
        completedAt,
        expiresAt,
      ]);
      await finishJob(transaction, claim);
      return true;
    });
    if (!isStored) {
      await removeAssets(engine, [assetId]);
      return await cancelVideo(step, attempt);
    }
  } catch (error) {
    await removeAssets(engine, [assetId]);
    throw error;
  }
  engine.logger.info({ videoId: video.id }, 'video completed');
  await discardOperation(step, attempt);
}

function logFailure({ engine, video }: Step, failure: ProviderFailure): void {
  const { kind, internal } = failure;
  engine.logger.warn({ videoId: video.id, kind, internal }, 'the provider could not make a video');
}
