/** Reads CBOR, for tests of what content credentials say; throws on what it does not know. */

export type Cbor = number | string | null | Buffer | Cbor[] | { [key: string]: Cbor } | TaggedCbor;

export interface TaggedCbor {
  readonly tag: number;
  readonly value: Cbor;
}

export function readCbor(bytes: Buffer): Cbor {
  const reader = { position: 0 };
  const value = readValue(bytes, reader);
  if (reader.position !== bytes.byteLength) throw new Error('there is more than one value');
  return value;
}

function readValue(bytes: Buffer, at: { position: number }): Cbor {
  const first = bytes.readUInt8(at.position);
  at.position += 1;
  const kind = first >> 5;
  if (kind === 7) {
    if (first !== 0xf6) throw new Error(`no value begins with ${first}`);
    return null;
  }
  const count = readCount(bytes, at, first & 0x1f);
  switch (kind) {
    case 0:
      return count;
    case 1:
      return -1 - count;
    case 2:
    case 3: {
      const content = bytes.subarray(at.position, (at.position += count));
      return kind === 2 ? content : content.toString('utf8');
    }
    case 4:
      return Array.from({ length: count }, () => readValue(bytes, at));
    case 5:
      return Object.fromEntries(
        Array.from({ length: count }, () => [String(readValue(bytes, at)), readValue(bytes, at)]),
      );
    default:
      return { tag: count, value: readValue(bytes, at) };
  }
}

function readCount(bytes: Buffer, at: { position: number }, marker: number): number {
  if (marker < 24) return marker;
  const size = 2 ** (marker - 24);
  const start = at.position;
  at.position += size;
  if (size === 8) return Number(bytes.readBigUInt64BE(start));
  return bytes.readUIntBE(start, size);
}
