/** Names under which downloads are saved. */
import { expect, it } from 'vitest';
import { contentFileName } from './content-file-name.ts';

it.each([
  ['video', 'video/mp4', 'video_1.mp4'],
  ['thumbnail', 'image/webp', 'video_1.webp'],
  ['thumbnail', 'image/png', 'video_1.png'],
  ['spritesheet', 'image/jpeg', 'video_1-sprites.jpg'],
  ['spritesheet', 'application/x-unknown', 'video_1-sprites.bin'],
] as const)('%s as %s is saved as %s', (variant, mediaType, expected) => {
  expect(contentFileName('video_1', variant, { mediaType })).toBe(expected);
});
