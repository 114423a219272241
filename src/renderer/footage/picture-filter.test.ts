/** What a film's own pictures go through: high range is brought down, half pictures are made whole. */
import {
  AV_FRAME_FLAG_INTERLACED,
  AV_PIX_FMT_YUV420P,
  AVCOL_RANGE_MPEG,
  AVCOL_SPC_BT709,
  AVCOL_TRC_ARIB_STD_B67,
  AVCOL_TRC_BT709,
  AVCOL_TRC_SMPTE2084,
} from 'node-av/constants';
import { Frame } from 'node-av/lib';
import { describe, expect, test } from 'vitest';
import { PictureFilter } from './picture-filter.ts';

const SIDE = 64;
const SHAPE = { width: SIDE, height: SIDE, framesPerSecond: 25 };

/** The third of four pictures, by the luma of each row. */
async function filtered(
  lumaOfRow: (row: number, picture: number) => number,
  describeFrame: (frame: Frame) => void,
): Promise<Uint8Array> {
  const frames = [0, 1, 2, 3].map((pts) => {
    const pixels = Buffer.alloc((SIDE * SIDE * 3) / 2, 128);
    for (let row = 0; row < SIDE; row++) {
      pixels.fill(lumaOfRow(row, pts), row * SIDE, (row + 1) * SIDE);
    }
    const frame = Frame.fromVideoBuffer(pixels, {
      width: SIDE,
      height: SIDE,
      format: AV_PIX_FMT_YUV420P,
    });
    frame.pts = BigInt(pts);
    frame.duration = 1n;
    frame.colorSpace = AVCOL_SPC_BT709;
    frame.colorRange = AVCOL_RANGE_MPEG;
    describeFrame(frame);
    return frame;
  });
  const filter = await PictureFilter.open(frames[0]!, { num: 1, den: 25 }, 0, SHAPE);
  const into = new Frame();
  into.alloc();
  const taken: Uint8Array[] = [];
  for (const frame of [...frames, null]) {
    await filter.put(frame);
    while (await filter.take(into)) {
      taken.push(new Uint8Array(into.toBuffer()));
      into.unref();
    }
  }
  filter.close();
  for (const frame of [...frames, into]) frame.free();
  expect(taken).toHaveLength(4);
  return taken[2]!;
}

describe('the white of a page', () => {
  test.each([
    ['PQ', AVCOL_TRC_SMPTE2084, 143],
    ['HLG', AVCOL_TRC_ARIB_STD_B67, 180],
  ] as const)(
    'is nearly white in %s too, and what is brighter is not lost',
    async (_, trc, white) => {
      const shown = async (luma: number): Promise<number> => {
        const frame = await filtered(
          () => luma,
          (given) => {
            given.colorTrc = trc;
          },
        );
        return frame[SIDE * 32 + 32]!;
      };
      const [half, page, beyond] = [
        await shown(white - 40),
        await shown(white),
        await shown(white + 30),
      ];
      expect(page).toBeGreaterThan(185);
      expect(page).toBeLessThanOrEqual(235);
      expect(half).toBeLessThan(page - 30);
      expect(beyond).toBeGreaterThan(page + 3);
    },
  );

  test('stays as it is in ordinary range', async () => {
    const frame = await filtered(
      () => 143,
      (plain) => {
        plain.colorTrc = AVCOL_TRC_BT709;
      },
    );
    expect(frame[SIDE * 32 + 32]).toBe(143);
  });
});

describe('lines of two moments', () => {
  // It grows brighter, and each second line is half a picture ahead.
  const combed = (row: number, picture: number): number => 20 + picture * 50 + (row % 2) * 25;
  const largestStep = (frame: Uint8Array): number =>
    Math.max(
      ...Array.from({ length: 40 }, (_, row) =>
        Math.abs(frame[(row + 12) * SIDE + 32]! - frame[(row + 13) * SIDE + 32]!),
      ),
    );

  test('are made one picture where the film says that it has half pictures', async () => {
    const frame = await filtered(combed, (given) => given.setFlags(AV_FRAME_FLAG_INTERLACED));
    expect(largestStep(frame)).toBeLessThan(10);
  });

  test('stay as they are where it does not', async () => {
    expect(largestStep(await filtered(combed, () => {}))).toBe(25);
  });
});
