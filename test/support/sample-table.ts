/** What an mp4 track's sample table says about times: decoding steps, first picture, key frames. */
import { findBox, requireBox, type Box } from './mp4-boxes.ts';

export interface SampleTimes {
  readonly sampleCount: number;
  /** In units of the track's time scale, one number per distinct step between samples. */
  readonly distinctSteps: readonly number[];
  /** The earliest time at which a sample is shown, before any edit list. */
  readonly firstShown: number;
  /** Sorted times at which samples are shown. */
  readonly shownTimes: readonly number[];
  /** Counted from 0; every sample of a track without a list is one. */
  readonly keyFrameIndexes: readonly number[] | null;
}

export function readSampleTimes(sampleTable: readonly Box[]): SampleTimes {
  const steps = readRuns(requireBox(sampleTable, 'stts').body);
  const offsetBox = findBox(sampleTable, 'ctts');
  const offsets = offsetBox === null ? steps.map(() => 0) : readRuns(offsetBox.body);
  if (offsets.length !== steps.length) throw new Error('stts and ctts disagree');
  let decodeTime = 0;
  const shownTimes = steps.map((step, index) => {
    const shown = decodeTime + (offsets[index] ?? 0);
    decodeTime += step;
    return shown;
  });
  shownTimes.sort((one, other) => one - other);
  return {
    sampleCount: steps.length,
    distinctSteps: [...new Set(steps)],
    firstShown: shownTimes[0] ?? 0,
    shownTimes,
    keyFrameIndexes: readKeyFrames(findBox(sampleTable, 'stss')),
  };
}

/** Both tables are lists of (count, value); the value may be signed. */
function readRuns(body: DataView): number[] {
  const values: number[] = [];
  for (let run = 0; run < body.getUint32(4); run++) {
    const count = body.getUint32(8 + run * 8);
    const value = body.getInt32(12 + run * 8);
    for (let repeat = 0; repeat < count; repeat++) values.push(value);
  }
  return values;
}

function readKeyFrames(box: Box | null): number[] | null {
  if (box === null) return null;
  const count = box.body.getUint32(4);
  return Array.from({ length: count }, (_, entry) => box.body.getUint32(8 + entry * 4) - 1);
}
