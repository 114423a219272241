/** The colour description inside an H.264 sequence parameter set, which is what decoders obey. */

export interface Colour {
  /** Numbers of ISO/IEC 23091-2; 1 is BT.709 in all three. */
  readonly primaries: number;
  readonly transfer: number;
  readonly matrix: number;
  readonly isFullRange: boolean;
}

/** The set without its start code, as an `avcC` box holds it; null when it describes no colour. */
export function readSpsColour(parameterSet: Uint8Array): Colour | null {
  const bits = new BitReader(removeEscapes(parameterSet));
  const profile = (bits.skip(8), bits.read(8));
  bits.skip(16);
  bits.readExponential();
  if (profile < 100) throw new Error(`profile ${profile} is not High`);
  bits.readExponential(); // chroma_format_idc
  bits.readExponential(); // bit_depth_luma
  bits.readExponential(); // bit_depth_chroma
  bits.skip(1);
  if (bits.read(1) === 1) throw new Error('scaling matrices are not understood');
  bits.readExponential(); // log2_max_frame_num
  const orderType = bits.readExponential();
  if (orderType === 0) bits.readExponential();
  else if (orderType === 1) throw new Error('picture order type 1 is not understood');
  bits.readExponential(); // max_num_ref_frames
  bits.skip(1);
  bits.readExponential(); // width
  bits.readExponential(); // height
  if (bits.read(1) === 0) bits.skip(1);
  bits.skip(1);
  if (bits.read(1) === 1) for (let side = 0; side < 4; side++) bits.readExponential();
  return bits.read(1) === 1 ? readColourOfUsability(bits) : null;
}

function readColourOfUsability(bits: BitReader): Colour | null {
  const EXTENDED_ASPECT_RATIO = 255;
  if (bits.read(1) === 1 && bits.read(8) === EXTENDED_ASPECT_RATIO) bits.skip(32);
  if (bits.read(1) === 1) bits.skip(1);
  if (bits.read(1) === 0) return null;
  bits.skip(3);
  const isFullRange = bits.read(1) === 1;
  if (bits.read(1) === 0) return null;
  return { isFullRange, primaries: bits.read(8), transfer: bits.read(8), matrix: bits.read(8) };
}

class BitReader {
  readonly #bytes: Uint8Array;
  #position = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  read(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.#position++) {
      const byte = this.#bytes[this.#position >> 3];
      if (byte === undefined) throw new Error('the parameter set ends early');
      value = value * 2 + ((byte >> (7 - (this.#position & 7))) & 1);
    }
    return value;
  }

  skip(count: number): void {
    this.#position += count;
  }

  /** An Exp-Golomb code. */
  readExponential(): number {
    let zeros = 0;
    while (this.read(1) === 0) zeros++;
    return 2 ** zeros - 1 + this.read(zeros);
  }
}

/** Two zero bytes are followed by an inserted 3 so that no start code appears by chance. */
function removeEscapes(bytes: Uint8Array): Uint8Array {
  return bytes.filter(
    (byte, index) => !(byte === 3 && bytes[index - 1] === 0 && bytes[index - 2] === 0),
  );
}
