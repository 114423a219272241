/** What an operator does with bytes at rest: look after them, move them, revoke the links to them. */
import type { Database } from '../db/index.ts';
import { findStore, type AssetStores } from './asset-stores.ts';
import { rotateLinkSecret } from './links.ts';
import { migrateAssets, type Moved } from './migrate-assets.ts';
import { TRY_MAINTENANCE_LOCK } from './statements.ts';
import { isUnknownToSome } from './store-readers.ts';
import { verifyAssets, type AssetFault, type Verified } from './verify-assets.ts';

export interface AssetMaintenance {
  /** Reads all bytes; with `isRepair` strays are removed. Every asset is reported. */
  verify(isRepair: boolean, report: (verified: Verified | AssetFault) => void): Promise<void>;
  /** Moves everything to the store for new bytes. */
  migrate(report: (moved: Moved) => void): Promise<void>;
  /** No link that was ever given opens anything any more. */
  rotateLinks(): Promise<void>;
  /** Where new bytes go. */
  readonly storeName: string;
}

/** It cannot be done now; the text says what is to be done first. */
class MaintenanceRefused extends Error {
  override readonly name = 'MaintenanceRefused';
}

interface MaintenanceParts {
  readonly database: Database;
  readonly stores: AssetStores;
  readonly listLivingInstances: () => Promise<readonly number[]>;
}

export function createMaintenance(parts: MaintenanceParts): AssetMaintenance {
  const { database, stores } = parts;
  const [{ name: storeName }] = stores;

  /** A copy that is under way looks like a stray to whoever does not make it. */
  async function alone(work: () => Promise<void>): Promise<void> {
    await database.transaction(async (transaction) => {
      const { rows } = await transaction.query<{ isMine: boolean }>(TRY_MAINTENANCE_LOCK, []);
      if (rows[0]?.isMine !== true) {
        throw new MaintenanceRefused('Another command is moving or checking results; wait for it.');
      }
      await work();
    });
  }

  return {
    storeName,
    rotateLinks: () => rotateLinkSecret(database),
    verify: (isRepair, report) =>
      alone(async () => {
        for await (const verified of verifyAssets(database, stores)) {
          if (isRepair && 'kind' in verified && verified.kind === 'stray') {
            await findStore(stores, verified.store).driver.delete(verified.assetId);
          }
          report(verified);
        }
      }),
    migrate: (report) =>
      alone(async () => {
        if (await isUnknownToSome(database, storeName, await parts.listLivingInstances())) {
          throw new MaintenanceRefused(
            'A gateway that runs does not know the new place; restart it with the same settings first.',
          );
        }
        for await (const moved of migrateAssets(database, stores)) report(moved);
      }),
  };
}
