/** For commands: the results of this installation, and what can be done about them. */
import { createAssetFinder, createMaintenance, type AssetMaintenance } from '../assets/index.ts';
import type { Config } from '../config/index.ts';
import { listLivingInstances } from '../db/index.ts';
import { createMoney, exportVideos, type ExportedVideo } from '../engine/index.ts';
import { createIdentity, type Identity } from '../identity/index.ts';
import { systemClock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { openStoresOf } from './open-stores-of.ts';
import { openForCommand } from './reach-database.ts';

/** The results of this data folder or database, whether a gateway runs on it or not. */
export interface StorageAccess {
  readonly maintenance: AssetMaintenance;
  readonly projects: Pick<Identity, 'findProject'>;
  /** What a project has: what is known of each video, and its bytes as long as they are kept. */
  exportVideos(projectId: string): AsyncIterable<ExportedVideo>;
  /** Every transfer of its money, as CSV. */
  formatStatement(projectId: string): AsyncIterable<string>;
  close(): Promise<void>;
}

export async function openStorage(config: Config, logger: Logger): Promise<StorageAccess> {
  await using parts = new AsyncDisposableStack();
  const database = await openForCommand(config, logger, parts);
  const stores = openStoresOf(config);
  const maintenance = createMaintenance({
    database,
    stores,
    listLivingInstances: () => listLivingInstances(database),
  });
  const assets = createAssetFinder(database, stores);
  const lasting = parts.move();
  return {
    maintenance,
    projects: createIdentity(database, systemClock),
    exportVideos: (projectId) => exportVideos(database, assets, projectId),
    formatStatement: (projectId) =>
      createMoney(database, systemClock).formatStatement(
        { projectId, from: null, to: null },
        'csv',
      ),
    close: () => lasting.disposeAsync(),
  };
}
