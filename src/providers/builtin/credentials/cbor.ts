/** Writes CBOR (RFC 8949), as much of it as content credentials are made of, always the same way. */

export type CborValue =
  | number
  | string
  | null
  | Uint8Array
  | Tagged
  | readonly CborValue[]
  | ReadonlyMap<number | string, CborValue>
  | { readonly [key: string]: CborValue };

export class Tagged {
  readonly tag: number;
  readonly value: CborValue;

  constructor(tag: number, value: CborValue) {
    this.tag = tag;
    this.value = value;
  }
}

const NULL = Buffer.from([0xf6]);

/** Numbers are whole ones; keys keep the order in which they are given. */
export function encodeCbor(value: CborValue): Buffer {
  if (value === null) return NULL;
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value);
  if (typeof value === 'string') {
    return Buffer.concat([head(3, Buffer.byteLength(value)), Buffer.from(value)]);
  }
  if (value instanceof Uint8Array) return Buffer.concat([head(2, value.byteLength), value]);
  if (value instanceof Tagged) return Buffer.concat([head(6, value.tag), encodeCbor(value.value)]);
  if (isList(value)) return Buffer.concat([head(4, value.length), ...value.map(encodeCbor)]);
  const entries = isMap(value) ? [...value] : Object.entries(value);
  const parts = entries.flatMap(([key, entry]) => [encodeCbor(key), encodeCbor(entry)]);
  return Buffer.concat([head(5, entries.length), ...parts]);
}

function isList(value: object): value is readonly CborValue[] {
  return Array.isArray(value);
}

function isMap(value: object): value is ReadonlyMap<number | string, CborValue> {
  return value instanceof Map;
}

/** The kind of what follows in three bits, and a number in as few bytes as it needs. */
function head(kind: number, count: number): Buffer {
  if (!Number.isSafeInteger(count) || count < 0)
    throw new RangeError(`${count} is no whole number`);
  const first = kind << 5;
  if (count < 24) return Buffer.from([first | count]);
  const [marker, bytes] =
    count < 2 ** 8 ? [24, 1] : count < 2 ** 16 ? [25, 2] : count < 2 ** 32 ? [26, 4] : [27, 8];
  const encoded = Buffer.alloc(1 + bytes);
  encoded[0] = first | marker;
  if (bytes === 8) encoded.writeBigUInt64BE(BigInt(count), 1);
  else encoded.writeUIntBE(count, 1, bytes);
  return encoded;
}
