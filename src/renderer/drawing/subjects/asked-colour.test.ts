/** Each subject is seen in the colour that was asked for, and nothing around it changes. */

import { expect, it } from 'vitest';
import { type Scene, type Setting, type Subject, SUBJECTS } from '../../scene/scene.ts';
import { createFrameDrawer } from '../create-frame-drawer.ts';

const [WIDTH, HEIGHT] = [256, 144];
const LUMA = WIDTH * HEIGHT;
const [RED, BLUE] = ['#c92a2a', '#2a62c9'];

/** Each where it is largest or stands alone. */
const PLACES: Partial<Readonly<Record<Subject, Setting>>> = { fish: 'underwater', boat: 'lake' };

function sceneOf(subject: Subject, colour: string | null): Scene {
  return {
    version: 1,
    seed: 4,
    width: WIDTH,
    height: HEIGHT,
    durationSeconds: 4,
    setting: PLACES[subject] ?? 'meadow',
    subjects: [subject],
    ...(colour === null ? {} : { colours: { [subject]: colour } }),
    camera: 'still',
    segments: [
      { startSeconds: 0, look: { time: 'day', weather: 'clear', style: 'natural', palette: null } },
    ],
    hasReferenceImage: false,
  };
}

it.each(SUBJECTS)('a %s', async (subject) => {
  const draw = async (colour: string | null): Promise<Uint8Array> => {
    const drawer = await createFrameDrawer(sceneOf(subject, colour), null);
    const frame = new Uint8Array(drawer.frameSizeBytes);
    drawer.drawFrame(2, frame);
    return frame;
  };
  const [usual, red, blue] = [await draw(null), await draw(RED), await draw(BLUE)];
  const quarter = LUMA / 4;
  let changed = 0;
  let [bluer, redder] = [0, 0];
  for (let at = LUMA; at < LUMA + quarter; at += 1) {
    const differs = (one: Uint8Array, other: Uint8Array): boolean =>
      Math.abs(one[at]! - other[at]!) + Math.abs(one[at + quarter]! - other[at + quarter]!) > 6;
    if (!differs(red, usual) && !differs(blue, usual)) continue;
    changed += 1;
    bluer += blue[at]! - red[at]!;
    redder += red[at + quarter]! - blue[at + quarter]!;
  }
  expect(changed).toBeGreaterThan(3);
  // Only the subject itself, which is a small part of the frame.
  expect(changed).toBeLessThan(quarter / 4);
  expect(bluer / changed).toBeGreaterThan(4);
  expect(redder / changed).toBeGreaterThan(4);
});
