/** A picture's size is the one it is shown in, and no picture takes long to be measured. */
import { createCanvas, loadImage } from '@napi-rs/canvas';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readImageHeader } from './image-header.ts';

/** What a camera writes: a TIFF header, and one entry or several. */
function exif(orientation: number, { isLittle = false, before = 0 } = {}): Buffer {
  const block = Buffer.alloc(8 + 2 + 12 * (before + 1) + 4);
  const put16 = (value: number, at: number) =>
    isLittle ? block.writeUInt16LE(value, at) : block.writeUInt16BE(value, at);
  const put32 = (value: number, at: number) =>
    isLittle ? block.writeUInt32LE(value, at) : block.writeUInt32BE(value, at);
  block.write(isLittle ? 'II' : 'MM', 'latin1');
  put16(42, 2);
  put32(8, 4);
  put16(before + 1, 8);
  for (let index = 0; index < before; index++) put16(0x0100, 10 + 12 * index);
  const at = 10 + 12 * before;
  put16(0x0112, at);
  put16(3, at + 2);
  put32(1, at + 4);
  put16(orientation, at + 8);
  return block;
}

function jpegWith(orientation: number, options = {}): Buffer {
  const jpeg = createCanvas(64, 40).toBuffer('image/jpeg');
  const data = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), exif(orientation, options)]);
  const head = Buffer.from([0xff, 0xe1, 0, 0]);
  head.writeUInt16BE(data.length + 2, 2);
  return Buffer.concat([jpeg.subarray(0, 2), head, data, jpeg.subarray(2)]);
}

function webpWith(orientation: number): Buffer {
  // An extended one, since it has a colour profile; its flags say what else it has.
  const webp = createCanvas(64, 40).toBuffer('image/webp');
  const block = exif(orientation);
  const head = Buffer.from('EXIF0000', 'latin1');
  head.writeUInt32LE(block.length, 4);
  const bytes = Buffer.concat([webp, head, block]);
  bytes.writeUInt32LE(bytes.length - 8, 4);
  bytes[20]! |= 0x08;
  return bytes;
}

describe.each([
  ['JPEG', jpegWith],
  ['WebP', webpWith],
])('a %s that its camera turned', (_name, write) => {
  test.each([1, 2, 3, 4, 5, 6, 7, 8])('by %i is as large as a decoder shows it', async (turn) => {
    const bytes = write(turn);
    const header = readImageHeader(bytes);
    const shown = await loadImage(bytes);
    expect(header).toMatchObject({ width: shown.width, height: shown.height });
    expect(header).toMatchObject(turn >= 5 ? { width: 40, height: 64 } : { width: 64, height: 40 });
  });
});

test('the orientation is found in either order of bytes, behind other entries', () => {
  expect(readImageHeader(jpegWith(6, { isLittle: true, before: 5 }))?.width).toBe(40);
  expect(readImageHeader(jpegWith(6, { before: 40 }))?.width).toBe(40);
});

test('what is no orientation turns nothing', () => {
  for (const orientation of [0, 9, 6_000]) {
    expect(readImageHeader(jpegWith(orientation))).toMatchObject({ width: 64, height: 40 });
  }
});

test('a JPEG that goes on and on is given up at once', () => {
  const start = Buffer.from('ffd8ffe0', 'hex');
  const endless = [
    // Where segments should begin, nothing but zeros, ones or fill bytes.
    ...[0x00, 0x01, 0xff].map((byte) => Buffer.alloc(20_000_000, byte)),
    // Millions of the shortest segments that there are.
    Buffer.alloc(20_000_000, Buffer.from('ffe20002', 'hex')),
  ];
  for (const rest of endless) {
    const bytes = Buffer.concat([start.subarray(0, 2), rest]);
    bytes.set(start);
    // Byte by byte this takes seventeen seconds, and everybody's requests wait.
    expect(readImageHeader(bytes)).toBeNull();
  }
});

test('any damage to what a camera wrote is survived', () => {
  const good = jpegWith(6);
  const place = fc.record({ at: fc.nat(60), byte: fc.nat(255) });
  fc.assert(
    fc.property(fc.array(place, { maxLength: 8 }), fc.nat(good.length), (changes, length) => {
      const bytes = Buffer.from(good.subarray(0, length));
      for (const { at, byte } of changes) if (at + 3 < bytes.length) bytes[at + 3] = byte;
      const header = readImageHeader(bytes);
      expect(header === null || header.width * header.height > 0).toBe(true);
    }),
  );
});
