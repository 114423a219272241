/** A database of a test as an operator would name it, for everything that reads `DATABASE_URL`. */
import type { DatabaseConnection } from '../../src/db/index.ts';

export function databaseUrlOf({ host = '', port, user = '', database }: DatabaseConnection) {
  const query = new URLSearchParams({ host, port: String(port), user });
  return `postgresql:///${database}?${query.toString()}`;
}
