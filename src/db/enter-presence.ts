/** Lets other processes see whether this one is alive. */
import { hostname } from 'node:os';
import { pid } from 'node:process';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Client } from 'pg';
import type { Logger } from '../lib/logger.ts';
import { connectClient } from './connect-client.ts';
import type { DatabaseConnection } from './database-connection.ts';
import { keepConnected } from './keep-connected.ts';
import * as statements from './presence-statements.ts';
import { runStatement } from './run-statement.ts';

export interface Presence {
  /** Never used again by another instance. */
  readonly instanceId: number;
  /** Tells others on this database where this instance answers. */
  announce(baseUrl: string): Promise<void>;
  leave(): Promise<void>;
}

export interface PresenceParts {
  readonly connection: DatabaseConnection;
  readonly logger: Logger;
}

const HEARTBEAT_MS = 10_000;
const LOCK_RETRY_MS = 200;
const PURPOSE = 'reprise is present';

/**
 * A session lock says that this process lives: the server drops it the moment the process dies. A
 * heartbeat says so too, for when the machine dies and the server goes on waiting for it.
 */
export async function enterPresence(parts: PresenceParts): Promise<Presence> {
  let instanceId: number | null = null;
  let baseUrl: string | null = null;

  async function open(signal: AbortSignal): Promise<Client> {
    const client = await connectClient(parts.connection, PURPOSE);
    try {
      instanceId ??= await register(client);
      await beat(client, instanceId, baseUrl);
      await takeLock(client, instanceId, signal);
      return client;
    } catch (error) {
      await client.end();
      throw error;
    }
  }

  const lasting = await keepConnected({
    purpose: PURPOSE,
    logger: parts.logger,
    open,
    beat: {
      everyMs: HEARTBEAT_MS,
      run: (client) => beat(client, Number(instanceId), baseUrl),
    },
  });
  const enteredId = Number(instanceId);
  return {
    instanceId: enteredId,
    async announce(announcedUrl) {
      baseUrl = announcedUrl;
      const client = lasting.current();
      // Without a connection now, the next one says it.
      if (client !== null) await beat(client, enteredId, baseUrl);
    },
    async leave() {
      const client = lasting.current();
      // Without an answer the row stays, and grows old without its lock.
      if (client !== null) {
        await runStatement(client, statements.REMOVE, [enteredId]).catch(() => undefined);
      }
      await lasting.close();
    },
  };
}

async function register(client: Client): Promise<number> {
  await runStatement(client, statements.PRUNE, []);
  const values = [pid, hostname()];
  const { rows } = await runStatement<{ id: number }>(client, statements.REGISTER, values);
  const id = rows[0]?.id;
  if (id === undefined) throw new Error('the database gave no instance id');
  return id;
}

async function beat(client: Client, instanceId: number, baseUrl: string | null): Promise<void> {
  await runStatement(client, statements.BEAT, [instanceId, pid, hostname(), baseUrl]);
}

/** After a loss the server may still hold the lock for our former connection. */
async function takeLock(client: Client, instanceId: number, signal: AbortSignal): Promise<void> {
  for (;;) {
    const { rows } = await runStatement<{ taken: boolean }>(client, statements.TAKE_LOCK, [
      statements.INSTANCE_LOCK_CLASS,
      instanceId,
    ]);
    if (rows[0]?.taken === true) return;
    await sleep(LOCK_RETRY_MS, undefined, { signal });
  }
}
