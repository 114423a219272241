/** Where results are kept, by the settings. */
import { join, resolve } from 'node:path';
import { openStores, type AssetStores } from '../assets/index.ts';
import type { Config } from '../config/index.ts';

export function openStoresOf(config: Config): AssetStores {
  const localFolder = join(resolve(config.dataDir), 'assets');
  return openStores(localFolder, config.assetsUrl, config.assetsUrlPrevious);
}
