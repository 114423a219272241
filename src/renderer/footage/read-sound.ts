/** A clip's sound as it goes with its pictures, at the rate and in the channels of our own. */
import { AVERROR_EOF, AVMEDIA_TYPE_AUDIO, AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { FFmpegError, FilterGraph, type FilterContext, Frame, PosixError } from 'node-av/lib';
import { requireSuccess } from '../encoding/media-error.ts';
import type { StereoSamples } from '../encoding/mp4-source.ts';
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import { openFootage } from './open-footage.ts';
import { StreamDecoder } from './stream-decoder.ts';

const NEEDS_INPUT = FFmpegError.AVERROR(PosixError.EAGAIN);

/** Exactly as many samples as asked for, silent where the clip has none; null without any sound. */
export async function readSound(path: string, sampleCount: number): Promise<StereoSamples | null> {
  const format = await openFootage(path);
  const streamIndex = format.findBestStream(AVMEDIA_TYPE_AUDIO);
  if (streamIndex < 0) {
    await format.closeInput();
    return null;
  }
  const decoder = await StreamDecoder.open(format, streamIndex);
  const video = format.streams[format.findBestStream(AVMEDIA_TYPE_VIDEO)];
  const startSeconds = video === undefined ? 0 : secondsOf(video.startTime, video.timeBase);
  const samples = {
    left: new Float32Array(sampleCount),
    right: new Float32Array(sampleCount),
  };
  await decodeInto(samples, decoder, startSeconds);
  decoder.close();
  await format.closeInput();
  return samples;
}

/** A start that the file does not tell is a huge negative number. */
function secondsOf(time: bigint, { num, den }: { num: number; den: number }): number {
  return time > -(2n ** 62n) ? (Number(time) * num) / den : 0;
}

async function decodeInto(
  { left, right }: StereoSamples,
  decoder: StreamDecoder,
  startSeconds: number,
): Promise<void> {
  const first = await decoder.next();
  if (first === null) return;
  const began = secondsOf(first.bestEffortTimestamp, decoder.stream.timeBase) - startSeconds;
  const { graph, source, sink } = await openResampler(first);
  const output = new Frame();
  output.alloc();
  let at = Math.round(began * AUDIO_SAMPLES_PER_SECOND);
  let frame: Frame | null = first;
  for (;;) {
    requireSuccess('filter sound', await source.buffersrcAddFrame(frame));
    for (;;) {
      const code = await sink.buffersinkGetFrame(output);
      if (code === NEEDS_INPUT || code === AVERROR_EOF) break;
      requireSuccess('take sound', code);
      at = append(output, [left, right], at);
      output.unref();
    }
    if (frame === null || at >= left.length) break;
    frame = await decoder.next();
  }
  graph.free();
  output.free();
}

/** What lies before the pictures' start is left out. */
function append(frame: Frame, channels: readonly Float32Array[], at: number): number {
  const count = frame.nbSamples;
  for (const [index, channel] of channels.entries()) {
    const plane = frame.data?.[index];
    if (plane === undefined) continue;
    const samples = new Float32Array(plane.buffer, plane.byteOffset, count);
    const first = Math.max(0, -at);
    const end = Math.min(count, channel.length - at);
    if (first < end) channel.set(samples.subarray(first, end), at + first);
  }
  return at + count;
}

interface Resampler {
  readonly graph: FilterGraph;
  readonly source: FilterContext;
  readonly sink: FilterContext;
}

/** `first` is a decoded frame, which says what the others are like. */
async function openResampler(first: Frame): Promise<Resampler> {
  const graph = new FilterGraph();
  graph.alloc();
  graph.nbThreads = 1;
  const { channelLayout } = first;
  const layout =
    channelLayout.mask > 0n
      ? `0x${channelLayout.mask.toString(16)}`
      : `${channelLayout.nbChannels}c`;
  const source = [
    `sample_rate=${first.sampleRate}`,
    `sample_fmt=${first.format}`,
    `channel_layout=${layout}`,
    `time_base=1/${first.sampleRate}`,
  ].join(':');
  const target = `sample_fmts=fltp:sample_rates=${AUDIO_SAMPLES_PER_SECOND}:channel_layouts=stereo`;
  requireSuccess(
    'describe sound filter',
    graph.parsePtr(`abuffer@in=${source},aresample,aformat=${target},abuffersink@out`),
  );
  requireSuccess('start sound filter', await graph.config());
  const [from, to] = [graph.getFilter('abuffer@in'), graph.getFilter('abuffersink@out')];
  if (from === null || to === null) throw new Error('the sound filter has no ends');
  return { graph, source: from, sink: to };
}
