/** Bytes at rest: put, open, sign, delete. */
export { AssetMissingError, StorageFullError, type AssetDriver } from './asset-driver.ts';
export { createAssets, type Assets, type NewAsset, type OpenAsset } from './assets.ts';
export { inspectImage, type ImageHeader } from './inspect-image.ts';
export { inspectVideo, type VideoHeader } from './inspect-video.ts';
export { loadLinkSecret } from './load-link-secret.ts';
export type { AssetLink } from './sign-link.ts';
export { createFsDriver } from './drivers/fs-driver.ts';
