/** Decodes one stream of an opened file, frame after frame. */
import { AVERROR_EOF } from 'node-av/constants';
import {
  Codec,
  CodecContext,
  Dictionary,
  FFmpegError,
  type FormatContext,
  Frame,
  Packet,
  PosixError,
  type Stream,
} from 'node-av/lib';
import { requireSuccess } from '../encoding/media-error.ts';
import { MAX_FOOTAGE_PIXELS } from './footage-limits.ts';

const NEEDS_INPUT = FFmpegError.AVERROR(PosixError.EAGAIN);
/** The file's own header was checked before; a picture inside may still claim another size. */
const DECODER_OPTIONS = { max_pixels: MAX_FOOTAGE_PIXELS };
const THREAD_COUNT = 2;

export class StreamDecoder {
  readonly stream: Stream;
  readonly #format: FormatContext;
  readonly #decoder: CodecContext;
  readonly #packet = new Packet();
  readonly #frame = new Frame();
  #isDrained = false;
  #packetCount = 0;
  #damagedCount = 0;

  private constructor(format: FormatContext, stream: Stream, decoder: CodecContext) {
    this.stream = stream;
    this.#format = format;
    this.#decoder = decoder;
    this.#packet.alloc();
    this.#frame.alloc();
  }

  /** `extraOptions` are the library's own, such as which frames to leave out. */
  static async open(
    format: FormatContext,
    streamIndex: number,
    extraOptions: Readonly<Record<string, string>> = {},
  ): Promise<StreamDecoder> {
    const stream = format.streams[streamIndex];
    const codec = stream === undefined ? null : Codec.findDecoder(stream.codecpar.codecId);
    if (stream === undefined || codec === null) throw new Error('the stream cannot be decoded');
    const decoder = new CodecContext();
    decoder.allocContext3(codec);
    requireSuccess('describe decoder', decoder.parametersToContext(stream.codecpar));
    decoder.pktTimebase = stream.timeBase;
    decoder.threadCount = THREAD_COUNT;
    const options = Dictionary.fromObject({ ...DECODER_OPTIONS, ...extraOptions });
    const code = await decoder.open2(codec, options);
    options.free();
    requireSuccess('open decoder', code);
    return new StreamDecoder(format, stream, decoder);
  }

  /** Valid until the next call; null after the last frame. */
  async next(): Promise<Frame | null> {
    this.#frame.unref();
    for (;;) {
      const code = await this.#decoder.receiveFrame(this.#frame);
      if (code === 0) return this.#frame;
      if (code === AVERROR_EOF) return null;
      if (code !== NEEDS_INPUT) this.#damagedCount += 1;
      await this.#feed();
    }
  }

  /** Share of packets that could not be decoded. */
  get damagedShare(): number {
    return this.#damagedCount / Math.max(1, this.#packetCount);
  }

  /** A damaged packet is passed over, as a player would; a broken file ends where it breaks. */
  async #feed(): Promise<void> {
    for (;;) {
      const code = this.#isDrained ? AVERROR_EOF : await this.#format.readFrame(this.#packet);
      if (code < 0) {
        this.#isDrained = true;
        requireSuccess('end decoding', await this.#decoder.sendPacket(null));
        return;
      }
      const isOurs = this.#packet.streamIndex === this.stream.index;
      const sent = isOurs ? await this.#decoder.sendPacket(this.#packet) : 0;
      this.#packet.unref();
      if (!isOurs) continue;
      this.#packetCount += 1;
      if (sent >= 0) return;
      this.#damagedCount += 1;
    }
  }

  close(): void {
    this.#packet.free();
    this.#frame.free();
    this.#decoder.freeContext();
  }
}
