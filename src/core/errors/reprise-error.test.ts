/** What an error says to the caller, and what it keeps to itself. */
import { expect, it } from 'vitest';
import { ERROR_CATALOGUE } from './error-catalogue.ts';
import { RepriseError } from './reprise-error.ts';

it('says the catalogue’s text unless it is given a better one', () => {
  const plain = new RepriseError('video_not_found');
  expect(plain).toMatchObject({
    message: ERROR_CATALOGUE.video_not_found.publicText,
    publicText: ERROR_CATALOGUE.video_not_found.publicText,
    entry: ERROR_CATALOGUE.video_not_found,
    param: null,
    internal: null,
    retryAfterSeconds: null,
  });
  const precise = new RepriseError('video_not_found', {
    publicText: 'No video v.',
    param: 'video',
  });
  expect(precise).toMatchObject({
    message: 'No video v.',
    publicText: 'No video v.',
    param: 'video',
  });
});

it('keeps the cause and the internal detail out of its text', () => {
  const cause = new Error('secret cause');
  const error = new RepriseError('internal_error', { internal: 'secret detail', cause });
  expect(error.cause).toBe(cause);
  expect(error.internal).toBe('secret detail');
  expect(error.message).not.toContain('secret');
});
