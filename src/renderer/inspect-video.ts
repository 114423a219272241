/** Says what an mp4 in memory really is, from its packets rather than from what anyone claims. */

export interface InspectedVideo {
  readonly width: number;
  readonly height: number;
  /** Of the pictures, as a player shows them. */
  readonly durationSeconds: number;
  readonly frameCount: number;
  readonly hasAudio: boolean;
  /** The index comes before the media, so that playing can start while loading. */
  readonly isFastStart: boolean;
}

/** A box opens with 32 bits of length and a name of four letters. */
const HEADER_BYTES = 8;
const TYPE_BYTES = 4;

/** Rejects when the bytes are not an mp4 with a picture track, or break off. */
export async function inspectVideo(bytes: Uint8Array): Promise<InspectedVideo> {
  // Loaded on demand: a gateway never inspects anything, and would carry it in memory.
  const { BufferSource, Input, MP4, QTFF } = await import('mediabunny');
  const input = new Input({ source: new BufferSource(bytes), formats: [MP4, QTFF] });
  try {
    const boxTypes = listBoxTypes(bytes);
    const track = await input.getPrimaryVideoTrack();
    if (track === null) throw new Error('it has no picture track');
    const { packetCount } = await track.computePacketStats();
    return {
      width: await track.getDisplayWidth(),
      height: await track.getDisplayHeight(),
      durationSeconds: await track.computeDuration(),
      frameCount: packetCount,
      hasAudio: (await input.getPrimaryAudioTrack()) !== null,
      isFastStart: boxTypes.indexOf('moov') < boxTypes.indexOf('mdat'),
    };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new Error(`not a whole mp4 with pictures: ${reason}`, { cause: error });
  } finally {
    input.dispose();
  }
}

/** The names of the outermost boxes in order; throws when one of them goes on past the end. */
function listBoxTypes(bytes: Uint8Array): string[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const types: string[] = [];
  for (let at = 0; at + HEADER_BYTES <= view.byteLength;) {
    const name = bytes.subarray(at + HEADER_BYTES - TYPE_BYTES, at + HEADER_BYTES);
    types.push(Buffer.from(name).toString('latin1'));
    const boxBytes = readBoxBytes(view, at);
    if (boxBytes < HEADER_BYTES || at + boxBytes > view.byteLength) {
      throw new Error('it breaks off');
    }
    at += boxBytes;
  }
  return types;
}

/** A length of 0 means up to the end, and one of 1 that 64 bits of it follow the name. */
function readBoxBytes(view: DataView, at: number): number {
  const shortSize = view.getUint32(at);
  if (shortSize === 0) return view.byteLength - at;
  const hasLongSize = shortSize === 1 && at + 2 * HEADER_BYTES <= view.byteLength;
  return hasLongSize ? Number(view.getBigUint64(at + HEADER_BYTES)) : shortSize;
}
