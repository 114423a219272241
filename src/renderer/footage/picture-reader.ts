/** A video's pictures from its first one on, as packed I420 frames of one size and rate. */
import { AVMEDIA_TYPE_VIDEO } from 'node-av/constants';
import { type FormatContext, Frame } from 'node-av/lib';
import { requireSuccess } from '../encoding/media-error.ts';
import { openFootage } from './open-footage.ts';
import { PictureFilter, type PictureShape, type Rotation } from './picture-filter.ts';
import { StreamDecoder } from './stream-decoder.ts';

export class PictureReader {
  readonly #format: FormatContext;
  readonly #decoder: StreamDecoder;
  readonly #rotation: Rotation;
  readonly #shape: PictureShape;
  readonly #frame = new Frame();
  #filter: PictureFilter | null = null;
  #isAtEnd = false;

  private constructor(
    format: FormatContext,
    decoder: StreamDecoder,
    rotation: Rotation,
    shape: PictureShape,
  ) {
    this.#format = format;
    this.#decoder = decoder;
    this.#rotation = rotation;
    this.#shape = shape;
    this.#frame.alloc();
  }

  /** `decoderOptions` are the library's own. */
  static async open(
    path: string,
    rotation: Rotation,
    shape: PictureShape,
    decoderOptions: Readonly<Record<string, string>> = {},
  ): Promise<PictureReader> {
    const format = await openFootage(path);
    const streamIndex = format.findBestStream(AVMEDIA_TYPE_VIDEO);
    requireSuccess('find video track', streamIndex);
    const decoder = await StreamDecoder.open(format, streamIndex, decoderOptions);
    return new PictureReader(format, decoder, rotation, shape);
  }

  /** Null after the last one. The bytes are the caller's. */
  async next(): Promise<Uint8Array | null> {
    for (;;) {
      if (this.#filter !== null && (await this.#filter.take(this.#frame))) {
        const pixels = this.#frame.toBuffer();
        this.#frame.unref();
        return pixels;
      }
      if (this.#isAtEnd) return null;
      await this.#feed();
    }
  }

  async #feed(): Promise<void> {
    const frame = await this.#decoder.next();
    this.#isAtEnd = frame === null;
    if (frame !== null) {
      // What fps and setpts count with; not every packet of every file carries a time of its own.
      frame.pts = frame.bestEffortTimestamp;
      const { timeBase } = this.#decoder.stream;
      this.#filter ??= await PictureFilter.open(frame, timeBase, this.#rotation, this.#shape);
    }
    await this.#filter?.put(frame);
  }

  /** Share of packets that could not be decoded. */
  get damagedShare(): number {
    return this.#decoder.damagedShare;
  }

  async close(): Promise<void> {
    this.#filter?.close();
    this.#frame.free();
    this.#decoder.close();
    await this.#format.closeInput();
  }
}
