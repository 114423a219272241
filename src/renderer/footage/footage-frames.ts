/** The pictures of a new video made from footage, before anything is changed about them. */
import { bounceRuns } from './bounce.ts';
import { type Footage, footageSeconds } from './footage.ts';
import { FrameStore } from './frame-store.ts';
import type { Rotation } from './picture-filter.ts';
import { PictureReader } from './picture-reader.ts';
import { blameSource, SourceFault } from './source-fault.ts';

/** How far back a continuation may go; further would keep too much. */
const REACH_SECONDS = 8;
/** More than this share of broken packets, and the video is not what it is called. */
const MAX_DAMAGED_SHARE = 0.1;

export interface FootageFrame {
  /** The receiver leaves them as they are. */
  readonly pixels: Uint8Array;
  /** Since the end of the footage; negative within it. */
  readonly secondsAfterEnd: number;
}

export interface FootageFile {
  readonly path: string;
  readonly rotation: Rotation;
  readonly framesPerSecond: number;
}

export function footageFrameCount(footage: Footage, framesPerSecond: number): number {
  return Math.max(1, Math.round(footageSeconds(footage) * framesPerSecond));
}

/** Exactly as many as the result is long. Throws a {@link SourceFault} when they cannot be read. */
export async function* footageFrames(
  footage: Footage,
  { path, rotation, framesPerSecond }: FootageFile,
): AsyncGenerator<FootageFrame> {
  const { width, height, keepsSource } = footage;
  const shape = { width, height, framesPerSecond };
  const reader = await blameSource(() => PictureReader.open(path, rotation, shape));
  const expected = Math.max(1, Math.round(footage.sourceSeconds * framesPerSecond));
  const addedCount = footageFrameCount(footage, framesPerSecond) - (keepsSource ? expected : 0);
  const reach = Math.min(Math.max(1, addedCount), Math.ceil(REACH_SECONDS * framesPerSecond));
  // Only an extension looks back.
  const store = footage.addedSeconds > 0 ? await FrameStore.open(width, height) : null;
  const kept: Run[] = [];
  let count = 0;
  let last: Uint8Array | null = null;
  for (; count < expected; count++) {
    const pixels: Uint8Array | null = await blameSource(() => reader.next());
    if (pixels === null) break;
    // The file may end a little early, hence one second more.
    if (store !== null && count >= expected - reach - framesPerSecond) {
      await keep(store, kept, count, pixels, last);
    }
    last = pixels;
    if (keepsSource) yield { pixels, secondsAfterEnd: (count - expected) / framesPerSecond };
  }
  if (last === null) throw new SourceFault('no picture of it could be decoded');
  if (reader.damagedShare > MAX_DAMAGED_SHARE) throw new SourceFault('its pictures are damaged');
  await reader.close();
  // A file that is shorter than it says goes on moving; a remix of one is held for that moment.
  const missing = keepsSource ? expected - count : 0;
  const places = bounceRuns(kept.map(({ length }) => length));
  for (let step = 1; step <= addedCount + missing; step++) {
    const run = kept[places.next().value ?? 0];
    const pixels = (run && (await store?.get(run.firstIndex))) ?? last;
    yield { pixels, secondsAfterEnd: (step - missing) / framesPerSecond };
  }
  store?.close();
}

/** One picture of the footage, for as many frames as it is shown. */
interface Run {
  readonly firstIndex: number;
  length: number;
}

/** Where a slow or uneven clip is given our rate, its pictures stand for several frames each. */
async function keep(
  store: FrameStore,
  kept: Run[],
  index: number,
  pixels: Uint8Array,
  before: Uint8Array | null,
): Promise<void> {
  const current = kept.at(-1);
  if (current !== undefined && before !== null && Buffer.compare(pixels, before) === 0) {
    current.length += 1;
    return;
  }
  await store.put(index, pixels);
  kept.push({ firstIndex: index, length: 1 });
}
