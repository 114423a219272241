/** Makes sure that one gateway at a time works on a data folder. */
import { pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Clock } from '../../lib/clock.ts';
import { runStatement } from '../run-statement.ts';
import { DataFolderInUse } from './data-folder-in-use.ts';

/** Picked once, and never to be changed. */
const LOCK_KEY = 7_301_944_121;
/** The server may need a moment to notice that the former holder was killed. */
const PATIENCE_MS = 1000;
const RETRY_MS = 50;

const TAKE_LOCK = {
  name: 'embedded_take_lock',
  text: `select pg_try_advisory_lock($1) as taken`,
};

/** The key's two halves, as the server shows them. */
const FIND_HOLDER = {
  name: 'embedded_find_holder',
  text: `
    select application_name as "purpose" from pg_locks join pg_stat_activity using (pid)
    where locktype = 'advisory' and objsubid = 1 and granted
      and classid::bigint = $1::bigint >> 32 and objid::bigint = $1::bigint & 4294967295`,
};

const PURPOSE = 'reprise holds the data folder, process';

/** The name of the connection that holds the folder; it tells others whose it is. */
export const HOLDER_PURPOSE = `${PURPOSE} ${pid}`;

/** For as long as the connection lives. Throws {@link DataFolderInUse}. */
export async function holdDataFolder(
  client: Client,
  dataFolder: string,
  clock: Clock,
): Promise<void> {
  const giveUpAtMs = clock.monotonicMs() + PATIENCE_MS;
  for (;;) {
    const { rows } = await runStatement<{ taken: boolean }>(client, TAKE_LOCK, [LOCK_KEY]);
    if (rows[0]?.taken === true) return;
    if (clock.monotonicMs() > giveUpAtMs) break;
    await sleep(RETRY_MS);
  }
  const { rows } = await runStatement<{ purpose: string }>(client, FIND_HOLDER, [LOCK_KEY]);
  const holder = Number(rows[0]?.purpose.slice(PURPOSE.length));
  throw new DataFolderInUse(dataFolder, Number.isInteger(holder) && holder > 0 ? holder : null);
}
