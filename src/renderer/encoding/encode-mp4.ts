/** Frames and sound in, one finished mp4 out; the file appears under its name only when complete. */
import { rename, rm } from 'node:fs/promises';
import { AUDIO_SAMPLES_PER_SECOND } from '../scene/scene.ts';
import { AudioEncoder } from './audio-encoder.ts';
import type { Mp4Source } from './mp4-source.ts';
import { Mp4Writer } from './mp4-writer.ts';
import { partialPath } from './partial-path.ts';
import { quietMediaLog } from './quiet-media-log.ts';
import { VideoEncoder } from './video-encoder.ts';

const VIDEO_TRACK = 0;
const AUDIO_TRACK = 1;
/** A multiple of the AAC frame's 1,024 samples, about 1.4 s. */
const SOUND_BLOCK_SAMPLES = 65_536;
/**
 * Sound is made this long before its picture, so that most of it is ready while the first picture
 * is still being prepared. The writer would give up ordering packets at ten seconds.
 */
const SOUND_LEAD_SAMPLES = 7 * AUDIO_SAMPLES_PER_SECOND;

/** `onFrame` is called after each encoded frame with the number of frames done so far. */
export async function encodeMp4(
  source: Mp4Source,
  outputPath: string,
  onFrame: (framesDone: number) => void,
): Promise<void> {
  quietMediaLog();
  const path = partialPath(outputPath);
  // What an earlier, killed attempt left behind; a symbolic link must not be followed either.
  await rm(path, { force: true });
  try {
    await writeMp4(source, path, onFrame);
    await rename(path, outputPath);
  } catch (error) {
    await rm(path, { force: true });
    throw error;
  }
}

async function writeMp4(
  source: Mp4Source,
  path: string,
  onFrame: (framesDone: number) => void,
): Promise<void> {
  using resources = new DisposableStack();
  const video = await VideoEncoder.open(source);
  resources.defer(() => video.close());
  const audio = await AudioEncoder.open();
  resources.defer(() => audio.close());
  const writer = await Mp4Writer.open(path, [video.context, audio.context], source.provenance);
  resources.defer(() => writer.close());
  await encodeAll(source, video, audio, writer, onFrame);
  await writer.finish();
}

async function encodeAll(
  source: Mp4Source,
  video: VideoEncoder,
  audio: AudioEncoder,
  writer: Mp4Writer,
  onFrame: (framesDone: number) => void,
): Promise<void> {
  const samplesPerFrame = AUDIO_SAMPLES_PER_SECOND / source.framesPerSecond;
  const sampleCount = source.frameCount * samplesPerFrame;
  let nextSample = 0;
  for (let frameIndex = 0; frameIndex < source.frameCount; frameIndex++) {
    const soundEnd = Math.min(sampleCount, frameIndex * samplesPerFrame + SOUND_LEAD_SAMPLES);
    while (nextSample < soundEnd) {
      const count = Math.min(SOUND_BLOCK_SAMPLES, sampleCount - nextSample);
      const sound = source.readSound(nextSample, count);
      await audio.encode(sound, (packet) => writer.write(packet, AUDIO_TRACK));
      nextSample += count;
    }
    const pixels = await source.readFrame(frameIndex);
    await video.encode(pixels, frameIndex, (packet) => writer.write(packet, VIDEO_TRACK));
    onFrame(frameIndex + 1);
  }
  await video.finish((packet) => writer.write(packet, VIDEO_TRACK));
  await audio.finish((packet) => writer.write(packet, AUDIO_TRACK));
}
