/**
 * Files that are large where nobody expects it: thousands of tracks, millions of entries, indexes
 * within indexes, pictures that unpack to a thousand times their size, and other formats under the
 * name of an mp4.
 */
import { deflateSync } from 'node:zlib';
import { boxAt, type HostileVideo, type Traces } from './hostile-videos.ts';

export function bombVideos(good: Buffer, { url }: Pick<Traces, 'url'>): HostileVideo[] {
  return [...manyOfOne(good), ...misplaced(good), ...otherFormats(good, url)];
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

function box(type: string, ...parts: readonly Buffer[]): Buffer {
  const body = Buffer.concat(parts);
  return Buffer.concat([word(body.length + 8), Buffer.from(type, 'latin1'), body]);
}

/** The good file with other bytes where a box was, and the boxes around it as long as they now are. */
function withBox(good: Buffer, name: string, bytes: Buffer, around: readonly string[]): Buffer {
  const { start, end } = boxAt(good, name);
  const grown = Buffer.concat([good.subarray(0, start), bytes, good.subarray(end)]);
  for (const outer of around) {
    const at = boxAt(good, outer).start;
    grown.writeUInt32BE(good.readUInt32BE(at) + bytes.length - (end - start), at);
  }
  return grown;
}

const IN_TABLE = ['moov', 'trak', 'mdia', 'minf', 'stbl'];

function manyOfOne(good: Buffer): HostileVideo[] {
  const track = good.subarray(boxAt(good, 'trak').start, boxAt(good, 'trak').end);
  const tracks = (count: number): Buffer =>
    withBox(good, 'trak', Buffer.concat(Array.from({ length: count }, () => track)), ['moov']);
  const entries = (count: number, ...values: readonly number[]): Buffer => {
    const one = Buffer.concat(values.map(word));
    return Buffer.concat([word(0), word(count), Buffer.alloc(count * one.length, one)]);
  };
  const table = (type: string, bytes: Buffer): Buffer =>
    withBox(good, type, box(type, bytes), IN_TABLE);
  const fragment = box('moof', box('mfhd', word(0), word(1)));
  const header = box('tfhd', word(0x2_0000), word(1));
  const run = box('trun', word(0x100), word(1), word(1));
  const filled = box('moof', box('mfhd', word(0), word(1)), box('traf', header, run));
  const times = (bytes: Buffer, count: number): Buffer =>
    Buffer.concat([good, Buffer.alloc(bytes.length * count, bytes)]);
  const edits = box('edts', box('elst', entries(1_000_000, 1, 0, 0x1_0000)));
  const hasEdits = good.includes('edts', 0, 'latin1');
  return [
    { name: 'forty tracks', bytes: tracks(40) },
    { name: 'ten thousand tracks', bytes: tracks(10_000) },
    { name: 'two million runs of times', bytes: table('stts', entries(2_000_000, 1, 1)) },
    { name: 'a million runs of nothing', bytes: table('stts', entries(1_000_000, 0, 512)) },
    { name: 'a million chunks', bytes: table('stco', entries(1_000_000, 64)) },
    { name: 'a million sorts of chunks', bytes: table('stsc', entries(1_000_000, 1, 1, 1)) },
    {
      name: 'four billion pictures in a chunk',
      bytes: table('stsc', entries(1, 1, 0xffff_ffff, 1)),
      mayBeTaken: true,
    },
    {
      name: 'a million edits',
      bytes: hasEdits
        ? withBox(good, 'edts', edits, ['moov', 'trak'])
        : withBox(good, 'mdia', Buffer.concat([edits, mediaOf(good)]), ['moov', 'trak']),
      mayBeTaken: true,
    },
    { name: 'twenty thousand empty fragments', bytes: times(fragment, 20_000), mayBeTaken: true },
    { name: 'eight thousand fragments', bytes: times(filled, 8_000), mayBeTaken: true },
  ];
}

function mediaOf(good: Buffer): Buffer {
  const { start, end } = boxAt(good, 'mdia');
  return good.subarray(start, end);
}

function misplaced(good: Buffer): HostileVideo[] {
  const start = good.subarray(0, good.readUInt32BE(0));
  const indexBox = boxAt(good, 'moov');
  const index = good.subarray(indexBox.start, indexBox.end);
  const mediaBox = boxAt(good, 'mdat');
  const media = good.subarray(mediaBox.start, mediaBox.end);
  const endless = Buffer.concat([word(0), media.subarray(4)]);
  const packed = deflateSync(Buffer.alloc(200_000_000), { level: 9 });
  const far = Buffer.from(good);
  far.writeUInt32BE(0xffff_fff0, boxAt(good, 'stco').start + 16);
  const long = Buffer.from(good);
  long.writeUInt32BE(0x7fff_ffff, boxAt(good, 'mvhd').start + 24);
  long.writeUInt32BE(0x7fff_ffff, boxAt(good, 'tkhd').start + 28);
  long.writeUInt32BE(0x7fff_ffff, boxAt(good, 'mdhd').start + 24);
  return [
    { name: 'an index within its index', bytes: Buffer.concat([start, box('moov', index), media]) },
    { name: 'two indexes', bytes: Buffer.concat([start, index, index, media]), mayBeTaken: true },
    {
      name: 'media to the end of the file',
      bytes: Buffer.concat([start, index, endless]),
      mayBeTaken: true,
    },
    { name: 'media that swallow the index', bytes: Buffer.concat([start, endless, index]) },
    { name: 'media of no length', bytes: Buffer.concat([start, index, box('mdat')]) },
    {
      name: 'an index that unpacks to 200 MB',
      bytes: Buffer.concat([
        start,
        box(
          'moov',
          box('cmov', box('dcom', Buffer.from('zlib')), box('cmvd', word(200_000_000), packed)),
        ),
        media,
      ]),
    },
    { name: 'pictures behind the end of the file', bytes: far, looksGood: true },
    { name: 'a length of a thousand hours in all its headers', bytes: long, mayBeTaken: true },
  ];
}

function otherFormats(good: Buffer, url: string): HostileVideo[] {
  const brand = (name: string): Buffer =>
    Buffer.concat([
      box('ftyp', Buffer.from(`${name}\0\0\0\0mif1${name}`, 'latin1')),
      box('meta', word(0)),
      box('mdat', Buffer.alloc(64)),
    ]);
  const matroska = Buffer.from('1a45dfa39f4286810142f7810142f2810442f381084282847765626d', 'hex');
  const described = good.subarray(boxAt(good, 'moov').start);
  return [
    { name: 'an AVIF', bytes: brand('avif') },
    { name: 'a HEIC', bytes: brand('heic') },
    { name: 'a WebM', bytes: Buffer.concat([matroska, Buffer.alloc(2_000, 0xec)]) },
    {
      name: 'a GIF',
      bytes: Buffer.concat([Buffer.from('GIF89a\x02\0\x02\0\0\0\0', 'latin1'), good]),
    },
    { name: 'an AVI', bytes: Buffer.concat([Buffer.from('RIFF\0\0\0\0AVI LIST'), good]) },
    {
      name: 'a transport stream',
      bytes: Buffer.alloc(188 * 50, Buffer.from('471fff10'.padEnd(376, '0'), 'hex')),
    },
    {
      name: 'a list of parts under an mp4’s name',
      bytes: Buffer.concat([
        box('ftyp', Buffer.from('isom\0\0\0\0')),
        Buffer.from(`#EXTM3U\n${url}\n`),
      ]),
    },
    { name: 'an mp4 without its first box', bytes: described, mayBeTaken: true },
  ];
}
