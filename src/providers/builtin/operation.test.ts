/** What is stored of a submission can be read again, and nothing else can. */
import { describe, expect, test } from 'vitest';
import { planFootage, planScene } from '../../renderer/index.ts';
import { decodeOperation, encodeOperation, type BuiltinOperation } from './operation.ts';

const { scene } = planScene({
  prompt: 'A cat in a meadow at dawn',
  width: 1280,
  height: 720,
  durationSeconds: 8,
  seed: 1,
  hasReferenceImage: false,
});
const { footage } = planFootage({
  prompt: 'at night',
  seed: 1,
  width: 640,
  height: 360,
  sourceSeconds: 5,
  addedSeconds: 4,
  keepsSource: true,
});

const DRAWN: BuiltinOperation = {
  version: 2,
  work: {
    kind: 'scene',
    scene,
    framesPerSecond: 30,
    fromSeconds: 4,
    referenceImageCount: 0,
    shotSeconds: 8,
    characters: [1],
  },
  understanding: { matched: ['cat'], unknown: [], notDrawn: ['tiger'], confidence: 0.5 },
  operation: 'remix',
  isSourceOwn: true,
  paceSeconds: 60,
  failAtPercent: null,
  keptSeconds: 5,
};

test('a drawn video survives being stored', () => {
  expect(decodeOperation(encodeOperation(DRAWN))).toEqual(DRAWN);
});

test('a remade video survives being stored', () => {
  const remade: BuiltinOperation = { ...DRAWN, work: { kind: 'footage', footage } };
  expect(decodeOperation(encodeOperation(remade))).toEqual(remade);
});

test('a video of the first version can still be remixed', () => {
  const stored = JSON.parse(JSON.stringify({ version: 1, scene }));
  const { work } = decodeOperation(stored);
  expect(work).toMatchObject({ kind: 'scene', scene, framesPerSecond: 24, fromSeconds: 0 });
});

test('a video that was planned before files said how they came about can still be drawn', () => {
  const { operation: _operation, isSourceOwn: _own, keptSeconds: _kept, ...stored } = DRAWN;
  expect(decodeOperation(JSON.parse(JSON.stringify(stored)))).toEqual({
    ...DRAWN,
    operation: 'create',
    isSourceOwn: false,
    keptSeconds: null,
  });
});

describe('refused is', () => {
  const broken = (change: object): unknown => ({ ...DRAWN, ...change });
  test.each([
    ['nothing', null],
    ['a text', 'scene'],
    ['another version', broken({ version: 3 })],
    ['no work', { version: 2 }],
    ['work of no kind', broken({ work: { ...DRAWN.work, kind: 'song' } })],
    ['a rate that no file has', broken({ work: { ...DRAWN.work, framesPerSecond: 29 } })],
    ['a scene of impossible size', { version: 1, scene: { ...scene, width: 100_000 } }],
    ['footage without a length', broken({ work: { kind: 'footage', footage: { version: 1 } } })],
  ])('%s', (_name, value) => {
    expect(() => decodeOperation(JSON.parse(JSON.stringify(value)))).toThrow();
  });
});
