/** One open encoder: frames go in, finished packets are handed on in order. */
import { AVERROR_EOF } from 'node-av/constants';
import { type CodecContext, FFmpegError, type Frame, Packet, PosixError } from 'node-av/lib';
import { requireSuccess } from './media-error.ts';

/** Its number differs between operating systems. */
const NEEDS_INPUT = FFmpegError.AVERROR(PosixError.EAGAIN);

export type PacketSink = (packet: Packet) => Promise<void>;

export class StreamEncoder {
  readonly context: CodecContext;
  readonly #packet = new Packet();

  /** The context is open and becomes this object's to free. */
  constructor(context: CodecContext) {
    this.context = context;
    this.#packet.alloc();
  }

  /**
   * Encodes one frame, or with null whatever the encoder still holds back.
   *
   * Calls must not overlap. Draining after every frame makes the encoder read the frame's bytes
   * before this returns, so that the caller may write the next frame over them.
   */
  async encode(frame: Frame | null, sink: PacketSink): Promise<void> {
    requireSuccess('send frame', await this.context.sendFrame(frame));
    for (;;) {
      const code = await this.context.receivePacket(this.#packet);
      if (code === NEEDS_INPUT || code === AVERROR_EOF) return;
      requireSuccess('receive packet', code);
      await sink(this.#packet);
      this.#packet.unref();
    }
  }

  close(): void {
    this.#packet.free();
    this.context.freeContext();
  }
}
