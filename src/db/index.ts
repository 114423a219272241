/** The database: reaching it, running statements on it, and the built-in server. */
export { connectionFromUrl, type DatabaseConnection } from './database-connection.ts';
export { findRunningPostgres } from './embedded/find-running-postgres.ts';
export { startEmbeddedPostgres } from './embedded/start-embedded-postgres.ts';
export { enterPresence, type Presence } from './enter-presence.ts';
export { findLivingGateway } from './find-living-gateway.ts';
export { listen } from './listen.ts';
export { listLivingInstances } from './list-living-instances.ts';
export { migrate } from './migrate.ts';
export { openDatabase, type Database, type Transaction } from './open-database.ts';
export type { Queryable, Statement } from './queryable.ts';
