/** A thing in a clip is cut out of it as it is, and stands whole in front of any scene. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeSampleClip } from '../../../test/support/sample-clip.ts';
import { readCharacter } from './character-pictures.ts';
import type { ClipFrames } from './clip-frames.ts';
import { cutOut } from './cut-out.ts';
import { withCharacters } from './draw-characters.ts';

const [WIDTH, HEIGHT] = [96, 64];
const RADIUS = 14;

/** A red disc that wanders over a plain, or a rough, ground. */
function discClip(ground: (x: number, y: number) => number): ClipFrames {
  const frames = Array.from({ length: 12 }, (_, index) => {
    const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
    frame.fill(128, WIDTH * HEIGHT);
    for (let at = 0; at < WIDTH * HEIGHT; at++) {
      const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
      const isDisc = isInDisc(x, y, index);
      frame[at] = isDisc ? 110 : ground(x, y);
      const chroma = (y >> 1) * (WIDTH / 2) + (x >> 1);
      if (isDisc) frame[WIDTH * HEIGHT * 1.25 + chroma] = 200;
    }
    return frame;
  });
  return { width: WIDTH, height: HEIGHT, frames };
}

function isInDisc(x: number, y: number, index: number): boolean {
  return Math.hypot(x - 36 - index, y - 34) < RADIUS;
}

describe('a red disc', () => {
  test.each([
    ['plain', () => 90],
    ['bright', () => 220],
    ['rough', (x: number, y: number) => 90 + 25 * Math.sin(x * 0.9) * Math.sin(y * 1.3)],
  ])('before a %s ground is found, all of it and nearly nothing else', (_name, ground) => {
    const { covers, isFound } = cutOut(discClip(ground));
    expect(isFound).toBe(true);
    for (const [index, cover] of covers.entries()) {
      let [inside, outside, size] = [0, 0, 0];
      cover.forEach((value, at) => {
        const within = isInDisc(at % WIDTH, Math.floor(at / WIDTH), index);
        if (within) size += 1;
        if (within) inside += value / 255;
        else outside += value / 255;
      });
      expect(inside / size, `frame ${index}`).toBeGreaterThan(0.8);
      expect(outside / size, `frame ${index}`).toBeLessThan(0.45);
    }
  });

  test('has a soft edge', () => {
    const { covers } = cutOut(discClip(() => 90));
    const values = new Set(covers[0]);
    expect(values.size).toBeGreaterThan(6);
    expect(values.has(0) && values.has(255)).toBe(true);
  });
});

describe('somebody who sways and holds out an arm as far as the side of the picture', () => {
  const PALE = [170, 120, 140] as const;
  const RED = [110, 110, 200] as const;
  const isHead = (x: number, y: number, middle: number): boolean =>
    Math.hypot(x - middle, y - 16) < 8;
  const isCoat = (x: number, y: number, middle: number): boolean =>
    Math.abs(x - middle) < 9 && y >= 22 && y < 50;
  const isArm = (x: number, y: number, middle: number): boolean =>
    x >= middle - 20 && x < middle && y >= 26 && y < 31;
  const middleOf = (index: number): number => 33 + Math.round(8 * Math.sin(index));
  const frames = Array.from({ length: 18 }, (_, index) => {
    const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
    for (let at = 0; at < WIDTH * HEIGHT; at++) {
      const [x, y, middle] = [at % WIDTH, Math.floor(at / WIDTH), middleOf(index)];
      const [luma, blue, red] = isHead(x, y, middle)
        ? PALE
        : isCoat(x, y, middle) || isArm(x, y, middle)
          ? RED
          : [160, 134, 118];
      const chroma = (y >> 1) * (WIDTH / 2) + (x >> 1);
      frame[at] = luma;
      frame[WIDTH * HEIGHT + chroma] = blue;
      frame[WIDTH * HEIGHT * 1.25 + chroma] = red;
    }
    return frame;
  });
  const { covers, isFound } = cutOut({ width: WIDTH, height: HEIGHT, frames });

  test.each([
    ['pale head', isHead],
    ['coat', isCoat],
    ['arm', isArm],
  ])('keeps the %s in every picture', (_name, isPart) => {
    expect(isFound).toBe(true);
    for (const [index, cover] of covers.entries()) {
      const within: number[] = [];
      cover.forEach((value, at) => {
        const isIn = isPart(at % WIDTH, Math.floor(at / WIDTH), middleOf(index));
        if (isIn) within.push(value / 255);
      });
      const share = within.reduce((sum, value) => sum + value, 0) / within.length;
      expect(share, `frame ${index}`).toBeGreaterThan(0.75);
    }
  });

  test('takes nothing else along', () => {
    for (const cover of covers) {
      expect(cover.reduce((sum, value) => sum + value / 255, 0)).toBeLessThan(1_500);
    }
  });
});

test('before a sea that moves, beside a tree that is cut off, the disc is still what is meant', () => {
  const isTree = (x: number, y: number): boolean => x < 14 && y > 4;
  const frames = Array.from({ length: 12 }, (_, index) => {
    const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
    for (let at = 0; at < WIDTH * HEIGHT; at++) {
      const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
      // Each height has a blue of its own, and waves run through it.
      const wave = 14 * Math.sin(x * 0.5 + index * 1.1 + y);
      const [luma, blue, red] = isInDisc(x, y, index)
        ? [110, 128, 200]
        : isTree(x, y)
          ? [40, 100, 100]
          : [70 + 1.8 * y + wave, 140 + y, 110 - y / 2];
      const chroma = (y >> 1) * (WIDTH / 2) + (x >> 1);
      frame[at] = luma;
      frame[WIDTH * HEIGHT + chroma] = blue;
      frame[WIDTH * HEIGHT * 1.25 + chroma] = red;
    }
    return frame;
  });
  const { covers, isFound } = cutOut({ width: WIDTH, height: HEIGHT, frames });
  expect(isFound).toBe(true);
  for (const [index, cover] of covers.entries()) {
    let [inside, outside] = [0, 0];
    cover.forEach((value, at) => {
      if (isInDisc(at % WIDTH, Math.floor(at / WIDTH), index)) inside += value / 255;
      else outside += value / 255;
    });
    const size = Math.PI * RADIUS ** 2;
    expect(inside / size, `frame ${index}`).toBeGreaterThan(0.8);
    expect(outside / size, `frame ${index}`).toBeLessThan(0.45);
  }
});

test('where nothing stands out, the soft middle of the picture does for it', () => {
  const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2).fill(128);
  const { covers, isFound } = cutOut({ width: WIDTH, height: HEIGHT, frames: [frame, frame] });
  expect(isFound).toBe(false);
  expect(covers[0]![(HEIGHT / 2) * WIDTH + WIDTH / 2]).toBe(255);
  expect([covers[0]![0], covers[0]![WIDTH - 1]]).toEqual([0, 0]);
});

describe('a clip as a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'reprise-character-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  test('gives the pictures of its ball, in its colour', async () => {
    const path = join(folder, 'clip.mp4');
    await writeSampleClip(path);
    const pictures = await readCharacter(path);
    expect(pictures).toHaveLength(24);
    const sums = [0, 0, 0];
    let covered = 0;
    for (const { data } of pictures) {
      for (let at = 0; at < data.length; at += 4) {
        if (data[at + 3]! < 250) continue;
        covered += 1;
        sums.forEach((_, channel) => (sums[channel]! += data[at + channel]!));
      }
    }
    const [red, green, blue] = sums.map((sum) => sum / covered) as [number, number, number];
    expect(covered).toBeGreaterThan(5_000);
    expect(red).toBeGreaterThan(green + 60);
    expect(red).toBeGreaterThan(blue + 60);
  });

  test('that is none is refused', async () => {
    const path = join(folder, 'none.mp4');
    await writeFile(path, 'a clip');
    await expect(readCharacter(path)).rejects.toMatchObject({ kind: 'source_video' });
  });
});

describe('characters in front of a scene', () => {
  const blue = { width: 20, height: 30, data: new Uint8Array(20 * 30 * 4) };
  for (let at = 0; at < blue.data.length; at += 4) blue.data.set([20, 30, 220, 255], at);
  const scene = { frameSizeBytes: (WIDTH * HEIGHT * 3) / 2, drawFrame: fillGrey };

  function fillGrey(_time: number, target: Uint8Array): void {
    target.fill(128);
  }

  function bluePixels(count: number, timeSeconds: number): number[] {
    const drawer = withCharacters(
      scene,
      { width: WIDTH, height: HEIGHT },
      Array.from({ length: count }, () => [blue]),
    );
    const frame = new Uint8Array(scene.frameSizeBytes);
    drawer.drawFrame(timeSeconds, frame);
    const places: number[] = [];
    const chroma = frame.subarray(WIDTH * HEIGHT, WIDTH * HEIGHT * 1.25);
    chroma.forEach((value, at) => void (value > 170 && places.push(at)));
    return places;
  }

  test('stand on the lower part of the frame, and move', () => {
    const [early, late] = [bluePixels(1, 0), bluePixels(1, 4)];
    const rowOf = (at: number): number => Math.floor(at / (WIDTH / 2));
    expect(early.length).toBeGreaterThan(60);
    expect(Math.min(...early.map(rowOf))).toBeGreaterThan(HEIGHT / 2 / 3);
    expect(Math.max(...early.map(rowOf))).toBeLessThan(HEIGHT / 2);
    expect(late).not.toEqual(early);
    expect(Math.abs(late.length - early.length)).toBeLessThan(early.length / 3);
  });

  test('are two when there are two', () => {
    expect(bluePixels(2, 0).length).toBeGreaterThan(1.6 * bluePixels(1, 0).length);
  });

  test('are the same at the same time, and none change nothing', () => {
    expect(bluePixels(2, 1.5)).toEqual(bluePixels(2, 1.5));
    expect(withCharacters(scene, { width: WIDTH, height: HEIGHT }, [])).toBe(scene);
  });
});
