/** Names of assets say what they are, and old ones still mean something. */
import { expect, it } from 'vitest';
import { assetFileName, isAssetId, newAssetId } from './asset-id.ts';

it.each([
  ['video/mp4', 'mp4'],
  ['image/webp', 'webp'],
  ['image/jpeg', 'jpg'],
  ['text/plain', 'bin'],
])('%s is told from the name', (mediaType, extension) => {
  const id = newAssetId(mediaType);
  expect(id).toMatch(/^[a-z0-9_-]{8,}$/);
  expect(isAssetId(id)).toBe(true);
  expect(assetFileName(id)).toBe(`${id}.${extension}`);
});

it('an old name is a video’s', () => {
  const old = `asset_${'0123456789abcdef'.repeat(2)}`;
  expect([isAssetId(old), assetFileName(old)]).toEqual([true, `${old}.mp4`]);
});

it.each(['', 'asset_', 'holiday.mp4', 'asset_mp4_xyz', 'asset_0123/../x', 'backup_0123456789'])(
  'what others keep in the same place is none: %j',
  (key) => {
    expect(isAssetId(key)).toBe(false);
  },
);
