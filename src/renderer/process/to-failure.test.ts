import { expect, test } from 'vitest';
import { MediaError } from '../encoding/media-error.ts';
import { RenderError } from './render-error.ts';
import { toFailure } from './to-failure.ts';

test('an error of our own keeps its kind and its detail', () => {
  const failure = toFailure(new RenderError('reference_image', 'type bmp is not accepted'));
  expect(failure).toEqual({
    type: 'failed',
    kind: 'reference_image',
    detail: 'type bmp is not accepted',
  });
});

test('a full disk is recognised, whoever notices it', () => {
  const fromNode = Object.assign(new Error('write failed'), { code: 'ENOSPC' });
  expect(toFailure(fromNode).kind).toBe('disk_full');
  expect(toFailure(new MediaError('write packet', -28)).kind).toBe('disk_full');
});

test('anything else is a crash that says where', () => {
  expect(toFailure(new MediaError('write packet', -5))).toMatchObject({ kind: 'crashed' });
  expect(toFailure(new TypeError('oops')).detail).toMatch(/oops[\s\S]*to-failure.test/);
  expect(toFailure('thrown text')).toEqual({
    type: 'failed',
    kind: 'crashed',
    detail: 'thrown text',
  });
});
