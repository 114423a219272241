/** Refuses uploads that are no video we can work with, and says which ones are. */
import { inspectVideo, type VideoHeader } from '../assets/index.ts';
import { RepriseError } from '../core/index.ts';

const MIN_SECONDS = 1;
/** Pixels of each side. */
const MIN_SIDE = 128;
const MAX_SIDE = 4096;
/** The longer side to the shorter. */
const MAX_ASPECT = 4;

/** Throws `video_upload_refused`, naming `param`. */
export async function inspectUploadedVideo(
  bytes: Uint8Array,
  param: string,
  maxSeconds: number,
): Promise<VideoHeader> {
  const header = await inspectVideo(bytes);
  const fault = header === null ? 'it is no mp4 that can be read' : findFault(header, maxSeconds);
  if (header !== null && fault === null) return header;
  throw new RepriseError('video_upload_refused', {
    param,
    publicText:
      `'${param}' cannot be used: ${fault}. Allowed is a whole mp4 with exactly one video track, ` +
      `${MIN_SECONDS} to ${maxSeconds} seconds long, with sides of ${MIN_SIDE} to ${MAX_SIDE} ` +
      `pixels, the longer at most ${MAX_ASPECT} times the shorter.`,
  });
}

function findFault(
  { width, height, durationSeconds }: VideoHeader,
  maxSeconds: number,
): string | null {
  if (durationSeconds < MIN_SECONDS || durationSeconds > maxSeconds) {
    return `it is ${Math.round(durationSeconds * 100) / 100} seconds long`;
  }
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  if (short < MIN_SIDE || long > MAX_SIDE || long > short * MAX_ASPECT) {
    return `its pictures are ${width}x${height}`;
  }
  return null;
}
