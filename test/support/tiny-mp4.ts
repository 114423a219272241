/**
 * An mp4 that says it has pictures, for tests of what reads no more than its index: the pictures
 * themselves are made-up bytes that no player can show.
 */
import {
  BufferTarget,
  EncodedPacket,
  EncodedVideoPacketSource,
  Mp4OutputFormat,
  Output,
} from 'mediabunny';

export interface TinyMp4 {
  readonly width?: number;
  readonly height?: number;
  readonly durationSeconds?: number;
  readonly framesPerSecond?: number;
  readonly videoTracks?: number;
  readonly isFragmented?: boolean;
}

/** Baseline 3.0 with one sequence and one picture parameter set. */
const AVC_CONFIG = Buffer.from('0142001effe1000a6742001e95a0280f640801000468ce3c80', 'hex');

export async function tinyMp4({
  width = 1280,
  height = 720,
  durationSeconds = 4,
  framesPerSecond = 24,
  videoTracks = 1,
  isFragmented = false,
}: TinyMp4 = {}): Promise<Buffer> {
  const target = new BufferTarget();
  const fastStart = isFragmented ? 'fragmented' : 'in-memory';
  const output = new Output({ format: new Mp4OutputFormat({ fastStart }), target });
  const sources = Array.from({ length: videoTracks }, () => new EncodedVideoPacketSource('avc'));
  for (const source of sources) output.addVideoTrack(source);
  await output.start();
  const decoderConfig = {
    codec: 'avc1.42001e',
    codedWidth: width,
    codedHeight: height,
    description: AVC_CONFIG,
  };
  const frameCount = Math.round(durationSeconds * framesPerSecond);
  for (let frame = 0; frame < frameCount; frame += 1) {
    const type = frame === 0 ? 'key' : 'delta';
    const bytes = new Uint8Array([0, 0, 0, 2, frame === 0 ? 0x65 : 0x41, frame % 256]);
    const packet = new EncodedPacket(bytes, type, frame / framesPerSecond, 1 / framesPerSecond);
    for (const source of sources) await source.add(packet, { decoderConfig });
  }
  await output.finalize();
  if (target.buffer === null) throw new Error('nothing was written');
  return Buffer.from(target.buffer);
}
