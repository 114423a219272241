/**
 * Reads what a stranger's video says about itself, in plain JavaScript, and refuses what lies out
 * of bounds: no native code sees a file that did not pass here.
 */
import { stat } from 'node:fs/promises';
import {
  FilePathSource,
  Input,
  type InputTrack,
  type InputVideoTrack,
  MATROSKA,
  MP4,
  QTFF,
  WEBM,
} from 'mediabunny';
import { RenderError } from '../process/render-error.ts';
import { findBoxFault } from './check-boxes.ts';
import {
  AUDIO_CODECS,
  MAX_FOOTAGE_BYTES,
  MAX_FOOTAGE_PIXELS,
  MAX_FOOTAGE_SECONDS,
  MAX_FOOTAGE_SIDE,
  MAX_FOOTAGE_TRACKS,
  MAX_FRAMES_PER_SECOND,
  MIN_FOOTAGE_SIDE,
  VIDEO_CODECS,
} from './footage-limits.ts';
import type { Rotation } from './picture-filter.ts';

export interface ProbedFootage {
  /** As a player shows it: turned, and with square pixels. */
  readonly width: number;
  readonly height: number;
  /** Of the pictures. */
  readonly durationSeconds: number;
  /** On average. */
  readonly framesPerSecond: number;
  readonly rotation: Rotation;
  readonly hasSound: boolean;
}

/** Enough packets to tell a frame rate by. */
const RATE_PACKETS = 120;

/** Rejects with a {@link RenderError} of kind `source_video`. */
export async function probeFootage(path: string): Promise<ProbedFootage> {
  const { size } = await stat(path);
  requireThat(size > 0 && size <= MAX_FOOTAGE_BYTES, `it has ${size} bytes`);
  const boxFault = await findBoxFault(path);
  if (boxFault !== null) throw refused(boxFault);
  // One file, and formats that cannot name another one.
  const source = new FilePathSource(path);
  const input = new Input({ source, formats: [MP4, QTFF, MATROSKA, WEBM] });
  try {
    return await readTracks(input);
  } catch (error) {
    if (error instanceof RenderError) throw error;
    throw refused(error instanceof Error ? error.message : String(error));
  } finally {
    input.dispose();
  }
}

async function readTracks(input: Input): Promise<ProbedFootage> {
  const tracks = await input.getTracks();
  requireThat(tracks.length <= MAX_FOOTAGE_TRACKS, `it has ${tracks.length} tracks`);
  const video = await input.getPrimaryVideoTrack();
  if (video === null) throw refused('it has no picture track');
  for (const track of tracks) await checkCodec(track);
  await checkPictureSize(video);
  const start = await video.getFirstTimestamp();
  const durationSeconds = (await video.computeDuration()) - Math.max(0, start);
  const isLength = durationSeconds > 0 && durationSeconds <= MAX_FOOTAGE_SECONDS;
  requireThat(isLength, `it lasts ${durationSeconds} s`);
  const { averagePacketRate } = await video.computePacketStats(RATE_PACKETS);
  const isRate = averagePacketRate > 0 && averagePacketRate <= MAX_FRAMES_PER_SECOND;
  requireThat(isRate, `it has ${averagePacketRate} pictures a second`);
  return {
    width: await video.getDisplayWidth(),
    height: await video.getDisplayHeight(),
    durationSeconds,
    framesPerSecond: averagePacketRate,
    rotation: await video.getRotation(),
    hasSound: (await input.getPrimaryAudioTrack()) !== null,
  };
}

async function checkCodec(track: InputTrack): Promise<void> {
  const codec = await track.getCodec();
  const known = track.isVideoTrack() ? VIDEO_CODECS : AUDIO_CODECS;
  const isKnown = codec !== null && known.has(codec);
  requireThat(isKnown, `its ${track.type} is coded as ${codec ?? 'something unknown'}`);
}

async function checkPictureSize(video: InputVideoTrack): Promise<void> {
  const width = await video.getCodedWidth();
  const height = await video.getCodedHeight();
  const isInBounds =
    Math.min(width, height) >= MIN_FOOTAGE_SIDE &&
    Math.max(width, height) <= MAX_FOOTAGE_SIDE &&
    width * height <= MAX_FOOTAGE_PIXELS;
  requireThat(isInBounds, `its pictures are ${width}x${height}`);
}

function requireThat(isMet: boolean, otherwise: string): void {
  if (!isMet) throw refused(otherwise);
}

function refused(reason: string): RenderError {
  return new RenderError('source_video', reason);
}
