/**
 * Writes new videos, their jobs and their holds in one transaction: from then on they cannot be
 * lost. However many there are, each statement is sent once.
 */
import type { Queryable } from '../db/index.ts';
import { lockAccounts } from '../ledger/index.ts';
import { enqueueJobs, ensurePartitions } from '../queue/index.ts';
import { recordEvents } from '../webhooks/index.ts';
import { OnlyQuoted } from './asked.ts';
import { draftVideo, type Draft, type QueueRequest } from './draft-video.ts';
import type { EngineParts } from './engine.ts';
import { findTakenKeys } from './idempotency.ts';
import { measureQueueRoom } from './queue-room.ts';
import { insertInputs } from './video-inputs.ts';
import { insertVideos, UNTOUCHED, type StoredVideo } from './video-store.ts';

export type QueueParts = Pick<EngineParts, 'prices' | 'webhooks' | 'clock'>;

/** What became of one request; that it was refused concerns no other. */
export type Outcome = { readonly video: StoredVideo } | { readonly refusal: unknown };

/**
 * One outcome for each request, in their order; each is judged as if those before it were there
 * already. Refusals are `insufficient_balance`, `budget_exceeded`, `queue_full`, `MadeBefore`, and
 * `OnlyQuoted` for a dry run that nothing would have stopped.
 *
 * The accounts of all are locked in one statement, after everything else that somebody may have
 * locked. Until the commit nobody else makes a video of these projects: so what is read once they
 * are locked stays true, and what is written then is in nobody's way.
 */
export async function queueVideos(
  transaction: Queryable,
  engine: QueueParts,
  requests: readonly QueueRequest[],
): Promise<Outcome[]> {
  const prices = await engine.prices.current(transaction);
  const createdAt = engine.clock.now();
  const drafts = requests.map((request) => draftVideo(request, prices, createdAt));
  // Sent at once and answered in order: whoever waits for an account does not wait for the network.
  const [, accounts, keys, room] = await Promise.all([
    ensurePartitions(
      transaction,
      drafts.map(({ job }) => job),
    ),
    lockAccounts(
      transaction,
      drafts.map(({ hold }) => hold),
      createdAt,
    ),
    findTakenKeys(transaction, drafts, createdAt),
    measureQueueRoom(
      transaction,
      drafts.map(({ principal }) => principal),
    ),
  ]);
  const refusals = new Map<Draft, unknown>();
  for (const draft of drafts) {
    try {
      keys.check(draft);
      accounts.check(draft.hold);
      room.check(draft.principal);
      if (draft.asked.isDryRun) throw new OnlyQuoted(draft.video.price);
      keys.add(draft);
      accounts.add(draft.hold);
      room.add(draft.principal);
    } catch (refusal) {
      refusals.set(draft, refusal);
    }
  }
  const accepted = drafts.filter((draft) => !refusals.has(draft));
  if (accepted.length > 0) {
    await Promise.all([
      writeVideos(transaction, engine, accepted, createdAt),
      keys.take(),
      accounts.hold(),
    ]);
  }
  return drafts.map((draft) =>
    refusals.has(draft)
      ? { refusal: refusals.get(draft) }
      : { video: { ...draft.video, ...UNTOUCHED } },
  );
}

async function writeVideos(
  transaction: Queryable,
  { webhooks }: QueueParts,
  drafts: readonly Draft[],
  createdAt: Date,
): Promise<void> {
  const videos = drafts.map(({ video }) => ({ ...video, ...UNTOUCHED }));
  await Promise.all([
    insertVideos(transaction, videos),
    recordEvents(transaction, 'video.queued', videos, createdAt),
    ...drafts.map(({ video, inputs }) => insertInputs(transaction, video.id, inputs)),
    ...drafts.map(({ principal, video, callback }) =>
      webhooks.registerCallback(transaction, principal, video.id, callback),
    ),
    enqueueJobs(
      transaction,
      drafts.map(({ job }) => job),
    ),
  ]);
}

/** Throws the refusal. */
export function videoOf(outcome: Outcome | undefined): StoredVideo {
  if (outcome === undefined) throw new Error('a request without an outcome');
  if ('refusal' in outcome) throw outcome.refusal;
  return outcome.video;
}
