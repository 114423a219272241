/** Decodes the frame that is on the screen at a given moment. */
import { AVERROR_EOF, AVSEEK_FLAG_BACKWARD, AV_PIX_FMT_RGBA } from 'node-av/constants';
import {
  Codec,
  CodecContext,
  FFmpegError,
  type FormatContext,
  Frame,
  Packet,
  PosixError,
  SoftwareScaleContext,
  type Stream,
} from 'node-av/lib';
import { requireSuccess } from '../encoding/media-error.ts';
import type { Still } from './still.ts';

const NEEDS_INPUT = FFmpegError.AVERROR(PosixError.EAGAIN);
/** Far beyond any video here; a made-up size in a file must not take all memory. */
const MAX_PIXELS = 50_000_000;

export class FrameReader {
  readonly #format: FormatContext;
  readonly #stream: Stream;
  readonly #decoder: CodecContext;
  readonly #packet = new Packet();

  private constructor(format: FormatContext, stream: Stream, decoder: CodecContext) {
    this.#format = format;
    this.#stream = stream;
    this.#decoder = decoder;
    this.#packet.alloc();
  }

  static async open(format: FormatContext, streamIndex: number): Promise<FrameReader> {
    const stream = format.streams[streamIndex];
    const codec = stream === undefined ? null : Codec.findDecoder(stream.codecpar.codecId);
    if (stream === undefined || codec === null) throw new Error('the video cannot be decoded');
    if (stream.codecpar.width * stream.codecpar.height > MAX_PIXELS) {
      throw new RangeError('the video has too many pixels');
    }
    const decoder = new CodecContext();
    decoder.allocContext3(codec);
    requireSuccess('describe decoder', decoder.parametersToContext(stream.codecpar));
    decoder.pktTimebase = stream.timeBase;
    requireSuccess('open decoder', await decoder.open2(codec));
    return new FrameReader(format, stream, decoder);
  }

  async readAt(seconds: number): Promise<Still> {
    const { num, den } = this.#stream.timeBase;
    const start = this.#stream.startTime > 0n ? this.#stream.startTime : 0n;
    // Half a unit in favour of the frame that starts exactly then.
    const wanted = start + BigInt(Math.max(0, Math.floor((seconds * den) / num + 0.5)));
    const seek = this.#format.seekFrame(this.#stream.index, wanted, AVSEEK_FLAG_BACKWARD);
    requireSuccess('seek', await seek);
    this.#decoder.flushBuffers();
    const frame = await this.#lastFrameUpTo(wanted);
    const still = await toStill(frame);
    frame.free();
    return still;
  }

  close(): void {
    this.#packet.free();
    this.#decoder.freeContext();
  }

  /** The last frame that starts no later than wanted; the first of all if none does. */
  async #lastFrameUpTo(wanted: bigint): Promise<Frame> {
    let best: Frame | null = null;
    for (;;) {
      const frame = await this.#nextFrame();
      if (frame === null) break;
      if (best !== null && frame.bestEffortTimestamp > wanted) {
        frame.free();
        break;
      }
      best?.free();
      best = frame;
    }
    if (best === null) throw new Error('the video has no frame there');
    return best;
  }

  async #nextFrame(): Promise<Frame | null> {
    const frame = new Frame();
    frame.alloc();
    for (;;) {
      const code = await this.#decoder.receiveFrame(frame);
      if (code === 0) return frame;
      if (code === AVERROR_EOF) {
        frame.free();
        return null;
      }
      if (code !== NEEDS_INPUT) requireSuccess('decode frame', code);
      await this.#feedDecoder();
    }
  }

  async #feedDecoder(): Promise<void> {
    for (;;) {
      const code = await this.#format.readFrame(this.#packet);
      if (code === AVERROR_EOF) {
        requireSuccess('end decoding', await this.#decoder.sendPacket(null));
        return;
      }
      requireSuccess('read packet', code);
      const isOurs = this.#packet.streamIndex === this.#stream.index;
      const sent = isOurs ? await this.#decoder.sendPacket(this.#packet) : 0;
      this.#packet.unref();
      requireSuccess('decode packet', sent);
      if (isOurs) return;
    }
  }
}

/** The frame itself says in which colours it is coded, and the scaler follows. */
async function toStill(frame: Frame): Promise<Still> {
  const scaler = new SoftwareScaleContext();
  scaler.allocContext();
  const target = new Frame();
  target.alloc();
  target.format = AV_PIX_FMT_RGBA;
  target.width = frame.width;
  target.height = frame.height;
  // Rows with room at their ends: the scaler would leave out the last columns of tight ones.
  requireSuccess('allocate still', target.getBuffer(0));
  requireSuccess('convert to RGB', await scaler.scaleFrame(target, frame));
  const still = { width: target.width, height: target.height, pixels: target.toBuffer() };
  target.free();
  scaler.freeContext();
  return still;
}
