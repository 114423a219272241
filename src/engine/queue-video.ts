/** Writes a new video, its job and its hold in one transaction: from then on it cannot be lost. */
import { pricing, RepriseError, videoIds } from '../core/index.ts';
import type { CallbackInput, Principal } from '../core/index.ts';
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
  'id' | 'alias' | 'projectId' | 'keyId' | 'price' | 'createdAt' | 'assetTtlSeconds'
> {
  /** What is to be paid for: of an extension only what it adds. */
  readonly billedSeconds: number;
  /** Where its end is told. */
  readonly callback: CallbackInput | undefined;
}

/**
 * Throws `invalid_parameter` for a callback, `insufficient_balance`, `budget_exceeded` or
 * `queue_full`, and `OnlyQuoted` for a dry run that nothing would have stopped.
 */
export async function queueVideo(
  transaction: Queryable,
  engine: MakingParts,
  principal: Principal,
  { billedSeconds, callback, ...wanted }: VideoToQueue,
  inputs: VideoInputs,
): Promise<StoredVideo> {
  const { variantOf = wanted.model } = findModel(engine.models, wanted.model);
  requireAllowed(principal, wanted.model, variantOf);
  engine.webhooks.checkCallback(callback);
  const createdAt = engine.clock.now();
  const price = pricing.quotePrice(await engine.prices.current(transaction), {
    ...wanted,
    model: variantOf,
    durationSeconds: billedSeconds,
    hasAudio: true,
    referenceCount: inputs.references.length,
  });
  const video = {
    ...wanted,
    id: videoIds.newVideoId(),
    alias: videoIds.newVideoAlias(createdAt),
    projectId: principal.projectId,
    keyId: principal.keyId,
    price,
    createdAt,
    assetTtlSeconds: principal.assetTtlSeconds,
  };
  const { projectLimits, keyLimits } = principal;
  // Sent at once and answered in order: the account is locked last, what is counted is counted
  // while it is, and nobody who waits for it waits for the network as well.
  const [queued, , , , , , , inProject, inLane] = await Promise.all([
    insertVideo(transaction, video),
    takeIdempotencyKey(transaction, engine.asked, video),
    recordEvent(
      transaction,
      'video.queued',
      { ...video, status: 'queued', chargedMicros: null },
      createdAt,
    ),
    insertInputs(transaction, video.id, inputs),
    engine.webhooks.registerCallback(transaction, principal, video.id, callback),
    enqueueJob(transaction, {
      id: video.id,
      kind: ADVANCE_VIDEO,
      partition: principal.projectId,
      runningLimit: projectLimits.runningLimit,
      lane: { name: principal.keyId, runningLimit: keyLimits.runningLimit },
    }),
    hold(transaction, {
      videoId: video.id,
      projectId: principal.projectId,
      keyId: principal.keyId,
      model: variantOf,
      operation: video.operation,
      amountMicros: price.amountMicros,
      projectBudget: projectLimits.budget,
      keyBudget: keyLimits.budget,
      at: createdAt,
    }),
    countInQueue(transaction, principal, null),
    countInQueue(transaction, principal, principal.keyId),
  ]);
  requireRoom(inProject, projectLimits.queueDepth);
  requireRoom(inLane, keyLimits.queueDepth);
  if (engine.asked.isDryRun) throw new OnlyQuoted(price);
  return queued;
}

/** A model that a key may not use does not exist for it. */
function requireAllowed({ models }: Principal, name: string, variantOf: string): void {
  if (models === null || models.includes(name) || models.includes(variantOf)) return;
  throw new RepriseError('model_not_found', {
    param: 'model',
    publicText: `The model '${name}' does not exist or this key may not use it. Models: ${models.join(', ')}.`,
  });
}

/**
 * How many more there are than may run and wait, of the project or of one of its keys; null where
 * as many may wait as like. Sent after the hold, which lets one new video of a project in at a
 * time: so the count is exact.
 */
async function countInQueue(
  transaction: Queryable,
  { projectId, projectLimits, keyLimits }: Principal,
  lane: string | null,
): Promise<number | null> {
  const { runningLimit } = projectLimits;
  const [running, queueDepth] =
    lane === null
      ? [runningLimit, projectLimits.queueDepth]
      : [keyLimits.runningLimit ?? runningLimit, keyLimits.queueDepth];
  if (queueDepth === null) return null;
  const most = running + queueDepth;
  return (await countJobs(transaction, projectId, lane, most + 1)) - most;
}

function requireRoom(excess: number | null, queueDepth: number | null): void {
  if (excess === null || excess <= 0) return;
  throw new RepriseError('queue_full', {
    publicText: `${queueDepth} videos are waiting for their turn, which is as many as may wait. Try again when some are done.`,
    retryAfterSeconds: RETRY_AFTER_SECONDS,
  });
}

/** About as long as a short video takes. */
const RETRY_AFTER_SECONDS = 5;
