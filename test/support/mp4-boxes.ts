/** Reads the boxes of an ISO base media file from memory, for tests; throws on anything malformed. */

export interface Box {
  readonly type: string;
  /** Where the box starts in the file, its header included. */
  readonly start: number;
  /** The box without its header. */
  readonly body: DataView;
}

const HEADER_BYTES = 8;

/** The boxes in one stretch of bytes, which they must fill exactly. */
export function readBoxes(view: DataView): Box[] {
  const boxes: Box[] = [];
  let position = 0;
  while (position < view.byteLength) {
    const type = readType(view, position + 4);
    let size = view.getUint32(position);
    let headerBytes = HEADER_BYTES;
    if (size === 1) {
      size = Number(view.getBigUint64(position + HEADER_BYTES));
      headerBytes = 16;
    }
    if (size < headerBytes || position + size > view.byteLength) {
      throw new Error(`box ${type} has a wrong size ${size}`);
    }
    boxes.push({
      type,
      start: view.byteOffset + position,
      body: slice(view, position + headerBytes, position + size),
    });
    position += size;
  }
  return boxes;
}

/** Follows a path of box types downwards; null when a step is missing. */
export function findBox(boxes: readonly Box[], ...path: readonly string[]): Box | null {
  let level = boxes;
  let found: Box | undefined;
  for (const [depth, type] of path.entries()) {
    found = level.find((box) => box.type === type);
    if (found === undefined) return null;
    if (depth < path.length - 1) level = readBoxes(found.body);
  }
  return found ?? null;
}

export function requireBox(boxes: readonly Box[], ...path: readonly string[]): Box {
  const box = findBox(boxes, ...path);
  if (box === null) throw new Error(`the file has no box ${path.join('/')}`);
  return box;
}

export function readType(view: DataView, position: number): string {
  return String.fromCodePoint(...[0, 1, 2, 3].map((offset) => view.getUint8(position + offset)));
}

export function slice(view: DataView, start: number, end = view.byteLength): DataView {
  return new DataView(view.buffer, view.byteOffset + start, end - start);
}
