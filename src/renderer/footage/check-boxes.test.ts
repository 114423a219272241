/** A file of boxes is whole, or it is said where it is not. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findBoxFault } from './check-boxes.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'reprise-boxes-'));
});
afterAll(() => rm(folder, { recursive: true }));

function box(name: string, payloadBytes: number, claimed = payloadBytes + 8): Buffer {
  const bytes = Buffer.alloc(payloadBytes + 8);
  bytes.writeUInt32BE(claimed);
  bytes.write(name, 4, 'latin1');
  return bytes;
}

function longBox(name: string, payloadBytes: number): Buffer {
  const bytes = Buffer.alloc(payloadBytes + 16);
  bytes.writeUInt32BE(1);
  bytes.write(name, 4, 'latin1');
  bytes.writeBigUInt64BE(BigInt(payloadBytes + 16), 8);
  return bytes;
}

function manyEdits(): Buffer {
  const count = 2_000;
  const edits = box('elst', 8 + count * 12);
  edits.writeUInt32BE(count, 12);
  return ['edts', 'trak', 'moov'].reduce((inner, name) => {
    const outer = box(name, inner.length);
    inner.copy(outer, 8);
    return outer;
  }, edits);
}

const head = [box('ftyp', 16), box('moov', 40)];

test.each([
  ['with its index first', [...head, box('mdat', 100)], null],
  ['with a long box', [...head, longBox('mdat', 100)], null],
  ['with media up to the end', [...head, box('mdat', 100, 0)], null],
  [
    'in fragments',
    [...head, box('moof', 20), box('mdat', 30), box('moof', 20), box('mdat', 30)],
    null,
  ],
  [
    'of another format',
    [Buffer.from('1a45dfa3a34286810142f7810142f2810442f381084282', 'hex')],
    null,
  ],
  [
    'with more edits than anybody makes',
    [box('ftyp', 16), manyEdits(), box('mdat', 100)],
    'its index promises more than it holds',
  ],
  [
    'with an index of 17 MB',
    [box('ftyp', 16), box('moov', 17 * 1024 * 1024), box('mdat', 100)],
    'its index is too large',
  ],
  ['without media', head, 'it holds no media'],
  ['with empty media', [...head, box('mdat', 0)], 'it holds no media'],
  ['cut within its media', [...head, box('mdat', 100, 9_000)], 'it breaks off within mdat'],
  ['cut within a header', [...head, box('mdat', 100), Buffer.from([0, 0])], 'it breaks off'],
  ['with a box smaller than itself', [...head, box('free', 8, 4)], 'it breaks off within free'],
  [
    'of nothing but tiny boxes',
    Array.from({ length: 2_100 }, () => box('free', 0)),
    'it has too many boxes',
  ],
])('a file %s', async (_name, boxes, fault) => {
  const path = join(folder, 'file.mp4');
  await writeFile(path, Buffer.concat(boxes));
  expect(await findBoxFault(path)).toBe(fault);
});
