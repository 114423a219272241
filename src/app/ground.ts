/** What the engine and its workers stand on. */
import type { Config, FileConfig } from '../config/index.ts';
import type { Database, DatabaseConnection, Presence } from '../db/index.ts';
import type { Logger } from '../lib/logger.ts';

export interface Ground {
  readonly config: Config;
  readonly file: FileConfig;
  readonly dataDir: string;
  readonly database: Database;
  readonly connection: DatabaseConnection;
  readonly logger: Logger;
  readonly presence: Presence;
}
