/** The library's own filters, from whatever a file holds to frames of our size, rate and colours. */
import {
  AV_FRAME_FLAG_INTERLACED,
  AVCOL_SPC_UNSPECIFIED,
  AVCOL_TRC_ARIB_STD_B67,
  AVCOL_TRC_SMPTE2084,
  AVERROR_EOF,
  type AVPixelFormat,
} from 'node-av/constants';
import { FFmpegError, FilterGraph, type FilterContext, type Frame, PosixError } from 'node-av/lib';
import { requireSuccess } from '../encoding/media-error.ts';

const NEEDS_INPUT = FFmpegError.AVERROR(PosixError.EAGAIN);

export interface PictureShape {
  readonly width: number;
  readonly height: number;
  readonly framesPerSecond: number;
}

export interface SourceTime {
  readonly num: number;
  readonly den: number;
}

/** How a player turns the picture before it shows it, clockwise. */
export type Rotation = 0 | 90 | 180 | 270;

const TURNS: Readonly<Record<Rotation, readonly string[]>> = {
  0: [],
  90: ['transpose=clock'],
  180: ['hflip', 'vflip'],
  270: ['transpose=cclock'],
};

/** Below this height, pictures that do not name their colours have those of old television. */
const HIGH_DEFINITION_ROWS = 720;

/**
 * Light far above white, as PQ and HLG have it, is brought down into what a screen shows. White of a
 * page, which lies at 203 candelas, stays nearly white.
 */
const TONE_MAPPED = [
  'zscale=transfer=linear:npl=203',
  'format=gbrpf32le',
  'zscale=primaries=bt709',
  'tonemap=mobius:param=0.6:desat=0',
  'zscale=transfer=bt709:matrix=bt709:range=limited',
];
const HIGH_RANGE: ReadonlySet<number> = new Set([AVCOL_TRC_SMPTE2084, AVCOL_TRC_ARIB_STD_B67]);

export class PictureFilter {
  readonly #graph: FilterGraph;
  readonly #source: FilterContext;
  readonly #sink: FilterContext;

  private constructor(graph: FilterGraph, source: FilterContext, sink: FilterContext) {
    this.#graph = graph;
    this.#source = source;
    this.#sink = sink;
  }

  /** `first` is the first decoded frame, which says what the others are like. */
  static async open(
    first: Frame,
    timeBase: SourceTime,
    rotation: Rotation,
    shape: PictureShape,
  ): Promise<PictureFilter> {
    const graph = new FilterGraph();
    graph.alloc();
    graph.nbThreads = 1;
    const chain = describeChain(first, timeBase, rotation, shape);
    requireSuccess('describe picture filter', graph.parsePtr(chain));
    requireSuccess('start picture filter', await graph.config());
    const source = graph.getFilter('buffer@in');
    const sink = graph.getFilter('buffersink@out');
    if (source === null || sink === null) throw new Error('the picture filter has no ends');
    return new PictureFilter(graph, source, sink);
  }

  /** Null tells that no frame will follow. */
  async put(frame: Frame | null): Promise<void> {
    requireSuccess('filter picture', await this.#source.buffersrcAddFrame(frame));
  }

  /** Fills the frame given; false when more must be put in, or nothing is left. */
  async take(into: Frame): Promise<boolean> {
    const code = await this.#sink.buffersinkGetFrame(into);
    if (code === NEEDS_INPUT || code === AVERROR_EOF) return false;
    requireSuccess('take picture', code);
    return true;
  }

  close(): void {
    this.#graph.free();
  }
}

function describeChain(
  first: Frame,
  timeBase: SourceTime,
  rotation: Rotation,
  { width, height, framesPerSecond }: PictureShape,
): string {
  const aspect = first.sampleAspectRatio;
  const pixelAspect = aspect.num > 0 && aspect.den > 0 ? `${aspect.num}/${aspect.den}` : '1/1';
  const source = [
    `width=${first.width}`,
    `height=${first.height}`,
    `pix_fmt=${first.format as AVPixelFormat}`,
    `time_base=${timeBase.num}/${timeBase.den}`,
    `pixel_aspect=${pixelAspect}`,
    `colorspace=${first.colorSpace}`,
    `range=${first.colorRange}`,
  ].join(':');
  const isNamed = first.colorSpace !== AVCOL_SPC_UNSPECIFIED;
  const assumed = first.height >= HIGH_DEFINITION_ROWS ? 'bt709' : 'smpte170m';
  const isHighRange = HIGH_RANGE.has(first.colorTrc);
  // A file may name its curve alone; the filter would refuse what has no matrix and primaries.
  const named = isHighRange ? ['setparams=colorspace=bt2020nc:color_primaries=bt2020'] : [];
  // Half pictures of two moments in one; the filter lets through whatever is whole.
  const isInterlaced = first.hasFlags(AV_FRAME_FLAG_INTERLACED);
  const scale = [
    // Just large enough to be cropped, once its pixels are square.
    `w='max(${width},2*round(${height}*iw*max(sar,0.01)/ih/2))'`,
    `h='max(${height},2*round(${width}*ih/iw/max(sar,0.01)/2))'`,
    'flags=bicubic+accurate_rnd',
    ...(isNamed || isHighRange ? [] : [`in_color_matrix=${assumed}`]),
    ...(isHighRange ? [] : ['out_color_matrix=bt709']),
    'out_range=tv',
  ].join(':');
  return [
    `buffer@in=${source}`,
    'setpts=PTS-STARTPTS',
    ...(isInterlaced ? ['bwdif=mode=send_frame:deint=interlaced'] : []),
    ...named,
    `fps=${framesPerSecond}`,
    ...TURNS[rotation],
    `scale=${scale}`,
    ...(isHighRange ? ['format=yuv420p10le', ...TONE_MAPPED] : []),
    'format=yuv420p',
    `crop=${width}:${height}`,
    'setsar=1',
    'buffersink@out',
  ].join(',');
}
