/** An index is believed only as far as its own bytes go, and honest ones always are. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forgedVideos } from '../../test/support/forged-videos.ts';
import { tinyMp4 } from '../../test/support/tiny-mp4.ts';
import { hasSoundIndex } from './has-sound-index.ts';

function box(type: string, ...parts: readonly (Buffer | number)[]): Buffer {
  const body = Buffer.concat(parts.map((part) => (typeof part === 'number' ? word(part) : part)));
  return Buffer.concat([word(8 + body.length), Buffer.from(type, 'latin1'), body]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

const inTable = (...boxes: readonly Buffer[]): Buffer =>
  box('moov', box('trak', box('mdia', box('minf', box('stbl', ...boxes)))));
const inFragment = (...boxes: readonly Buffer[]): Buffer => box('moof', box('traf', ...boxes));
const MANY = 0xffff_ffff;

describe('a sound index', () => {
  it.each([
    { durationSeconds: 4 },
    { durationSeconds: 0.5, framesPerSecond: 60, isFragmented: true },
    { videoTracks: 3 },
  ])('is that of a whole file: %j', async (shape) => {
    expect(hasSoundIndex(await tinyMp4(shape))).toBe(true);
  });

  it.each<[string, Buffer]>([
    ['no box at all', Buffer.alloc(0)],
    ['a last box without a length', Buffer.concat([word(0), Buffer.from('mdat'), word(7)])],
    [
      'a long box',
      Buffer.concat([word(1), Buffer.from('free'), word(0), word(17), Buffer.alloc(1)]),
    ],
    ['a container that ends with zeros', box('moov', box('trak'), 0)],
    ['as many entries as there are', inTable(box('stco', 0, 2, 24, 48))],
    ['one size for all', inTable(box('stsz', 0, 4, MANY))],
    [
      'a second of plain sound in a chunk',
      inTable(box('stsc', 0, 1, 1, 48_000, 1), box('stco', 0, 2, 8, 9)),
    ],
    [
      'chunks that differ from the third on',
      inTable(box('stsc', 0, 2, 1, 24_000_000, 1, 2, 1, 1), box('co64', 0, 3, 0, 8, 0, 9, 0, 9)),
    ],
    [
      'a thousand edits',
      box('moov', box('trak', box('edts', box('elst', 0, 1_000, Buffer.alloc(12_000))))),
    ],
    ['a size of its own for each', inTable(box('stsz', 0, 0, 2, 10, 20))],
    ['sizes of four bits', inTable(box('stz2', 0, 4, 4, Buffer.alloc(2)))],
    ['plain sound of hours', inTable(box('stts', 0, 1, MANY, 1))],
    ['pictures in another order', inTable(box('stts', 0, 1, 90, 1), box('ctts', 0, 1, 90, 2))],
    ['a run of like samples', inFragment(box('trun', 1, 90, 0))],
    ['a run of unlike ones', inFragment(box('trun', 0x300, 2, 1, 2, 3, 4))],
  ])('may have %s', (_what, file) => {
    expect(hasSoundIndex(file)).toBe(true);
  });
});

describe('an index is refused', () => {
  it.each<[string, Buffer]>([
    [
      'whose chunk holds more than there can be',
      inTable(box('stsc', 0, 1, 1, MANY, 1), box('stco', 0, 1, 8)),
    ],
    [
      'whose chunks do so together, behind a good one',
      inTable(box('stsc', 0, 2, 1, 1, 1, 2, 1_000_000, 1), box('stco', 0, 40, Buffer.alloc(160))),
    ],
    [
      'with more edits than anybody makes',
      box('moov', box('trak', box('edts', box('elst', 0, 1_001, Buffer.alloc(12_012))))),
    ],
    [
      'with more runs of times than there are pictures',
      inTable(box('stts', 0, 200_001, Buffer.alloc(1_600_008))),
    ],
    ['that breaks off in a header', Buffer.concat([box('ftyp'), Buffer.alloc(5)])],
    ['that breaks off in a box', box('ftyp', 1, 2).subarray(0, 14)],
    ['that breaks off in a long header', Buffer.concat([word(1), Buffer.from('mdat'), word(0)])],
    ['with a box shorter than a header', Buffer.concat([word(7), Buffer.from('free')])],
    ['with a box larger than its own', box('moov', 999, Buffer.from('trak'))],
    ['with a count and no entries', inTable(box('stss', 0, 1))],
    ['without room for a count', inTable(box('stco', 0))],
    ['of four thousand million changes', inTable(box('stsc', 0, MANY, Buffer.alloc(24)))],
    ['of as many sizes', inTable(box('stsz', 0, 0, MANY, 1))],
    ['of sizes without a number', inTable(box('stsz', 0, 0))],
    ['of sizes of four bits that are not there', inTable(box('stz2', 0, 4, 6, Buffer.alloc(2)))],
    ['of as many like samples', inFragment(box('trun', 0, MANY))],
    ['of a run that has no number', inFragment(box('trun', 0))],
    ['of unlike samples that are not there', inFragment(box('trun', 0x900, 2, 1, 2, 3))],
    ['of long runs', inTable(box('stts', 0, 1, MANY, 1), box('ctts', 0, 1, 1, 1))],
    ['of long runs out of order', inTable(box('stts', 0, 1, 1, 1), box('ctts', 0, 1, MANY, 1))],
    ['of many runs', Buffer.concat(Array(300).fill(inFragment(box('trun', 0, 1_000))))],
    ['of a million boxes', Buffer.concat(Array(60_000).fill(box('free')))],
  ])('%s', (_what, file) => {
    expect(hasSoundIndex(file)).toBe(false);
  });

  it('of boxes in boxes, without following them all', () => {
    const depth = 100_000;
    const nested = Buffer.concat(
      Array.from({ length: depth }, (_, level) => [
        word((depth - level) * 8),
        Buffer.from('moov'),
      ]).flat(),
    );
    expect(hasSoundIndex(nested)).toBe(false);
  });
});

it('answers for whatever is forged, and whatever bytes are changed', async () => {
  const mp4 = await tinyMp4({ durationSeconds: 1, isFragmented: true });
  for (const { bytes } of forgedVideos(mp4)) expect(typeof hasSoundIndex(bytes)).toBe('boolean');
  const change = fc.tuple(fc.nat(mp4.length - 1), fc.nat(255));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
      const spoilt = Buffer.from(mp4);
      for (const [at, value] of changes) spoilt[at] = value;
      expect(typeof hasSoundIndex(spoilt)).toBe('boolean');
    }),
  );
});
