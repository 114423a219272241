/** Headers of the four kinds are read; everything else is no image. */
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { inspectImage } from './inspect-image.ts';

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

function png(width: number, height: number): Buffer {
  const header = Buffer.alloc(25);
  header.writeUInt32BE(13, 0);
  header.write('IHDR', 4);
  header.writeUInt32BE(width, 8);
  header.writeUInt32BE(height, 12);
  return Buffer.concat([PNG_SIGNATURE, header]);
}

function jpeg(width: number, height: number, startOfFrame = 0xc0): Buffer {
  const frame = Buffer.from([0xff, startOfFrame, 0, 17, 8, 0, 0, 0, 0, 3, ...Array(9).fill(0)]);
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  const application = Buffer.from([
    0xff,
    0xe0,
    0,
    16,
    0x4a,
    0x46,
    0x49,
    0x46,
    ...Array(10).fill(0),
  ]);
  return Buffer.concat([Buffer.from([0xff, 0xd8]), application, frame, Buffer.alloc(64)]);
}

function webp(kind: 'VP8 ' | 'VP8L' | 'VP8X', width: number, height: number): Buffer {
  const data = Buffer.alloc(18);
  if (kind === 'VP8 ') {
    data.set([0, 0, 0, 0x9d, 0x01, 0x2a]);
    data.writeUInt16LE(width, 6);
    data.writeUInt16LE(height, 8);
  } else if (kind === 'VP8L') {
    data[0] = 0x2f;
    data.writeUInt32LE((width - 1) | ((height - 1) << 14), 1);
  } else {
    data.writeUIntLE(width - 1, 4, 3);
    data.writeUIntLE(height - 1, 7, 3);
  }
  const head = Buffer.from(`RIFF0000WEBP${kind}0000`, 'latin1');
  head.writeUInt32LE(head.length + data.length - 8, 4);
  head.writeUInt32LE(data.length, 16);
  return Buffer.concat([head, data]);
}

function gif(signature: string, width: number, height: number): Buffer {
  const bytes = Buffer.alloc(20);
  bytes.write(signature, 'latin1');
  bytes.writeUInt16LE(width, 6);
  bytes.writeUInt16LE(height, 8);
  return bytes;
}

describe('inspectImage', () => {
  it.each([
    ['a PNG', png(720, 1280), 'image/png'],
    ['a JPEG', jpeg(720, 1280), 'image/jpeg'],
    ['a progressive JPEG', jpeg(720, 1280, 0xc2), 'image/jpeg'],
    ['a lossy WebP', webp('VP8 ', 720, 1280), 'image/webp'],
    ['a lossless WebP', webp('VP8L', 720, 1280), 'image/webp'],
    ['an extended WebP', webp('VP8X', 720, 1280), 'image/webp'],
    ['a GIF', gif('GIF89a', 720, 1280), 'image/gif'],
    ['an old GIF', gif('GIF87a', 720, 1280), 'image/gif'],
  ])('reads %s', (_name, bytes, mediaType) => {
    expect(inspectImage(bytes)).toEqual({ mediaType, width: 720, height: 1280 });
    expect(inspectImage(Uint8Array.from(bytes))).toEqual({ mediaType, width: 720, height: 1280 });
  });

  it.each([
    ['nothing', ''],
    ['text', 'hello, I am no image at all, however long I am'],
    ['HTML', '<!doctype html><html><body>404</body></html>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg" width="720" height="1280"></svg>'],
    ['a GIF of tomorrow', `GIF99a\u00d0\u0002\u0000\u0005${'\0'.repeat(40)}`],
    ['a BMP', `BM${'\0'.repeat(16)}\u00d0\u0002\0\0\u0000\u0005\0\0${'\0'.repeat(40)}`],
    ['a TIFF', `II*\0\u0008${'\0'.repeat(60)}`],
    ['an AVIF', `\0\0\0\u0020ftypavif${'\0'.repeat(60)}`],
    ['a PDF', '%PDF-1.7 and so on and so on and so on'],
    ['other RIFF', `RIFF0000WAVEfmt ${'\0'.repeat(60)}`],
    ['only a PNG’s name', 'PNG'],
  ])('knows that %s is none', (_name, text) => {
    expect(inspectImage(Buffer.from(text, 'latin1'))).toBeNull();
  });

  it.each([
    ['PNG', png(0, 0)],
    ['PNG of no height', png(720, 0)],
    ['JPEG', jpeg(0, 0)],
    ['WebP', webp('VP8 ', 0, 0)],
    ['GIF', gif('GIF89a', 0, 0)],
  ])('refuses a %s without pixels', (_name, bytes) => {
    expect(inspectImage(bytes)).toBeNull();
  });

  it.each([
    ['PNG', png(720, 1280), 24],
    ['JPEG', jpeg(720, 1280), 28],
    ['WebP', webp('VP8 ', 720, 1280), 29],
    ['GIF', gif('GIF89a', 720, 1280), 10],
  ])('refuses a %s cut anywhere in its header', (_name, bytes, headerBytes) => {
    for (let length = 0; length < headerBytes; length += 1) {
      expect(inspectImage(bytes.subarray(0, length))).toBeNull();
    }
  });

  it('survives anything that begins like an image', () => {
    const starts = [
      Buffer.from('ffd8ffe0', 'hex'),
      PNG_SIGNATURE,
      Buffer.from('RIFF0000WEBPVP8X'),
      Buffer.from('GIF89a'),
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.uint8Array({ maxLength: 300 }), (start, rest) => {
        const image = inspectImage(Buffer.concat([start, rest]));
        expect(image === null || image.width >= 1).toBe(true);
      }),
    );
  });
});
