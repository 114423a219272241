/** For `reprise doctor`: what a gateway on these settings would stand on. */
import { mkdir } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { loadFileConfig, type Config, type Environment, type FileConfig } from '../config/index.ts';
import { findRunningPostgres, openDatabase } from '../db/index.ts';
import type { Logger } from '../lib/logger.ts';
import { randomHex } from '../lib/random.ts';
import { createOpenaiModeration } from '../providers/openai-moderation/index.ts';
import { KNOWN_PARTS } from './known-parts.ts';
import { openStoresOf } from './open-stores-of.ts';
import { HEALTH_QUERY, reachDatabase } from './reach-database.ts';

const HARMLESS_PROMPT = 'A calm lake';

/** What a gateway on these settings would stand on; each check rejects with what is wrong. */
export interface Installation {
  readonly file: FileConfig;
  checkDatabase(): Promise<void>;
  checkAssets(): Promise<void>;
  /** Asks the moderation service about a harmless prompt, if one is configured. */
  checkModeration(): Promise<void>;
}

/** Throws a ConfigError when the configuration file is wrong. */
export function examineInstallation(
  config: Config,
  logger: Logger,
  environment?: Environment,
): Installation {
  const file = loadFileConfig(config.configPath, KNOWN_PARTS, environment);
  const dataDir = resolve(config.dataDir);
  return {
    file,
    async checkDatabase() {
      await mkdir(dataDir, { recursive: true });
      await using parts = new AsyncDisposableStack();
      const running = config.databaseUrl === null ? await findRunningPostgres(dataDir) : null;
      const connection = running ?? (await reachDatabase(config, dataDir, logger, parts));
      const database = parts.adopt(openDatabase(connection, logger), (pool) => pool.close());
      await database.query(HEALTH_QUERY, []);
    },
    async checkAssets() {
      const [{ driver }] = openStoresOf(config);
      const key = `check_${randomHex(8)}`;
      const bytes = Buffer.from(key);
      await driver.put(key, Readable.from([bytes]));
      const kept = await buffer(await driver.open(key));
      await driver.delete(key);
      if (!kept.equals(bytes)) throw new Error('what was written was read back differently');
    },
    async checkModeration() {
      const { endpoint } = file.moderation;
      if (endpoint === null) return;
      const service = createOpenaiModeration({ ...endpoint, onFailure: 'refuse' }, logger);
      const verdict = await service.check({ prompt: HARMLESS_PROMPT, referenceImages: [] });
      if (verdict.outcome === 'refused') throw new Error(`it refuses "${HARMLESS_PROMPT}"`);
    },
  };
}
