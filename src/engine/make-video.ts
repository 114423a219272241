/** Makes one video of a request, however often it is sent, or only says what it would cost. */
import type { Command, PriceQuote, Principal, Video } from '../core/index.ts';
import { OnlyQuoted, type Asked } from './asked.ts';
import { fingerprintOf } from './fingerprint.ts';
import { findMadeBefore, MadeBefore } from './idempotency.ts';
import type { MakerParts, MakingParts } from './making.ts';
import { UNTOUCHED, type StoredVideo } from './video-store.ts';

const NO_FINGERPRINT = Buffer.alloc(0);

type Make = (parts: MakingParts) => Promise<Video>;

/** The answer to a request that is repeated is the first one: the video as it was accepted. */
export async function makeVideo(
  engine: MakerParts,
  principal: Principal,
  command: Command,
  idempotencyKey: string | null,
  make: Make,
): Promise<Video> {
  // To read all that was sent along is too much for a request that cannot be told from others.
  const fingerprint = idempotencyKey === null ? NO_FINGERPRINT : fingerprintOf(command);
  const asked = { idempotencyKey, isDryRun: false, fingerprint };
  const find = async () =>
    await findMadeBefore(engine.database, principal, asked, engine.clock.now());
  const before = await find();
  if (before !== null) return asAccepted(before);
  try {
    return await make({ ...engine, asked });
  } catch (error) {
    if (!(error instanceof MadeBefore)) throw error;
    const meanwhile = await find();
    if (meanwhile === null) throw new Error('a video that was made is gone', { cause: error });
    return asAccepted(meanwhile);
  }
}

/** Does everything that making the video would do, and takes it back before anybody can see it. */
export async function quoteVideo(engine: MakerParts, make: Make): Promise<PriceQuote> {
  const asked: Asked = {
    idempotencyKey: null,
    isDryRun: true,
    fingerprint: NO_FINGERPRINT,
  };
  try {
    await make({ ...engine, asked });
  } catch (error) {
    if (error instanceof OnlyQuoted) return error.quote;
    throw error;
  }
  throw new Error('a dry run has made a video');
}

function asAccepted(video: StoredVideo): StoredVideo {
  const { deletedAt, cancelRequestedAt } = video;
  return { ...video, ...UNTOUCHED, deletedAt, cancelRequestedAt };
}
