/**
 * Files that are not what they say, made by code: each must be refused in plain words, whatever it
 * tries. `sound` is a good small mp4 that most of them start from; the name says what is wrong.
 */
import fc from 'fast-check';

export interface HostileVideo {
  readonly name: string;
  readonly bytes: Buffer;
  /** A damaged picture may still be one; then being taken is no fault. */
  readonly mayBeTaken?: boolean;
  /** What is wrong shows only when its pictures are asked for. */
  readonly looksGood?: boolean;
}

/** `tracePath` is a file outside of the job's folder, `traceUrl` an address that notes any visit. */
export interface Traces {
  readonly path: string;
  readonly url: string;
}

export function hostileVideos(good: Buffer, traces: Traces): HostileVideo[] {
  return [...plainLies(good, traces), ...lyingHeaders(good)];
}

/** As many again as asked for, the same for the same seed. */
export function damagedVideos(good: Buffer, count: number, seed: number): HostileVideo[] {
  const damage = fc.record({
    kind: fc.constantFrom('cut', 'index', 'media', 'zeros', 'shuffled', 'doubled'),
    at: fc.double({ min: 0.01, max: 0.97, noNaN: true }),
    bytes: fc.uint8Array({ minLength: 4, maxLength: 400 }),
  });
  return fc.sample(damage, { numRuns: count, seed }).map(({ kind, at, bytes }, index) => ({
    name: `${index} ${kind} at ${at.toFixed(2)}`,
    bytes: damaged(good, kind, at, bytes),
    mayBeTaken: kind !== 'cut',
  }));
}

function damaged(good: Buffer, kind: string, at: number, noise: Uint8Array): Buffer {
  const copy = Buffer.from(good);
  const index = boxAt(good, 'moov');
  const media = boxAt(good, 'mdat');
  const within = ({ start, end }: Box): number => start + 8 + Math.floor((end - start - 8) * at);
  switch (kind) {
    case 'cut':
      return copy.subarray(0, Math.max(1, Math.floor(good.length * at)));
    case 'index':
      for (const [step, byte] of noise.entries()) copy[within(index) + step * 3] = byte;
      return copy;
    case 'media':
      for (const [step, byte] of noise.entries()) copy[within(media) + step * 11] = byte;
      return copy;
    case 'zeros':
      return copy.fill(0, within(media), Math.min(copy.length, within(media) + 2_000));
    case 'shuffled':
      return Buffer.concat([copy.subarray(within(media)), copy.subarray(0, within(media))]);
    default:
      return Buffer.concat([copy, copy.subarray(0, within(media))]);
  }
}

function plainLies(good: Buffer, { path, url }: Traces): HostileVideo[] {
  const text = (name: string, content: string): HostileVideo => ({
    name,
    bytes: Buffer.from(content),
  });
  return [
    text('nothing at all', ''),
    text('a web page', '<!doctype html><title>video.mp4</title>'),
    text('a playlist of a file', `#EXTM3U\n#EXTINF:4,\nfile://${path}\n#EXT-X-ENDLIST\n`),
    text('a playlist of an address', `#EXTM3U\n#EXTINF:4,\n${url}\n#EXT-X-ENDLIST\n`),
    text('a list of parts', `ffconcat version 1.0\nfile '${path}'\nfile '${url}'\n`),
    text('a manifest', `<?xml version="1.0"?><MPD><BaseURL>${url}</BaseURL></MPD>`),
    text('a drawing', `<svg xmlns="http://www.w3.org/2000/svg"><image href="${url}"/></svg>`),
    { name: 'a picture', bytes: Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex') },
    { name: 'an archive', bytes: Buffer.concat([Buffer.from('PK\u0003\u0004'), good]) },
    {
      name: 'noise',
      bytes: Buffer.from(
        fc.sample(fc.uint8Array({ minLength: 5_000, maxLength: 5_000 }), {
          numRuns: 1,
          seed: 3,
        })[0] ?? [],
      ),
    },
    { name: 'only an index', bytes: good.subarray(0, boxAt(good, 'moov').end) },
    { name: 'only half of its media', bytes: good.subarray(0, Math.floor(good.length * 0.6)) },
    {
      name: 'a reference to another file',
      bytes: withDataReference(good, `file://${path}`),
      looksGood: true,
    },
  ];
}

function lyingHeaders(good: Buffer): HostileVideo[] {
  return [
    { name: 'no pixels at all', bytes: withSize(good, 0, 0) },
    { name: 'twenty thousand pixels wide and high', bytes: withSize(good, 20_000, 20_000) },
    { name: 'a line of pixels', bytes: withSize(good, 60_000, 2) },
    { name: 'endless pictures', bytes: withSampleDuration(good, 0xffff_ffff) },
    { name: 'an unknown coding', bytes: renamed(good, 'avc1', 'zzzz') },
    { name: 'a box larger than the file', bytes: withBoxSize(good, 'mdat', 0x7fff_ffff) },
    { name: 'a box of no size within the index', bytes: withBoxSize(good, 'trak', 3) },
  ];
}

export interface Box {
  readonly start: number;
  readonly end: number;
}

/** The first box of that name; found by its name, which is how a forger would. */
export function boxAt(file: Buffer, name: string): Box {
  // The first box of all lists names of formats, some of which are those of boxes too.
  const at = file.indexOf(name, file.readUInt32BE(0), 'latin1') - 4;
  if (at < 0) throw new Error(`the good file has no ${name}`);
  return { start: at, end: at + file.readUInt32BE(at) };
}

function changed(good: Buffer, change: (copy: Buffer) => void): Buffer {
  const copy = Buffer.from(good);
  change(copy);
  return copy;
}

/** In the track's header, in its sample's, and nowhere in the coded pictures. */
function withSize(good: Buffer, width: number, height: number): Buffer {
  return changed(good, (copy) => {
    const header = boxAt(good, 'tkhd').end;
    copy.writeUInt32BE((width << 16) >>> 0, header - 8);
    copy.writeUInt32BE((height << 16) >>> 0, header - 4);
    const sample = boxAt(good, 'avc1').start;
    copy.writeUInt16BE(width, sample + 32);
    copy.writeUInt16BE(height, sample + 34);
  });
}

function withSampleDuration(good: Buffer, duration: number): Buffer {
  return changed(good, (copy) => copy.writeUInt32BE(duration, boxAt(good, 'stts').start + 20));
}

function withBoxSize(good: Buffer, name: string, size: number): Buffer {
  return changed(good, (copy) => copy.writeUInt32BE(size, boxAt(good, name).start));
}

function renamed(good: Buffer, from: string, to: string): Buffer {
  return changed(good, (copy) => copy.write(to, boxAt(good, from).start + 4, 'latin1'));
}

/** An mp4 may say that its media lie in another file; the place for it is as long as it was. */
function withDataReference(good: Buffer, target: string): Buffer {
  const reference = boxAt(good, 'dref');
  const address = Buffer.from(`${target}\0`);
  const entry = Buffer.alloc(12);
  entry.writeUInt32BE(12 + address.length);
  entry.write('url ', 4, 'latin1');
  const grown = Buffer.concat([
    good.subarray(0, reference.start),
    Buffer.from([0, 0, 0, 0]),
    good.subarray(reference.start + 4, reference.start + 16),
    entry,
    address,
    good.subarray(reference.end),
  ]);
  const added = entry.length + address.length - (reference.end - reference.start - 16);
  grown.writeUInt32BE(reference.end - reference.start + added, reference.start);
  for (const name of ['moov', 'trak', 'mdia', 'minf', 'dinf']) {
    const { start } = boxAt(good, name);
    grown.writeUInt32BE(good.readUInt32BE(start) + added, start);
  }
  return grown;
}
