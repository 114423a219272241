/** Writes a new video, its job and its hold in one transaction: from then on it cannot be lost. */
import { pricing, RepriseError, videoIds } from '../core/index.ts';
import type { Principal } from '../core/index.ts';
import type { Queryable } from '../db/index.ts';
import { hold } from '../ledger/index.ts';
import { countJobs, enqueueJob } from '../queue/index.ts';
import { recordEvent } from '../webhooks/index.ts';
import { findModel } from './check-capabilities.ts';
import { OnlyQuoted, type MakingParts } from './asked.ts';
import { ADVANCE_VIDEO } from './engine.ts';
import { takeIdempotencyKey } from './idempotency.ts';
import { insertInputs, type VideoInputs } from './video-inputs.ts';
import { insertVideo, type NewVideo, type StoredVideo } from './video-store.ts';

export interface VideoToQueue extends Omit<
  NewVideo,
  'id' | 'alias' | 'projectId' | 'keyId' | 'price' | 'createdAt'
> {
  /** What is to be paid for: of an extension only what it adds. */
  readonly billedSeconds: number;
}

/**
 * Throws `insufficient_balance`, `budget_exceeded` or `queue_full`, and `OnlyQuoted` for a dry run
 * that nothing would have stopped.
 */
export async function queueVideo(
  transaction: Queryable,
  engine: MakingParts,
  principal: Principal,
  { billedSeconds, ...wanted }: VideoToQueue,
  inputs: VideoInputs,
): Promise<StoredVideo> {
  const { variantOf = wanted.model } = findModel(engine.models, wanted.model);
  requireAllowed(principal, wanted.model, variantOf);
  const createdAt = engine.clock.now();
  const price = pricing.quotePrice(await engine.prices.current(transaction), {
    ...wanted,
    model: variantOf,
    durationSeconds: billedSeconds,
    hasAudio: true,
    referenceCount: inputs.references.length,
  });
  const video = await insertVideo(transaction, {
    ...wanted,
    id: videoIds.newVideoId(),
    alias: videoIds.newVideoAlias(createdAt),
    projectId: principal.projectId,
    keyId: principal.keyId,
    price,
    createdAt,
  });
  await takeIdempotencyKey(transaction, engine.asked, video);
  await recordEvent(transaction, 'video.queued', video, createdAt);
  await insertInputs(transaction, video.id, inputs);
  await enqueueJob(transaction, {
    id: video.id,
    kind: ADVANCE_VIDEO,
    partition: principal.projectId,
    runningLimit: principal.projectLimits.runningLimit,
    lane: { name: principal.keyId, runningLimit: principal.keyLimits.runningLimit },
  });
  await hold(transaction, {
    videoId: video.id,
    projectId: principal.projectId,
    keyId: principal.keyId,
    model: variantOf,
    operation: video.operation,
    amountMicros: price.amountMicros,
    projectBudget: principal.projectLimits.budget,
    keyBudget: principal.keyLimits.budget,
    at: createdAt,
  });
  await requireRoom(transaction, principal);
  if (engine.asked.isDryRun) throw new OnlyQuoted(price);
  return video;
}

/** A model that a key may not use does not exist for it. */
function requireAllowed({ models }: Principal, name: string, variantOf: string): void {
  if (models === null || models.includes(name) || models.includes(variantOf)) return;
  throw new RepriseError('model_not_found', {
    param: 'model',
    publicText: `The model '${name}' does not exist or this key may not use it. Models: ${models.join(', ')}.`,
  });
}

/** After the hold, which lets one new video of a project in at a time: so the count is exact. */
async function requireRoom(
  transaction: Queryable,
  { projectId, keyId, projectLimits, keyLimits }: Principal,
): Promise<void> {
  const { runningLimit } = projectLimits;
  await requireDepth(transaction, projectId, null, runningLimit, projectLimits.queueDepth);
  const ofKey = keyLimits.runningLimit ?? runningLimit;
  await requireDepth(transaction, projectId, keyId, ofKey, keyLimits.queueDepth);
}

async function requireDepth(
  transaction: Queryable,
  partition: string,
  lane: string | null,
  runningLimit: number,
  queueDepth: number | null,
): Promise<void> {
  if (queueDepth === null) return;
  const most = runningLimit + queueDepth;
  if ((await countJobs(transaction, partition, lane, most + 1)) <= most) return;
  throw new RepriseError('queue_full', {
    publicText: `${queueDepth} videos are waiting for their turn, which is as many as may wait. Try again when some are done.`,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}

/** About as long as a short video takes. */
const RETRY_AFTER_SECONDS = 5;
