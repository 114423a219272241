/** Where a database is, in the words of the driver. */
import type { ClientConfig } from 'pg';

export type DatabaseConnection = Readonly<
  Pick<ClientConfig, 'host' | 'port' | 'user' | 'database' | 'ssl' | 'connectionString'>
>;

/** Messages never quote the URL, since it holds a password. */
export function connectionFromUrl(url: string): DatabaseConnection {
  const protocol = URL.canParse(url) ? new URL(url).protocol : '';
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    throw new TypeError('a database URL looks like postgresql://user:password@host:5432/name');
  }
  return { connectionString: url };
}
