/**
 * Says what an mp4 really is, by reading its boxes; shares no code with the library that wrote it.
 *
 * @example
 * const { video, audio, isFastStart } = await probeMp4(path);
 */
import { readFile } from 'node:fs/promises';
import { findBox, readBoxes, readType, requireBox, slice, type Box } from './mp4-boxes.ts';
import { readSampleTimes } from './sample-table.ts';
import { readSpsColour, type Colour } from './sps-colour.ts';

export interface TrackProbe {
  /** As in a media type: `avc1.64001f`, `mp4a`. */
  readonly codec: string;
  readonly sampleCount: number;
  /** From the edit list, thus what a player shows. */
  readonly durationSeconds: number;
  /** When the first picture or sound is presented. */
  readonly startSeconds: number;
  /** Seconds from one sample to the next in decoding order; one entry means one constant step. */
  readonly decodeStepsSeconds: readonly number[];
}

export interface VideoProbe extends TrackProbe {
  readonly width: number;
  readonly height: number;
  /** No picture is missing or doubled on the time line. */
  readonly isEvenlyPaced: boolean;
  /** The container's `colr` box. */
  readonly containerColour: Colour | null;
  /** The stream's own description. */
  readonly streamColour: Colour | null;
  readonly keyFrameIndexes: readonly number[];
}

export interface AudioProbe extends TrackProbe {
  readonly channelCount: number;
  readonly samplesPerSecond: number;
}

export interface Mp4Probe {
  readonly sizeBytes: number;
  readonly durationSeconds: number;
  /** The index comes before the media, so that playing can start while loading. */
  readonly isFastStart: boolean;
  readonly video: VideoProbe | null;
  readonly audio: AudioProbe | null;
}

export async function probeMp4(path: string): Promise<Mp4Probe> {
  const bytes = await readFile(path);
  const file = readBoxes(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const movie = readBoxes(requireBox(file, 'moov').body);
  const movieHeader = readHeader(requireBox(movie, 'mvhd'), 12);
  const tracks = movie.filter((box) => box.type === 'trak').map((box) => readBoxes(box.body));
  const video = tracks.find((track) => handlerOf(track) === 'vide');
  const audio = tracks.find((track) => handlerOf(track) === 'soun');
  return {
    sizeBytes: bytes.byteLength,
    durationSeconds: movieHeader.duration / movieHeader.timescale,
    isFastStart: requireBox(file, 'moov').start < requireBox(file, 'mdat').start,
    video: video === undefined ? null : probeVideo(video, movieHeader.timescale),
    audio: audio === undefined ? null : probeAudio(audio, movieHeader.timescale),
  };
}

function probeVideo(track: readonly Box[], movieTimescale: number): VideoProbe {
  const { common, times } = probeTrack(track, movieTimescale);
  const entry = sampleEntry(track);
  const VISUAL_ENTRY_BYTES = 78;
  const details = readBoxes(slice(entry.body, VISUAL_ENTRY_BYTES));
  const config = requireBox(details, 'avcC').body;
  const profile = [1, 2, 3].map((at) => config.getUint8(at).toString(16).padStart(2, '0'));
  const setBytes = config.getUint16(6);
  const parameterSet = new Uint8Array(config.buffer, config.byteOffset + 8, setBytes);
  const gaps = times.shownTimes
    .slice(1)
    .map((time, index) => time - (times.shownTimes[index] ?? 0));
  return {
    ...common,
    codec: `${entry.type}.${profile.join('')}`,
    width: entry.body.getUint16(24),
    height: entry.body.getUint16(26),
    isEvenlyPaced: new Set(gaps).size <= 1,
    containerColour: readContainerColour(findBox(details, 'colr')),
    streamColour: readSpsColour(parameterSet),
    keyFrameIndexes: times.keyFrameIndexes ?? [],
  };
}

function probeAudio(track: readonly Box[], movieTimescale: number): AudioProbe {
  const entry = sampleEntry(track);
  return {
    ...probeTrack(track, movieTimescale).common,
    codec: entry.type,
    channelCount: entry.body.getUint16(16),
    samplesPerSecond: entry.body.getUint16(24),
  };
}

function probeTrack(track: readonly Box[], movieTimescale: number) {
  const { timescale, duration } = readHeader(requireBox(track, 'mdia', 'mdhd'), 12);
  const table = readBoxes(requireBox(track, 'mdia', 'minf', 'stbl').body);
  const times = readSampleTimes(table);
  const edit = readEdit(findBox(track, 'edts', 'elst'));
  const mediaStart = edit?.mediaTime ?? 0;
  const common = {
    sampleCount: times.sampleCount,
    durationSeconds: edit === null ? duration / timescale : edit.duration / movieTimescale,
    startSeconds: Math.max(0, times.firstShown - mediaStart) / timescale,
    decodeStepsSeconds: times.distinctSteps.map((step) => step / timescale),
  };
  return { common, times };
}

/** Version 0 has 32-bit times, version 1 64-bit ones; the position is that of the time scale in 0. */
function readHeader(box: Box, position: number): { timescale: number; duration: number } {
  if (box.body.getUint8(0) === 0) {
    return { timescale: box.body.getUint32(position), duration: box.body.getUint32(position + 4) };
  }
  const timescale = box.body.getUint32(position + 8);
  return { timescale, duration: Number(box.body.getBigUint64(position + 12)) };
}

/** One edit that starts playing at some media time; anything else is refused. */
function readEdit(box: Box | null): { duration: number; mediaTime: number } | null {
  if (box === null) return null;
  if (box.body.getUint32(4) !== 1) throw new Error('more than one edit is not understood');
  if (box.body.getUint8(0) === 0) {
    return { duration: box.body.getUint32(8), mediaTime: box.body.getInt32(12) };
  }
  const duration = Number(box.body.getBigUint64(8));
  return { duration, mediaTime: Number(box.body.getBigInt64(16)) };
}

function handlerOf(track: readonly Box[]): string {
  return readType(requireBox(track, 'mdia', 'hdlr').body, 8);
}

function sampleEntry(track: readonly Box[]): Box {
  const description = requireBox(track, 'mdia', 'minf', 'stbl', 'stsd');
  const entry = readBoxes(slice(description.body, 8))[0];
  if (entry === undefined) throw new Error('the track has no sample description');
  return entry;
}

function readContainerColour(box: Box | null): Colour | null {
  if (box === null || readType(box.body, 0) !== 'nclx') return null;
  return {
    primaries: box.body.getUint16(4),
    transfer: box.body.getUint16(6),
    matrix: box.body.getUint16(8),
    isFullRange: (box.body.getUint8(10) & 0x80) !== 0,
  };
}
