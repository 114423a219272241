/** Where the boxes of a finished mp4 lie, and its index moved for what is put in front of it. */
import type { FileHandle } from 'node:fs/promises';

export interface FileBox {
  readonly type: string;
  readonly start: number;
  readonly sizeBytes: number;
}

/** The file is not laid out as the renderer lays its files out. */
export class UnusualLayout extends Error {
  override readonly name = 'UnusualLayout';
}

const HEADER_BYTES = 8;
const LARGE_HEADER_BYTES = 16;
/** Boxes on the way from the index to the tables of where each piece of a track begins. */
const ON_THE_WAY = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl']);
const BEFORE_OFFSETS_BYTES = 8;

/** Throws where they do not fill the file exactly. */
export async function readLayout(file: FileHandle): Promise<FileBox[]> {
  const { size: fileBytes } = await file.stat();
  const boxes: FileBox[] = [];
  const header = Buffer.alloc(LARGE_HEADER_BYTES);
  let start = 0;
  while (start < fileBytes) {
    await file.read(header, 0, LARGE_HEADER_BYTES, start);
    const short = header.readUInt32BE(0);
    const sizeBytes = short === 1 ? Number(header.readBigUInt64BE(HEADER_BYTES)) : short;
    if (sizeBytes < HEADER_BYTES || start + sizeBytes > fileBytes) {
      throw new UnusualLayout(`the box at ${start} cannot be ${sizeBytes} bytes long`);
    }
    boxes.push({ type: header.toString('latin1', 4, HEADER_BYTES), start, sizeBytes });
    start += sizeBytes;
  }
  return boxes;
}

/** Changes the index in place: everything it points to lies so many bytes further back. */
export function moveOffsets(box: Buffer, byBytes: number): void {
  const type = box.toString('latin1', 4, HEADER_BYTES);
  if (ON_THE_WAY.has(type)) {
    let start = HEADER_BYTES;
    while (start < box.byteLength) {
      const sizeBytes = box.readUInt32BE(start);
      if (sizeBytes < HEADER_BYTES) throw new UnusualLayout(`a box in ${type} has no length`);
      moveOffsets(box.subarray(start, start + sizeBytes), byBytes);
      start += sizeBytes;
    }
    return;
  }
  if (type !== 'stco' && type !== 'co64') return;
  const table = box.subarray(HEADER_BYTES + BEFORE_OFFSETS_BYTES);
  const count = box.readUInt32BE(HEADER_BYTES + 4);
  for (let index = 0; index < count; index += 1) {
    if (type === 'stco') table.writeUInt32BE(table.readUInt32BE(index * 4) + byBytes, index * 4);
    else table.writeBigUInt64BE(table.readBigUInt64BE(index * 8) + BigInt(byBytes), index * 8);
  }
}
