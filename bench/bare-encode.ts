/** The ceiling: the same frames through the same encoder's bare settings, with nothing around it. */
import { AV_LOG_ERROR, AV_PIX_FMT_YUV420P, FF_ENCODER_LIBX264 } from 'node-av/constants';
import { Codec, CodecContext, Dictionary, Frame, Log, Packet, Rational } from 'node-av/lib';
import { ownCpuMs } from './like-a-child.ts';

export interface BareEncode {
  readonly encodeMs: number;
  readonly encodeCpuMs: number;
}

/** x264 veryfast crf 20 with as many threads as it likes; the result is dropped. */
export async function measureBareEncode(
  frames: readonly Uint8Array[],
  width: number,
  height: number,
  framesPerSecond: number,
): Promise<BareEncode> {
  Log.setLevel(AV_LOG_ERROR);
  const start = performance.now();
  const cpuStart = ownCpuMs();
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264);
  if (codec === null) throw new Error('no H.264 encoder');
  using context = new CodecContext();
  context.allocContext3(codec);
  context.width = width;
  context.height = height;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.timeBase = new Rational(1, framesPerSecond);
  context.framerate = new Rational(framesPerSecond, 1);
  const code = await context.open2(codec, Dictionary.fromObject({ preset: 'veryfast', crf: 20 }));
  if (code < 0) throw new Error(`the encoder cannot be opened: ${code}`);
  using packet = new Packet();
  packet.alloc();
  for (const [index, pixels] of [...frames, null].entries()) {
    using frame = pixels === null ? null : toFrame(pixels, width, height, index);
    await context.sendFrame(frame);
    while ((await context.receivePacket(packet)) === 0) packet.unref();
  }
  return { encodeMs: performance.now() - start, encodeCpuMs: ownCpuMs() - cpuStart };
}

function toFrame(pixels: Uint8Array, width: number, height: number, index: number): Frame {
  const bytes = Buffer.from(pixels.buffer, pixels.byteOffset, pixels.byteLength);
  const frame = Frame.fromVideoBuffer(bytes, { width, height, format: AV_PIX_FMT_YUV420P });
  frame.pts = BigInt(index);
  return frame;
}
