/** What is stored of a submission can be read again, and nothing else can. */
import { expect, test } from 'vitest';
import { planScene } from '../../renderer/index.ts';
import { decodeOperation, encodeOperation } from './operation.ts';

const { scene } = planScene({
  prompt: 'A cat in a meadow at dawn',
  width: 1280,
  height: 720,
  durationSeconds: 8,
  seed: 1,
  hasReferenceImage: false,
});

test('a scene survives being stored', () => {
  expect(decodeOperation(encodeOperation(scene))).toEqual({ version: 1, scene });
});

test.each([
  ['nothing', null],
  ['a text', 'scene'],
  ['another version', { version: 2, scene: {} }],
  ['no scene', { version: 1 }],
  ['a scene of impossible size', { version: 1, scene: { ...scene, width: 100_000 } }],
])('%s is refused', (_name, value) => {
  expect(() => decodeOperation(JSON.parse(JSON.stringify(value)))).toThrow();
});
