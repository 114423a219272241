/** Keeps many frames in little memory: each is coded alone, hardly visibly changed. */
import {
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AV_CODEC_ID_H264,
  AV_PIX_FMT_YUV420P,
  FF_ENCODER_LIBX264,
} from 'node-av/constants';
import { Codec, CodecContext, Dictionary, Frame, Packet, Rational } from 'node-av/lib';
import { requireSuccess } from '../encoding/media-error.ts';
import { quietMediaLog } from '../encoding/quiet-media-log.ts';
import { copyPlanes } from '../encoding/video-encoder.ts';

/** About 50 dB; a picture of 1280x720 takes some 150 kB instead of 1.4 MB. */
const ENCODER_OPTIONS = { preset: 'ultrafast', tune: 'zerolatency', crf: 8 };

export class FrameStore {
  readonly #encoder: CodecContext;
  readonly #decoder: CodecContext;
  readonly #frame: Frame;
  readonly #packets = new Map<number, Packet>();

  private constructor(encoder: CodecContext, decoder: CodecContext, frame: Frame) {
    this.#encoder = encoder;
    this.#decoder = decoder;
    this.#frame = frame;
  }

  static async open(width: number, height: number): Promise<FrameStore> {
    quietMediaLog();
    const encoder = await openEncoder(width, height);
    const decoder = await openDecoder();
    const frame = new Frame();
    frame.alloc();
    frame.format = AV_PIX_FMT_YUV420P;
    frame.width = width;
    frame.height = height;
    frame.colorSpace = AVCOL_SPC_BT709;
    frame.colorRange = AVCOL_RANGE_MPEG;
    requireSuccess('allocate frame', frame.getBuffer(0));
    return new FrameStore(encoder, decoder, frame);
  }

  async put(index: number, pixels: Uint8Array): Promise<void> {
    requireSuccess('make frame writable', this.#frame.makeWritable());
    copyPlanes(pixels, this.#frame);
    this.#frame.pts = BigInt(index);
    requireSuccess('send frame', await this.#encoder.sendFrame(this.#frame));
    const packet = new Packet();
    packet.alloc();
    requireSuccess('receive packet', await this.#encoder.receivePacket(packet));
    this.#packets.set(index, packet);
  }

  /** The frame put under that index, in new bytes. */
  async get(index: number): Promise<Uint8Array> {
    const packet = this.#packets.get(index);
    if (packet === undefined) throw new RangeError(`no frame ${index} is kept`);
    this.#decoder.flushBuffers();
    requireSuccess('send packet', await this.#decoder.sendPacket(packet));
    // Told that nothing follows, the decoder hands out the one frame at once.
    requireSuccess('end decoding', await this.#decoder.sendPacket(null));
    const frame = new Frame();
    frame.alloc();
    requireSuccess('receive frame', await this.#decoder.receiveFrame(frame));
    const pixels = frame.toBuffer();
    frame.free();
    return pixels;
  }

  close(): void {
    for (const packet of this.#packets.values()) packet.free();
    this.#packets.clear();
    this.#frame.free();
    this.#encoder.freeContext();
    this.#decoder.freeContext();
  }
}

async function openEncoder(width: number, height: number): Promise<CodecContext> {
  const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264);
  if (codec === null) throw new Error('the media library has no H.264 encoder');
  const encoder = new CodecContext();
  encoder.allocContext3(codec);
  encoder.width = width;
  encoder.height = height;
  encoder.pixelFormat = AV_PIX_FMT_YUV420P;
  encoder.timeBase = new Rational(1, 24);
  encoder.gopSize = 0;
  encoder.maxBFrames = 0;
  const options = Dictionary.fromObject(ENCODER_OPTIONS);
  const code = await encoder.open2(codec, options);
  options.free();
  requireSuccess('open H.264 encoder', code);
  return encoder;
}

async function openDecoder(): Promise<CodecContext> {
  const codec = Codec.findDecoder(AV_CODEC_ID_H264);
  if (codec === null) throw new Error('the media library has no H.264 decoder');
  const decoder = new CodecContext();
  decoder.allocContext3(codec);
  decoder.threadCount = 1;
  requireSuccess('open H.264 decoder', await decoder.open2(codec));
  return decoder;
}
