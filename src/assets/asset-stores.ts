/** The places where bytes are: the one for new bytes, and those that older ones may still be in. */
import { StorageUnavailableError, type AssetDriver } from './asset-driver.ts';

export interface AssetStore {
  /** Recorded with every asset, so it never changes while there are bytes in the store. */
  readonly name: string;
  readonly driver: AssetDriver;
}

/** The first takes the new bytes. */
export type AssetStores = readonly [AssetStore, ...AssetStore[]];

export function findStore(stores: AssetStores, name: string): AssetStore {
  const store = stores.find((candidate) => candidate.name === name);
  if (store !== undefined) return store;
  throw new StorageUnavailableError(
    `bytes are in the store "${name}", which is not configured: set REPRISE_ASSETS_URL_PREVIOUS`,
  );
}
