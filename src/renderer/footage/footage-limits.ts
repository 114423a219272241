/** How much of a stranger's video is taken in; checked before any native code sees the file. */
import { MAX_DURATION_SECONDS } from '../scene/scene.ts';

/** 4096x2304, and the same upright. */
export const MAX_FOOTAGE_PIXELS = 9_437_184;
export const MAX_FOOTAGE_SIDE = 8_192;
export const MIN_FOOTAGE_SIDE = 16;
/** A container rounds its length up to a whole frame or sound packet. */
export const MAX_FOOTAGE_SECONDS = MAX_DURATION_SECONDS + 0.5;
export const MAX_FOOTAGE_TRACKS = 8;
/** What cameras and screens reach; more is a file made to keep a decoder busy. */
export const MAX_FRAMES_PER_SECOND = 240;
export const MAX_FOOTAGE_BYTES = 512 * 1024 * 1024;

export const VIDEO_CODECS: ReadonlySet<string> = new Set(['avc', 'hevc', 'vp8', 'vp9', 'av1']);
export const AUDIO_CODECS: ReadonlySet<string> = new Set([
  'aac',
  'opus',
  'mp3',
  'vorbis',
  'flac',
  'ac3',
  'eac3',
  'pcm-s16',
  'pcm-s24',
  'pcm-f32',
]);
