/** A style without colour shows nothing of a palette that is washed over the others. */
import { describe, expect, it } from 'vitest';
import type { Look, Scene } from '../scene/scene.ts';
import { createGeometryStore } from './geometry-store.ts';
import { createPicture } from './picture.ts';

const WIDTH = 160;
const HEIGHT = 90;

function seaIn(changes: Partial<Look>): Uint8Array {
  const look: Look = { time: 'day', weather: 'clear', style: 'natural', palette: null, ...changes };
  const scene: Scene = {
    version: 1,
    seed: 2,
    width: WIDTH,
    height: HEIGHT,
    durationSeconds: 4,
    setting: 'underwater',
    subjects: [],
    camera: 'pan_right',
    segments: [{ startSeconds: 0, look }],
    hasReferenceImage: false,
  };
  const frame = new Uint8Array((WIDTH * HEIGHT * 3) / 2);
  createPicture(scene, look, createGeometryStore()).paint(0.5).copyTo(frame);
  return frame;
}

describe('a palette', () => {
  const palette = ['#c8327a', '#ffb0c8', '#40204a'] as const;

  it.each(['line_drawing', 'blueprint', 'noir'] as const)(
    'leaves a sea as %s as it is',
    (style) => {
      expect(seaIn({ style, palette })).toEqual(seaIn({ style }));
    },
  );

  it.each(['natural', 'cartoon'] as const)('colours a sea as %s', (style) => {
    expect(seaIn({ style, palette })).not.toEqual(seaIn({ style }));
  });
});
