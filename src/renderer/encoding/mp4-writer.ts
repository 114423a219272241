/** Puts one video and one audio stream into an mp4 whose index comes first, so that it plays while loading. */
import {
  Dictionary,
  FormatContext,
  type CodecContext,
  type Packet,
  type Stream,
} from 'node-av/lib';
import { requireSuccess } from './media-error.ts';

export type Provenance = 'drawn' | 'changed';

/**
 * Said in every file, in the words of the IPTC's list of sources: a program drew it by rules, not
 * by a trained model, or it changed what somebody else had made.
 */
const COMMENTS: Readonly<Record<Provenance, string>> = {
  drawn:
    'Drawn by the Reprise renderer. ' +
    'digitalSourceType: http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicMedia',
  changed:
    'Changed by the Reprise renderer. ' +
    'digitalSourceType: http://cv.iptc.org/newscodes/digitalsourcetype/algorithmicallyEnhanced',
};

interface Track {
  readonly stream: Stream;
  readonly context: CodecContext;
}

export class Mp4Writer {
  readonly #format: FormatContext;
  readonly #tracks: readonly Track[];

  private constructor(format: FormatContext, tracks: readonly Track[]) {
    this.#format = format;
    this.#tracks = tracks;
  }

  /** One track per open encoder, numbered in the order given. */
  static async open(
    path: string,
    contexts: readonly CodecContext[],
    provenance: Provenance = 'drawn',
  ): Promise<Mp4Writer> {
    const format = new FormatContext();
    // Without the prefix a colon in a file's name would be taken for a protocol.
    requireSuccess('prepare mp4', format.allocOutputContext2(null, 'mp4', `file:${path}`));
    const tracks = contexts.map((context) => addTrack(format, context));
    format.metadata = Dictionary.fromObject({ comment: COMMENTS[provenance] });
    requireSuccess('open output file', await format.openOutput());
    const options = Dictionary.fromObject({ movflags: '+faststart' });
    requireSuccess('write mp4 header', await format.writeHeader(options));
    options.free();
    return new Mp4Writer(format, tracks);
  }

  /** Takes the packet's bytes over and leaves it empty. */
  async write(packet: Packet, trackIndex: number): Promise<void> {
    const track = this.#tracks[trackIndex];
    if (track === undefined) throw new RangeError(`no track ${trackIndex}`);
    packet.streamIndex = trackIndex;
    packet.rescaleTs(track.context.timeBase, track.stream.timeBase);
    requireSuccess('write packet', await this.#format.interleavedWriteFrame(packet));
  }

  async finish(): Promise<void> {
    requireSuccess('finish mp4', await this.#format.writeTrailer());
    await this.#format.closeOutput();
  }

  close(): void {
    this.#format.freeContext();
  }
}

function addTrack(format: FormatContext, context: CodecContext): Track {
  const stream = format.newStream(null);
  stream.timeBase = context.timeBase;
  requireSuccess('describe track', stream.codecpar.fromContext(context));
  stream.avgFrameRate = context.framerate;
  return { stream, context };
}
