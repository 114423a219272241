/** The stores that an operator has named, and the local folder, which is always one of them. */
import { resolve } from 'node:path';
import type { StorageLocation } from '../lib/storage-location.ts';
import type { AssetStore, AssetStores } from './asset-stores.ts';
import { createFsDriver } from './drivers/fs-driver.ts';
import { createS3Driver } from './drivers/s3-driver.ts';

/** What `assets.store` says of bytes in a folder, wherever that is: it moves with its data. */
const FOLDER_STORE = 'fs';

/** Without a wish the local folder takes new bytes; with one it is still read. */
export function openStores(
  localFolder: string,
  wished: StorageLocation | null,
  previous: StorageLocation | null,
): AssetStores {
  const local: StorageLocation = { kind: 'folder', folder: localFolder };
  const first = openStore(wished ?? local);
  const others = [previous, local].filter((location) => location !== null).map(openStore);
  const byName = new Map<string, AssetStore>();
  for (const store of others) {
    if (store.name !== first.name && !byName.has(store.name)) byName.set(store.name, store);
  }
  return [first, ...byName.values()];
}

function openStore(location: StorageLocation): AssetStore {
  if (location.kind === 'folder') {
    return { name: FOLDER_STORE, driver: createFsDriver(resolve(location.folder)) };
  }
  const { bucket, prefix } = location;
  return { name: `s3:${bucket}/${prefix}`, driver: createS3Driver(location) };
}
