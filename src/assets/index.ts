/** Bytes at rest: put, open, sign, delete. */
export {
  AssetMissingError,
  StorageFullError,
  type AssetDriver,
  type ByteRange,
} from './asset-driver.ts';
export type { AssetStore, AssetStores } from './asset-stores.ts';
export { createAssets, type Assets, type NewAsset, type OpenAsset } from './assets.ts';
export { createAssetFinder, type AssetFinder, type StoredAsset } from './asset-finder.ts';
export { inspectImage, type ImageHeader } from './inspect-image.ts';
export { inspectVideo, type VideoHeader } from './inspect-video.ts';
export { openLinks } from './links.ts';
export { createMaintenance, type AssetMaintenance } from './maintenance.ts';
export { enterReader, leaveReader } from './store-readers.ts';
export type { AssetLink, SignedLink } from './sign-link.ts';
export { openStores } from './open-stores.ts';
export { createFsDriver } from './drivers/fs-driver.ts';
export { isAssetId } from './asset-id.ts';
