import { describe, expect, test } from 'vitest';
import { parseScene } from './scene-schema.ts';
import { type Scene, type Segment, SUBJECTS } from './scene.ts';

const LOOK = { time: 'day', weather: 'clear', style: 'natural', palette: null } as const;
const SCENE: Scene = {
  version: 1,
  seed: 3,
  width: 1280,
  height: 720,
  durationSeconds: 8,
  setting: 'meadow',
  subjects: ['cat'],
  camera: 'still',
  segments: [{ startSeconds: 0, look: LOOK }],
  hasReferenceImage: false,
};

function starts(...startSeconds: number[]): { segments: Segment[] } {
  return { segments: startSeconds.map((start) => ({ startSeconds: start, look: LOOK })) };
}

describe('accepts', () => {
  test.each<[string, object]>([
    ['a plain scene', {}],
    ['the smallest', { width: 64, height: 64, durationSeconds: 0.5, seed: 0, subjects: [] }],
    ['the largest', { width: 4096, height: 4096, durationSeconds: 120, seed: 4_294_967_295 }],
    ['several segments', starts(0, 4, 7.5)],
    [
      'a palette',
      {
        segments: [
          { startSeconds: 0, look: { ...LOOK, palette: ['#1f7a7a', '#dcc59a', '#a4472a'] } },
        ],
      },
    ],
    ['every subject', { subjects: [...SUBJECTS] }],
    ['a heading', { heading: 'left' }],
    ['numbers and a pace', { counts: { cat: 2 }, pace: 3 }],
  ])('%s', (_, change) => {
    const scene = { ...SCENE, ...change };
    expect(parseScene(JSON.parse(JSON.stringify(scene)))).toEqual(scene);
  });
});

describe('refuses', () => {
  test.each<[string, object]>([
    ['another version', { version: 2 }],
    ['an unknown field', { shots: [] }],
    ['a missing field', { camera: undefined }],
    ['a negative seed', { seed: -1 }],
    ['a fractional seed', { seed: 1.5 }],
    ['a seed beyond 32 bits', { seed: 4_294_967_296 }],
    ['an odd width', { width: 1281 }],
    ['an odd height', { height: 719 }],
    ['a narrow one', { width: 62 }],
    ['a high one', { height: 4098 }],
    ['a width in text', { width: '1280' }],
    ['no length', { durationSeconds: 0 }],
    ['too great a length', { durationSeconds: 120.01 }],
    ['an infinite length', { durationSeconds: Number.POSITIVE_INFINITY }],
    ['an unknown setting', { setting: 'moon' }],
    ['an unknown subject', { subjects: ['tiger'] }],
    ['more subjects than there are', { subjects: [...SUBJECTS, 'birds'] }],
    ['a number of an unknown subject', { counts: { tiger: 2 } }],
    ['no cats as a number', { counts: { cat: 0 } }],
    ['a standing pace', { pace: 0 }],
    ['an unknown camera', { camera: 'spin' }],
    ['no segments', { segments: [] }],
    ['a late first segment', starts(1)],
    ['segments out of order', starts(0, 5, 3)],
    ['two segments at once', starts(0, 5, 5)],
    ['a segment after the end', starts(0, 8)],
    ['121 segments', starts(...Array.from({ length: 121 }, (_, index) => index / 32))],
    ['an unknown time', { segments: [{ startSeconds: 0, look: { ...LOOK, time: 'noon' } }] }],
    [
      'two colours',
      { segments: [{ startSeconds: 0, look: { ...LOOK, palette: ['#1f7a7a', '#dcc59a'] } }] },
    ],
    [
      'a colour name',
      {
        segments: [{ startSeconds: 0, look: { ...LOOK, palette: ['teal', '#dcc59a', '#a4472a'] } }],
      },
    ],
    [
      'an upper-case colour',
      {
        segments: [
          { startSeconds: 0, look: { ...LOOK, palette: ['#1F7A7A', '#dcc59a', '#a4472a'] } },
        ],
      },
    ],
  ])('%s', (_, change) => {
    expect(() => parseScene({ ...SCENE, ...change })).toThrow();
  });

  test.each([null, undefined, 'scene', [], 1])('what is no object: %j', (value) => {
    expect(() => parseScene(value)).toThrow();
  });
});
