/** JUMBF (ISO 19566-5): the nested, named boxes of which a store of content credentials is made. */
import { createHash } from 'node:crypto';

const HEADER_BYTES = 8;
const TYPE_BYTES = 16;
/** Every type of content is named by four letters and this. */
const TYPE_ENDING = Buffer.from('00110010800000aa00389b71', 'hex');
/** It has a label, and may be asked for by it. */
const LABELLED = 3;

export interface NamedBox {
  readonly label: string;
  /** With its header. */
  readonly bytes: Buffer;
}

export function contentBox(type: string, content: Uint8Array): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  header.writeUInt32BE(HEADER_BYTES + content.byteLength);
  header.write(type, 4, 'latin1');
  return Buffer.concat([header, content]);
}

/** A superbox: what it is, what it is called, and what is in it. */
export function namedBox(type: string, label: string, contents: readonly Uint8Array[]): NamedBox {
  const description = contentBox(
    'jumd',
    Buffer.concat([
      Buffer.from(type, 'latin1'),
      TYPE_ENDING,
      Buffer.from([LABELLED]),
      Buffer.from(`${label}\0`),
    ]),
  );
  return { label, bytes: contentBox('jumb', Buffer.concat([description, ...contents])) };
}

/** As links between boxes have it: of all but the box's own header. */
export function hashOfBox({ bytes }: NamedBox): Buffer {
  return createHash('sha256').update(bytes.subarray(HEADER_BYTES)).digest();
}

/** The superboxes directly inside one; null when it is not well-formed. */
export function childrenOf(bytes: Buffer): NamedBox[] | null {
  const contents = splitBoxes(bytes.subarray(HEADER_BYTES));
  const children: NamedBox[] = [];
  for (const { type, bytes: child } of contents ?? []) {
    if (type !== 'jumb') continue;
    const label = labelOf(child);
    if (label === null) return null;
    children.push({ label, bytes: child });
  }
  return contents === null ? null : children;
}

/** What a superbox with a single box of content holds; null when it is not such a one. */
export function contentOf({ bytes }: NamedBox): Buffer | null {
  const boxes = splitBoxes(bytes.subarray(HEADER_BYTES));
  const content = boxes?.length === 2 ? boxes[1] : undefined;
  return content?.bytes.subarray(HEADER_BYTES) ?? null;
}

function labelOf(bytes: Buffer): string | null {
  const [description] = splitBoxes(bytes.subarray(HEADER_BYTES)) ?? [];
  if (description?.type !== 'jumd') return null;
  const named = description.bytes.subarray(HEADER_BYTES + TYPE_BYTES + 1);
  const end = named.indexOf(0);
  return end > 0 ? named.toString('utf8', 0, end) : null;
}

function splitBoxes(bytes: Buffer): { type: string; bytes: Buffer }[] | null {
  const boxes: { type: string; bytes: Buffer }[] = [];
  let position = 0;
  while (position < bytes.byteLength) {
    if (position + HEADER_BYTES > bytes.byteLength) return null;
    const size = bytes.readUInt32BE(position);
    if (size < HEADER_BYTES || position + size > bytes.byteLength) return null;
    const type = bytes.toString('latin1', position + 4, position + HEADER_BYTES);
    boxes.push({ type, bytes: bytes.subarray(position, position + size) });
    position += size;
  }
  return boxes;
}
