/** Single frames of footage in their new look: what is changed, by how much, and from when on. */
import { describe, expect, test } from 'vitest';
import { psnr } from '../../../test/support/video-metrics.ts';
import * as letters from '../drawing/overlays/create-overlays.ts';
import { type Overlay, STYLES } from '../scene/scene.ts';
import { findColourParts } from './colour-parts.ts';
import type { Footage, FootageLook } from './footage.ts';
import { isGraded } from './footage-grades.ts';
import { lookChange } from './look-change.ts';
import { createFootagePainter } from './paint-footage.ts';

const [WIDTH, HEIGHT] = [192, 108];
const AS_IT_IS: FootageLook = { time: null, weather: null, style: null, palette: null };

/** Waves of light over waves of colour. */
function sourceFrame(): Uint8Array {
  const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
  for (let at = 0; at < frame.length; at++) {
    const isLuma = at < WIDTH * HEIGHT;
    const wave = Math.sin((at % WIDTH) / 9) * Math.sin(at / WIDTH / 7);
    frame[at] = isLuma ? 120 + 60 * wave : 128 + 30 * Math.sin(at / 500);
  }
  return frame;
}

function painterFor(
  look: Partial<FootageLook>,
  addedSeconds = 0,
  overlays: readonly Overlay[] = [],
) {
  const footage: Footage = {
    version: 1,
    seed: 3,
    width: WIDTH,
    height: HEIGHT,
    sourceSeconds: 2,
    addedSeconds,
    keepsSource: true,
    look: { ...AS_IT_IS, ...look },
    overlays,
  };
  const paint = createFootagePainter(
    footage,
    lookChange(footage.look, () => findColourParts([])),
    letters,
  );
  return (secondsAfterEnd: number, timeSeconds = 1): Uint8Array => {
    const target = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
    paint({ pixels: sourceFrame(), secondsAfterEnd }, timeSeconds, target);
    return target;
  };
}

test('nothing asked leaves every byte', () => {
  expect(painterFor({})(-1)).toEqual(sourceFrame());
});

describe('every style', () => {
  test.each(STYLES.filter((style) => style !== 'natural'))('%s changes the frame', (style) => {
    expect(isGraded('style', style)).toBe(true);
    const painted = painterFor({ style })(-1);
    expect(psnr(painted, sourceFrame())).toBeLessThan(38);
    expect(painted).toEqual(painterFor({ style })(-1));
  });
});

test('rain falls: two moments differ, one moment is always the same', () => {
  const paint = painterFor({ weather: 'rain' });
  expect(paint(-1, 1)).toEqual(paint(-1, 1));
  expect(paint(-1, 1)).not.toEqual(paint(-1, 1.1));
});

describe('an extension into the night', () => {
  const paint = painterFor({ time: 'night' }, 4);
  const meanLuma = (frame: Uint8Array): number =>
    frame.subarray(0, WIDTH * HEIGHT).reduce((sum, value) => sum + value, 0) / (WIDTH * HEIGHT);

  test('leaves what was filmed', () => {
    expect(paint(-0.5)).toEqual(sourceFrame());
    expect(paint(0)).toEqual(sourceFrame());
  });

  test('darkens step by step over two seconds, and then stays', () => {
    const levels = [0, 0.5, 1, 1.5, 2].map((seconds) => meanLuma(paint(seconds)));
    for (const [index, level] of levels.slice(1).entries()) {
      expect(level).toBeLessThan(levels[index]! - 5);
    }
    expect(paint(2)).toEqual(paint(3));
  });
});

describe('letters', () => {
  const sale: Overlay = {
    kind: 'text',
    text: 'SALE',
    place: 'centre',
    fromSeconds: 1,
    untilSeconds: 2,
  };
  const differing = (one: Uint8Array, other: Uint8Array): number[] =>
    [...one.subarray(0, WIDTH * HEIGHT).keys()].filter((at) => one[at] !== other[at]);

  test('are there in their time, and leave every byte before and after it', () => {
    const paint = painterFor({}, 0, [sale]);
    for (const seconds of [0, 1, 2.7]) expect(paint(-1, seconds)).toEqual(sourceFrame());
    const changed = differing(paint(-1, 1.8), sourceFrame());
    expect(changed.length).toBeGreaterThan(200);
    for (const at of changed) {
      const [x, y] = [at % WIDTH, Math.floor(at / WIDTH)];
      expect(Math.abs(x - WIDTH / 2)).toBeLessThan(WIDTH / 2.5);
      expect(Math.abs(y - HEIGHT / 2)).toBeLessThan(HEIGHT / 3);
    }
  });

  test('lie over the new look, and are as bright by night', () => {
    const brightest = (look: Partial<FootageLook>): number =>
      painterFor(look, 0, [sale])(-1, 1.8)
        .subarray(0, WIDTH * HEIGHT)
        .toSorted()
        .at(-20)!;
    expect(brightest({ time: 'night' })).toBeGreaterThan(brightest({}) - 8);
    const night = painterFor({ time: 'night' });
    expect(painterFor({ time: 'night' }, 0, [sale])(-1, 0)).toEqual(night(-1, 0));
  });
});
