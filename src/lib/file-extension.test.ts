import { expect, it } from 'vitest';
import { fileExtension } from './file-extension.ts';

it.each([
  ['video/mp4', 'mp4'],
  ['video/webm', 'webm'],
  ['image/webp', 'webp'],
  ['image/jpeg', 'jpg'],
  ['image/png', 'png'],
  ['image/gif', 'gif'],
  ['application/x-unknown', 'bin'],
  ['', 'bin'],
])('%s ends in .%s', (mediaType, extension) => {
  expect(fileExtension(mediaType)).toBe(extension);
});
