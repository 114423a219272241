/** For commands: the projects, keys and money of this installation, whether a gateway runs or not. */
import { loadFileConfig, type Config } from '../config/index.ts';
import { createMoney, type Money } from '../engine/index.ts';
import { createIdentity, DEFAULT_PROJECT_ID, type Identity } from '../identity/index.ts';
import { createPriceLists, ensureUnlimitedAccount, type PriceLists } from '../ledger/index.ts';
import { systemClock } from '../lib/clock.ts';
import type { Logger } from '../lib/logger.ts';
import { KNOWN_PARTS } from './known-parts.ts';
import { openForCommand } from './reach-database.ts';

export interface Administration {
  readonly identity: Identity;
  readonly money: Money;
  readonly prices: Pick<PriceLists, 'current'>;
  readonly dialectIds: readonly string[];
  readonly modelNames: readonly string[];
  close(): Promise<void>;
}

export async function openAdministration(config: Config, logger: Logger): Promise<Administration> {
  await using parts = new AsyncDisposableStack();
  const file = loadFileConfig(config.configPath, KNOWN_PARTS);
  const database = await openForCommand(config, logger, parts);
  const identity = createIdentity(database, systemClock);
  await identity.ensureDefaultProject();
  await ensureUnlimitedAccount(database, DEFAULT_PROJECT_ID);
  const lasting = parts.move();
  return {
    identity,
    money: createMoney(database, systemClock),
    prices: createPriceLists(database, file.prices, systemClock),
    dialectIds: KNOWN_PARTS.dialectIds,
    modelNames: [...file.models.models.keys()],
    close: () => lasting.disposeAsync(),
  };
}
