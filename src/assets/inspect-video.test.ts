/** What an upload is, told from its index, whatever that index claims. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tinyMp4 } from '../../test/support/tiny-mp4.ts';
import { inspectVideo } from './inspect-video.ts';

/** Rewrites the first box of that name, after its header, and gives the whole file. */
function patchBox(mp4: Buffer, name: string, patch: (body: Buffer) => void): Buffer {
  const copy = Buffer.from(mp4);
  const at = copy.indexOf(name, 0, 'latin1');
  if (at < 0) throw new Error(`there is no ${name}`);
  patch(copy.subarray(at + 4));
  return copy;
}

describe('an mp4', () => {
  it.each([
    { width: 1280, height: 720, durationSeconds: 4 },
    { width: 719, height: 1281, durationSeconds: 2.5 },
    { width: 320, height: 240, durationSeconds: 1, framesPerSecond: 10, isFragmented: true },
  ])('is what it says: %j', async (shape) => {
    const header = await inspectVideo(await tinyMp4(shape));
    expect(header).toMatchObject({
      mediaType: 'video/mp4',
      width: shape.width,
      height: shape.height,
    });
    expect(header?.durationSeconds).toBeCloseTo(shape.durationSeconds, 2);
  });
});

describe('what is no usable mp4', () => {
  it('is refused by its first bytes already', async () => {
    expect(await inspectVideo(Buffer.alloc(0))).toBeNull();
    expect(await inspectVideo(Buffer.from('GIF89a and so on'))).toBeNull();
  });

  it('is refused without a video track, or with two', async () => {
    const mp4 = await tinyMp4();
    const asSound = patchBox(mp4, 'hdlr', (body) => body.write('soun', 8, 'latin1'));
    expect(await inspectVideo(asSound)).toBeNull();
    expect(await inspectVideo(await tinyMp4({ videoTracks: 2 }))).toBeNull();
  });

  it('is refused wherever it breaks off', async () => {
    const mp4 = await tinyMp4({ durationSeconds: 1 });
    for (const share of [0.1, 0.5, 0.9, 0.99]) {
      expect(await inspectVideo(mp4.subarray(0, Math.floor(mp4.length * share)))).toBeNull();
    }
  });

  it('is refused when its pictures lie outside of it', async () => {
    const mp4 = await tinyMp4({ durationSeconds: 1 });
    const moved = patchBox(mp4, 'stco', (body) => body.writeUInt32BE(0x7fffffff, 8));
    expect(await inspectVideo(moved)).toBeNull();
  });

  it('takes only itself down when it promises billions of pictures', async () => {
    const mp4 = await tinyMp4({ isFragmented: true });
    const bomb = patchBox(mp4, 'trun', (body) => {
      body.writeUInt32BE(0, 0);
      body.writeUInt32BE(0xffffffff, 4);
    });
    expect(await inspectVideo(bomb)).toBeNull();
    expect(await inspectVideo(mp4)).not.toBeNull();
  });

  it('is refused, never worse, whatever bytes are changed', async () => {
    const mp4 = await tinyMp4({ durationSeconds: 1, framesPerSecond: 4 });
    const change = fc.tuple(fc.nat(mp4.length - 1), fc.nat(255));
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
        const spoilt = Buffer.from(mp4);
        for (const [at, value] of changes) spoilt[at] = value;
        const header = await inspectVideo(spoilt);
        if (header === null) return;
        expect(header.width).toBeGreaterThan(0);
        expect(Number.isFinite(header.durationSeconds)).toBe(true);
      }),
      { numRuns: 12 },
    );
  });
});
