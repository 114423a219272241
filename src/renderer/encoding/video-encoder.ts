/** H.264 as every player takes it: yuv420p, BT.709 limited range, closed GOPs. */
import {
  AVCHROMA_LOC_LEFT,
  AVCOL_PRI_BT709,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_BT709,
  AV_CODEC_FLAG_GLOBAL_HEADER,
  AV_PIX_FMT_YUV420P,
  FF_ENCODER_LIBX264,
} from 'node-av/constants';
import { Codec, CodecContext, Dictionary, Frame, Rational } from 'node-av/lib';
import { requireSuccess } from './media-error.ts';
import { type PacketSink, StreamEncoder } from './stream-encoder.ts';

/**
 * A key frame differs a little from the picture before it, which shows as a pulse, so there are few.
 * No whole number of seconds: none ever falls on the seam between a video and its extension.
 */
const KEY_FRAME_INTERVAL_FRAMES = 250;
/**
 * Keeps noise that somebody sent from filling the disk. It is only for pictures
 * from elsewhere: where it bites, the encoder's threads look at how far the others have
 * come, and the bytes differ from run to run.
 */
const MAX_BITS_PER_PIXEL = 0.36;
const MIN_CAP_BITS_PER_SECOND = 1_000_000;
/**
 * Each picture is encoded by as many threads, a slice each: that takes less memory than pictures that
 * are encoded side by side. The number is fixed, because the output depends on it: the same scene
 * gives the same bytes on a machine of any size.
 */
const SLICE_COUNT = 3;
/** Key frames at scene cuts would be pulses, so there are none. */
const ENCODER_OPTIONS = { preset: 'veryfast', crf: 20, sc_threshold: 0 };
/** What the preset spends on these buys nothing in pictures that are smooth and move evenly. */
const SPARING_PARAMETERS = 'b-adapt=0:me=dia:weightp=0';
/**
 * About half of the preset's processor time for up to 8 % more bytes, hardly any of it to be seen;
 * after a remix, likeness is the same. Small pictures do lose by it, and cost little anyway.
 */
const MORE_SPARING_PARAMETERS = `${SPARING_PARAMETERS}:subme=1:partitions=i8x8,i4x4`;
const SMALL_PICTURE_PIXELS = 400_000;

export interface PictureStream {
  /** Even numbers of pixels. */
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
  readonly isForeign?: boolean;
}

export class VideoEncoder {
  readonly #encoder: StreamEncoder;
  readonly #frame: Frame;

  private constructor(encoder: StreamEncoder, frame: Frame) {
    this.#encoder = encoder;
    this.#frame = frame;
  }

  static async open(stream: PictureStream): Promise<VideoEncoder> {
    const codec = Codec.findEncoderByName(FF_ENCODER_LIBX264);
    if (codec === null) throw new Error('the media library has no H.264 encoder');
    const context = new CodecContext();
    context.allocContext3(codec);
    describeStream(context, stream);
    const options = Dictionary.fromObject({
      ...ENCODER_OPTIONS,
      'x264-params': `sliced-threads=1:${isSmall(stream) ? SPARING_PARAMETERS : MORE_SPARING_PARAMETERS}`,
    });
    requireSuccess('open H.264 encoder', await context.open2(codec, options));
    options.free();
    return new VideoEncoder(new StreamEncoder(context), allocateFrame(stream));
  }

  get context(): CodecContext {
    return this.#encoder.context;
  }

  /** Takes I420 bytes, rows without padding; they may be reused as soon as this returns. */
  async encode(pixels: Uint8Array, frameIndex: number, sink: PacketSink): Promise<void> {
    const frame = this.#frame;
    // The library's own ways from bytes to a frame keep a pointer instead of copying.
    requireSuccess('make frame writable', frame.makeWritable());
    copyPlanes(pixels, frame);
    frame.pts = BigInt(frameIndex);
    frame.duration = 1n;
    await this.#encoder.encode(frame, sink);
  }

  async finish(sink: PacketSink): Promise<void> {
    await this.#encoder.encode(null, sink);
  }

  close(): void {
    this.#frame.free();
    this.#encoder.close();
  }
}

function describeStream(
  context: CodecContext,
  { width, height, framesPerSecond, isForeign = false }: PictureStream,
): void {
  context.width = width;
  context.height = height;
  context.pixelFormat = AV_PIX_FMT_YUV420P;
  context.timeBase = new Rational(1, framesPerSecond);
  context.framerate = new Rational(framesPerSecond, 1);
  context.sampleAspectRatio = new Rational(1, 1);
  context.gopSize = KEY_FRAME_INTERVAL_FRAMES;
  // Where there are few rows, each slice's edge would cost likeness.
  context.threadCount = isSmall({ width, height }) ? 1 : SLICE_COUNT;
  context.colorRange = AVCOL_RANGE_MPEG;
  context.colorPrimaries = AVCOL_PRI_BT709;
  context.colorTrc = AVCOL_TRC_BT709;
  context.colorSpace = AVCOL_SPC_BT709;
  context.chromaLocation = AVCHROMA_LOC_LEFT;
  context.setFlags(AV_CODEC_FLAG_GLOBAL_HEADER);
  if (isForeign) boundBitRate(context, width * height * framesPerSecond);
}

function isSmall({ width, height }: Pick<PictureStream, 'width' | 'height'>): boolean {
  return width * height < SMALL_PICTURE_PIXELS;
}

function boundBitRate(context: CodecContext, pixelsPerSecond: number): void {
  const cap = Math.max(MIN_CAP_BITS_PER_SECOND, Math.round(pixelsPerSecond * MAX_BITS_PER_PIXEL));
  context.rcMaxRate = BigInt(cap);
  context.rcBufferSize = 2 * cap;
}

function allocateFrame({ width, height, framesPerSecond }: PictureStream): Frame {
  const frame = new Frame();
  frame.alloc();
  frame.format = AV_PIX_FMT_YUV420P;
  frame.width = width;
  frame.height = height;
  frame.timeBase = new Rational(1, framesPerSecond);
  frame.colorRange = AVCOL_RANGE_MPEG;
  frame.colorPrimaries = AVCOL_PRI_BT709;
  frame.colorTrc = AVCOL_TRC_BT709;
  frame.colorSpace = AVCOL_SPC_BT709;
  requireSuccess('allocate video frame', frame.getBuffer(0));
  return frame;
}

/** I420 bytes, rows without padding, into a frame whose rows may have some. */
export function copyPlanes(pixels: Uint8Array, frame: Frame): void {
  // Each of these asks the library anew.
  const { data: planes, linesize, width, height } = frame;
  if (planes === null) throw new Error('a video frame has no planes');
  let offset = 0;
  for (let plane = 0; plane < 3; plane++) {
    const shift = plane === 0 ? 0 : 1;
    const rowBytes = width >> shift;
    const rows = height >> shift;
    const stride = linesize[plane] ?? rowBytes;
    const target = planes[plane];
    if (target === undefined) throw new Error('a video frame lacks a plane');
    if (stride === rowBytes) {
      target.set(pixels.subarray(offset, offset + rowBytes * rows));
      offset += rowBytes * rows;
      continue;
    }
    for (let row = 0; row < rows; row++, offset += rowBytes) {
      target.set(pixels.subarray(offset, offset + rowBytes), row * stride);
    }
  }
}
