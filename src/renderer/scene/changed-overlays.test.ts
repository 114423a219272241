import { describe, expect, test } from 'vitest';
import { extendScene } from './extend-scene.ts';
import { planScene } from './plan-scene.ts';
import { remixScene } from './remix-scene.ts';
import { parseScene } from './scene-schema.ts';
import type { Scene } from './scene.ts';

function plan(prompt: string, durationSeconds = 8): Scene {
  const size = { width: 1280, height: 720 };
  return planScene({ prompt, ...size, durationSeconds, seed: 5, hasReferenceImage: false }).scene;
}

const BOAT = plan('a boat on a lake');

describe('when it is shown', () => {
  test.each([
    ['the text "A" at the end', 5, 8],
    ['the text "A" at the start', 0, 3],
    ['the text "A" throughout', null, null],
    ['the title "A"', 0, 3],
    ['the watermark "A"', null, null],
  ])('%s', (prompt, fromSeconds, untilSeconds) => {
    expect(plan(prompt).overlays).toEqual([
      expect.objectContaining({ text: 'A', fromSeconds, untilSeconds }),
    ]);
  });

  test('never takes more than half of a short video', () => {
    expect(plan('the text "A" at the end', 4).overlays?.[0]?.fromSeconds).toBeCloseTo(2.2);
  });
});

describe('a remix', () => {
  test('adds it and leaves everything else as it was', () => {
    const { scene } = remixScene(BOAT, 'add the text "HELLO" at the end');
    const { overlays, ...rest } = scene;
    expect(rest).toEqual(BOAT);
    expect(overlays).toHaveLength(1);
    expect(parseScene(JSON.parse(JSON.stringify(scene)))).toEqual(scene);
  });

  test('of a remix changes the words only, or takes them away', () => {
    const titled = remixScene(BOAT, 'add the text "HELLO" in the top left corner').scene;
    const changed = remixScene(titled, 'change the text to "BYE"').scene;
    expect(changed.overlays).toEqual([{ ...titled.overlays?.[0], text: 'BYE' }]);
    expect(remixScene(changed, 'remove the text').scene).toEqual(BOAT);
    expect(remixScene(changed, 'remove the logo').scene).toEqual(changed);
    expect(remixScene(changed, 'at night').scene.overlays).toEqual(changed.overlays);
  });

  test('replaces what stands at the same place and time, and joins what does not', () => {
    const one = remixScene(BOAT, 'the text "A" at the end').scene;
    expect(remixScene(one, 'the text "B" at the end').scene.overlays).toHaveLength(1);
    expect(remixScene(one, 'the text "B" at the start').scene.overlays).toHaveLength(2);
    expect(remixScene(one, 'the Acme logo in the corner').scene.overlays).toHaveLength(2);
  });

  test('never piles up more than can be stored', () => {
    let scene = BOAT;
    for (const place of ['top', 'bottom', 'middle', 'top left corner', 'top right corner']) {
      for (const moment of ['at the start', 'at the end']) {
        scene = remixScene(scene, `the text "A" ${moment}, ${place}`).scene;
      }
    }
    expect(scene.overlays).toHaveLength(6);
    expect(parseScene(scene)).toEqual(scene);
  });
});

describe('an extension', () => {
  test('keeps what was shown and adds to its own part', () => {
    const source = plan('a boat, the text "A" at the end');
    const { scene } = extendScene(source, 'add the text "B" at the end', 4);
    expect(scene.overlays).toEqual([
      ...(source.overlays ?? []),
      expect.objectContaining({ text: 'B', fromSeconds: 12 - 4 * 0.45, untilSeconds: 12 }),
    ]);
  });

  test('lets a lasting one end where the new part begins', () => {
    const source = plan('a boat, the text "A" throughout');
    const { scene } = extendScene(source, 'no text', 4);
    expect(scene.overlays).toEqual([expect.objectContaining({ untilSeconds: 8 })]);
    const ended = extendScene(plan('the text "A" at the start'), 'no text', 4).scene;
    expect(ended.overlays).toEqual([expect.objectContaining({ untilSeconds: 3 })]);
  });
});
