/** Bytes at rest: put, open, delete. */
export { AssetMissingError, StorageFullError, type AssetDriver } from './asset-driver.ts';
export { createAssets, type Assets, type NewAsset, type OpenAsset } from './assets.ts';
export { inspectImage, type ImageHeader } from './inspect-image.ts';
export { createFsDriver } from './drivers/fs-driver.ts';
