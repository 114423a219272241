/**
 * Whether the index of an mp4 holds what it promises, told by one walk over its boxes.
 *
 * A few hundred bytes can promise billions of pictures, and whoever believes them is busy for
 * seconds or out of memory. After this walk, reading the index costs no more than its size allows.
 */

/** A fragment for each picture of two minutes has about half as many. */
const MAX_BOXES = 50_000;
const MAX_DEPTH = 8;
/** Two minutes have 28,800 at 240 a second, and 5,625 packets of sound beside them. */
const MAX_SAMPLES = 200_000;
/** A cut of its beginning, a pause: cameras and editors write one to three. */
const MAX_EDITS = 1_000;
/** All that the chunks of a track say they hold: plain sound has 192,000 values a second at most. */
const MAX_CHUNKED_SAMPLES = 25_000_000;

const CONTAINERS = new Set([
  'moov',
  'trak',
  'mdia',
  'minf',
  'stbl',
  'edts',
  'mvex',
  'moof',
  'traf',
  'mfra',
]);

/** Boxes whose entries are counted at their fifth byte, and how long an entry is at least. */
const ENTRY_BYTES: Readonly<Record<string, number>> = {
  stsd: 8,
  stts: 8,
  ctts: 8,
  stsc: 12,
  stss: 4,
  stco: 4,
  co64: 8,
  elst: 12,
};

interface Walk {
  boxesLeft: number;
  samplesLeft: number;
}

interface Box {
  readonly type: string;
  readonly body: Buffer;
}

export function hasSoundIndex(file: Uint8Array): boolean {
  const bytes = Buffer.from(file.buffer, file.byteOffset, file.byteLength);
  return isSound(bytes, 0, { boxesLeft: MAX_BOXES, samplesLeft: MAX_SAMPLES });
}

function isSound(bytes: Buffer, depth: number, walk: Walk): boolean {
  const boxes = readBoxes(bytes, depth, walk);
  if (boxes === null || depth > MAX_DEPTH) return false;
  return boxes.every(({ type, body }) => {
    if (CONTAINERS.has(type) && !isSound(body, depth + 1, walk)) return false;
    if (type === 'stbl') return isTableSound(body, walk);
    return holdsItsEntries(type, body, walk);
  });
}

/** Null where one reaches beyond what it is in: a file that broke off, or was forged. */
function readBoxes(bytes: Buffer, depth: number, walk: Walk): Box[] | null {
  const boxes: Box[] = [];
  // Some writers end a container with four zero bytes; a file ends with its last box.
  const leastBytes = depth === 0 ? 1 : 8;
  for (let at = 0; bytes.length - at >= leastBytes;) {
    if (walk.boxesLeft-- === 0 || bytes.length - at < 8) return null;
    const short = bytes.readUInt32BE(at);
    const headerBytes = short === 1 ? 16 : 8;
    if (at + headerBytes > bytes.length) return null;
    const size =
      short === 0 ? bytes.length - at : short === 1 ? Number(bytes.readBigUInt64BE(at + 8)) : short;
    if (size < headerBytes || at + size > bytes.length) return null;
    const type = bytes.toString('latin1', at + 4, at + 8);
    boxes.push({ type, body: bytes.subarray(at + headerBytes, at + size) });
    at += size;
  }
  return boxes;
}

function holdsItsEntries(type: string, body: Buffer, walk: Walk): boolean {
  if (type === 'trun') return holdsItsRun(body, walk);
  if (type === 'stsz' || type === 'stz2') return holdsItsSizes(type, body);
  const entryBytes = ENTRY_BYTES[type];
  if (entryBytes === undefined) return true;
  if (body.length < 8) return false;
  const count = body.readUInt32BE(4);
  const most = type === 'elst' ? MAX_EDITS : MAX_SAMPLES;
  return count <= most && 8 + count * entryBytes <= body.length;
}

/** A fragment's samples need not take a byte each, if all of them are alike. */
function holdsItsRun(body: Buffer, walk: Walk): boolean {
  if (body.length < 8) return false;
  const flags = body.readUInt32BE(0);
  const count = body.readUInt32BE(4);
  const ofEach = [0x100, 0x200, 0x400, 0x800].filter((flag) => (flags & flag) !== 0).length;
  walk.samplesLeft -= count;
  return walk.samplesLeft >= 0 && 8 + count * 4 * ofEach <= body.length;
}

function holdsItsSizes(type: string, body: Buffer): boolean {
  if (body.length < 12) return false;
  const count = body.readUInt32BE(8);
  if (type === 'stz2') return 12 + (count * body.readUInt8(7)) / 8 <= body.length;
  // One size for all of them takes no entries.
  return body.readUInt32BE(4) !== 0 || 12 + count * 4 <= body.length;
}

/**
 * Times are told in runs, which readers write out one by one where pictures are shown in another
 * order than they are stored. Elsewhere long runs are nothing unusual: of plain sound, each of
 * 48,000 values a second is one.
 */
function isTableSound(body: Buffer, walk: Walk): boolean {
  // Its boxes have been walked over and are whole.
  const boxes = readBoxes(body, 1, { ...walk, boxesLeft: MAX_BOXES }) ?? [];
  if (chunkedSamples(boxes) > MAX_CHUNKED_SAMPLES) return false;
  const runs = boxes.filter(({ type }) => type === 'stts' || type === 'ctts');
  if (!runs.some(({ type }) => type === 'ctts')) return true;
  for (const run of runs) {
    for (let at = 8; at + 8 <= run.body.length; at += 8)
      walk.samplesLeft -= run.body.readUInt32BE(at);
  }
  return walk.samplesLeft >= 0;
}

/** An entry says how many samples each chunk has from one on, up to the chunk of the next entry. */
function chunkedSamples(boxes: readonly Box[]): number {
  const bodyOf = (...types: readonly string[]): Buffer | undefined =>
    boxes.find(({ type }) => types.includes(type))?.body;
  const chunks = bodyOf('stsc');
  const chunkCount = bodyOf('stco', 'co64')?.readUInt32BE(4) ?? 0;
  if (chunks === undefined) return 0;
  const entryCount = chunks.readUInt32BE(4);
  let samples = 0;
  for (let index = 0; index < entryCount; index++) {
    const at = 8 + index * 12;
    const next = index + 1 < entryCount ? chunks.readUInt32BE(at + 12) : chunkCount + 1;
    const lasting = Math.min(next, chunkCount + 1) - chunks.readUInt32BE(at);
    samples += Math.max(0, lasting) * chunks.readUInt32BE(at + 4);
  }
  return samples;
}
