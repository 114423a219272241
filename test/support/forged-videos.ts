/**
 * Files whose boxes have been forged one by one: cut at each border, named otherwise, with counts,
 * lengths and depths that no file has. The same for the same good file.
 */
import type { HostileVideo } from './hostile-videos.ts';

interface PlacedBox {
  readonly type: string;
  readonly start: number;
  readonly end: number;
  /** How many boxes it is inside of. */
  readonly depth: number;
}

const CONTAINERS = new Set(['moov', 'trak', 'mdia', 'minf', 'stbl', 'dinf', 'edts', 'udta']);
/** Boxes that say how many entries follow, and where they say it. */
const COUNTED: Readonly<Record<string, number>> = {
  stts: 12,
  stss: 12,
  ctts: 12,
  stsc: 12,
  stsz: 16,
  stco: 12,
  stsd: 12,
  dref: 12,
  elst: 12,
};
const COUNTS = [0, 0x7fff_ffff, 0xffff_ffff] as const;

export function forgedVideos(good: Buffer): HostileVideo[] {
  const boxes = placedBoxes(good, 0, good.length, 0);
  return [
    ...boxes.flatMap((box) => cuts(good, box)),
    ...boxes.flatMap((box) => misnamed(good, box)),
    ...boxes.flatMap((box) => wronglySized(good, box)),
    ...boxes.flatMap((box) => miscounted(good, box)),
    ...times(good, boxes),
    ...nested(good),
    ...boundless(good),
  ];
}

function placedBoxes(file: Buffer, start: number, end: number, depth: number): PlacedBox[] {
  const boxes: PlacedBox[] = [];
  for (let at = start; at + 8 <= end;) {
    const size = file.readUInt32BE(at);
    const type = file.toString('latin1', at + 4, at + 8);
    boxes.push({ type, start: at, end: at + size, depth });
    if (CONTAINERS.has(type)) boxes.push(...placedBoxes(file, at + 8, at + size, depth + 1));
    at += size;
  }
  return boxes;
}

function forged(good: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(good);
  change(copy);
  return copy;
}

/** What is cut behind the last box of all is the good file. */
function cuts(good: Buffer, { type, start, end }: PlacedBox): HostileVideo[] {
  return [start + 4, start + 8, end]
    .filter((at) => at < good.length)
    .map((at) => ({ name: `cut at ${at}, by its ${type}`, bytes: good.subarray(0, at) }));
}

/** Some boxes are not needed: without them it may still be a video. */
function misnamed(good: Buffer, { type, start }: PlacedBox): HostileVideo[] {
  return [
    {
      name: `its ${type} is called zzzz`,
      bytes: forged(good, (copy) => copy.write('zzzz', start + 4, 'latin1')),
      mayBeTaken: true,
    },
    {
      name: `its ${type} is called moov`,
      bytes: forged(good, (copy) => copy.write('moov', start + 4, 'latin1')),
      mayBeTaken: true,
    },
  ];
}

function wronglySized(good: Buffer, { type, start }: PlacedBox): HostileVideo[] {
  return [0, 1, 7, 0xffff_ffff].map((size) => ({
    name: `its ${type} is ${size} bytes long`,
    bytes: forged(good, (copy) => copy.writeUInt32BE(size, start)),
    mayBeTaken: true,
  }));
}

function miscounted(good: Buffer, { type, start }: PlacedBox): HostileVideo[] {
  const place = COUNTED[type];
  if (place === undefined) return [];
  return COUNTS.map((count) => ({
    name: `its ${type} has ${count} entries`,
    bytes: forged(good, (copy) => copy.writeUInt32BE(count, start + place)),
    mayBeTaken: true,
  }));
}

/** Lengths below nothing and beyond all bounds, clocks that stand still, and edits in circles. */
function times(good: Buffer, boxes: readonly PlacedBox[]): HostileVideo[] {
  const values = [0, 1, 0x8000_0000, 0xffff_ffff];
  const places: readonly (readonly [string, string, number])[] = [
    ['mvhd', 'clock', 20],
    ['mvhd', 'length', 24],
    ['mdhd', 'clock', 20],
    ['mdhd', 'length', 24],
    ['tkhd', 'length', 28],
    ['stts', 'run', 16],
    ['stts', 'step', 20],
    ['ctts', 'run', 16],
    ['elst', 'length', 16],
    ['elst', 'start', 20],
    ['elst', 'speed', 24],
  ];
  return places.flatMap(([type, what, offset]) => {
    const box = boxes.find((other) => other.type === type);
    if (box === undefined) return [];
    return values.map((value) => ({
      name: `the ${what} of its ${type} is ${value}`,
      bytes: forged(good, (copy) => copy.writeUInt32BE(value, box.start + offset)),
      mayBeTaken: true,
    }));
  });
}

/** Boxes in boxes, far deeper than any reader has room for, and very many beside each other. */
function nested(good: Buffer): HostileVideo[] {
  const start = good.subarray(0, good.readUInt32BE(0));
  const deep = (type: string, depth: number): Buffer => {
    const bytes = Buffer.alloc(depth * 8);
    for (let level = 0; level < depth; level += 1) {
      bytes.writeUInt32BE(bytes.length - level * 8, level * 8);
      bytes.write(type, level * 8 + 4, 'latin1');
    }
    return bytes;
  };
  const many = (type: string, count: number): Buffer => {
    const bytes = Buffer.alloc(count * 8);
    for (let index = 0; index < count; index += 1) {
      bytes.writeUInt32BE(8, index * 8);
      bytes.write(type, index * 8 + 4, 'latin1');
    }
    return bytes;
  };
  return [
    ...['moov', 'trak', 'mdia', 'moof', 'meta', 'udta'].map((type) => ({
      name: `a hundred thousand ${type} in each other`,
      bytes: Buffer.concat([start, deep(type, 100_000)]),
    })),
    ...['moov', 'trak', 'moof', 'free'].map((type) => ({
      name: `a million empty ${type}`,
      bytes: Buffer.concat([start, many(type, 1_000_000)]),
    })),
  ];
}

/** Samples that are all alike take no bytes: a fragment may have as many as it likes to say. */
function boundless(good: Buffer): HostileVideo[] {
  const boxOf = (type: string, ...parts: readonly (Buffer | number)[]): Buffer => {
    const bytes = Buffer.concat([
      Buffer.alloc(4),
      Buffer.from(type, 'latin1'),
      ...parts.map((part) => (typeof part === 'number' ? word(part) : part)),
    ]);
    bytes.writeUInt32BE(bytes.length);
    return bytes;
  };
  const word = (value: number): Buffer => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32BE(value);
    return bytes;
  };
  // Its header gives length, size and flags for all of them.
  const header = boxOf('tfhd', 0x38, 1, 512, 1, 0);
  return [0xff_ffff, 0xffff_ffff].map((count) => {
    const fragment = boxOf('moof', boxOf('traf', header, boxOf('trun', 0, count)));
    return { name: `a fragment of ${count} pictures`, bytes: Buffer.concat([good, fragment]) };
  });
}
