/** Takes in what a provider has made, and completes the video with it. */
import { canBecome, modelNamed, pricing } from '../core/index.ts';
import type { ContentVariant, PollResult, ProviderOutput } from '../core/index.ts';
import { settle } from '../ledger/index.ts';
import { finishJob } from '../queue/index.ts';
import { recordEvent } from '../webhooks/index.ts';
import type { Attempt } from './attempt-store.ts';
import { cancelVideo } from './cancel-video.ts';
import { discardOperation } from './end-video.ts';
import type { EngineParts } from './engine.ts';
import type { Step } from './step.ts';
import { recordUnderstanding } from './record-understanding.ts';
import { releaseUnused, removeAssets } from './release-assets.ts';
import { deleteSource } from './video-inputs.ts';
import { MARK_COMPLETED } from './video-statements.ts';
import { isUnwanted, lockVideo, type StoredVideo } from './video-store.ts';

interface PutOutput {
  readonly assetId: string;
  readonly sizeBytes: number;
}

type Succeeded = Extract<PollResult, { state: 'succeeded' }>;
type PutOutputs = Map<ContentVariant, PutOutput>;

/**
 * The bytes first, then state and references in one transaction: a crash in between leaves assets
 * that nothing refers to, which are swept, and a step that is done again.
 */
export async function storeResult(step: Step, attempt: Attempt, made: Succeeded): Promise<void> {
  const { engine, video } = step;
  const put: PutOutputs = new Map();
  const assetIds = () => [...put.values()].map(({ assetId }) => assetId);
  let released: readonly string[] | null;
  try {
    for (const output of made.outputs) await putOutput(step, output, put);
    released = await complete(step, put, made);
  } catch (error) {
    await removeAssets(engine, assetIds());
    throw error;
  }
  if (released === null) {
    await removeAssets(engine, assetIds());
    return await cancelVideo(step, attempt);
  }
  engine.logger.info({ videoId: video.id }, 'video completed');
  await removeAssets(engine, released);
  await discardOperation(step, attempt);
}

async function putOutput(
  { engine, video }: Step,
  output: ProviderOutput,
  put: PutOutputs,
): Promise<void> {
  const { kind, mediaType } = output;
  if (put.has(kind)) throw new TypeError(`the provider gave more than one ${kind}`);
  const bytes = await output.open();
  put.set(kind, await engine.assets.put({ projectId: video.projectId, kind, mediaType, bytes }));
}

/** Gives what the video needs no more and is to be removed; null when it is not wanted itself. */
async function complete(
  { engine, claim, video }: Step,
  put: PutOutputs,
  { understanding, keptSeconds: askedSeconds }: Succeeded,
): Promise<string[] | null> {
  const result = put.get('video');
  if (result === undefined) throw new TypeError('the provider gave no video');
  return await engine.database.transaction(async (transaction) => {
    const current = await lockVideo(transaction, video.id);
    if (isUnwanted(current) || !canBecome(current.status, 'completed')) return null;
    const completedAt = engine.clock.now();
    const usualSeconds = keptSeconds(engine, current);
    const shownSeconds = Math.min(usualSeconds, askedSeconds ?? usualSeconds);
    const expiresAt = new Date(completedAt.getTime() + shownSeconds * 1000);
    const chargedMicros = chargeFor(current);
    for (const { assetId } of put.values()) await engine.assets.keep(transaction, assetId);
    await recordUnderstanding(transaction, video, understanding);
    await transaction.query(MARK_COMPLETED, [
      video.id,
      result.assetId,
      result.sizeBytes,
      put.get('thumbnail')?.assetId ?? null,
      put.get('spritesheet')?.assetId ?? null,
      completedAt,
      expiresAt,
      chargedMicros,
    ]);
    const completed = { ...video, status: 'completed', chargedMicros } as const;
    await recordEvent(transaction, 'video.completed', completed, completedAt);
    const source = await deleteSource(transaction, video.id);
    const released = await releaseUnused(transaction, engine, source);
    await finishJob(transaction, claim);
    if (chargedMicros !== null) await settle(transaction, video.id, chargedMicros, completedAt);
    return released;
  });
}

/** The project's own wish comes first: it may be what its users were promised. */
function keptSeconds(engine: EngineParts, { assetTtlSeconds, model }: StoredVideo): number {
  const { assetTtlSeconds: ofModel } = modelNamed(engine.models, model) ?? {};
  return assetTtlSeconds ?? ofModel ?? engine.assetTtlSeconds;
}

/** Providers deliver what was asked for or fail, so what was quoted is what is charged. */
function chargeFor({ price, durationSeconds }: StoredVideo): number | null {
  if (price === null) return null;
  return pricing.settlePrice(price, { durationSeconds, hasAudio: true }).amountMicros;
}
