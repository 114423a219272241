/**
 * Names of assets. A name says what kind of file it is, so that a link to many of them, each with
 * the right ending, can be made without a look at their records.
 */
import { fileExtension } from '../lib/file-extension.ts';
import { randomHex } from '../lib/random.ts';

export function newAssetId(mediaType: string): string {
  return `asset_${fileExtension(mediaType)}_${randomHex(16)}`;
}

/** Assets of before names said it are videos, as far as links lead to them. */
export function assetFileName(assetId: string): string {
  const extension = /^asset_([a-z0-9]{2,5})_/.exec(assetId)?.[1] ?? 'mp4';
  return `${assetId}.${extension}`;
}

export function isAssetId(key: string): boolean {
  return /^asset_(?:[a-z0-9]{2,5}_)?[0-9a-f]{8,64}$/.test(key);
}
