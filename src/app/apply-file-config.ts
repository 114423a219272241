/** Brings what `reprise.yaml` says of projects and keys into the database, at each start. */
import { ConfigError, type FileConfig } from '../config/index.ts';
import { NO_LIMITS, RepriseError } from '../core/index.ts';
import type { Database } from '../db/index.ts';
import type { Identity } from '../identity/index.ts';
import { setCreditLimit } from '../ledger/index.ts';

type FileProject = FileConfig['projects'][number];

/**
 * What the file names is so afterwards; what it leaves out stays as it is, and so does what was
 * made by other means. A key that left the file stays good until it is revoked.
 */
export async function applyFileConfig(
  { projects }: FileConfig,
  identity: Identity,
  database: Database,
): Promise<void> {
  for (const project of projects) await applyProject(project, identity, database);
}

async function applyProject(
  { id, name, limits, creditLimitMicros, keys }: FileProject,
  identity: Identity,
  database: Database,
): Promise<void> {
  await identity.createProject({ id, name });
  const current = await identity.findProject(id);
  if (current === null) throw new Error(`project ${id} was neither made nor found`);
  await identity.updateProject(id, {
    name,
    limits: {
      ...current.limits,
      ...limits,
      budget: { ...current.limits.budget, ...limits.budget },
    },
  });
  if (creditLimitMicros !== undefined) await setCredit(database, id, creditLimitMicros);
  for (const { secret, limits: keyLimits, ...key } of keys) {
    const budget = { ...NO_LIMITS.budget, ...keyLimits.budget };
    const wanted = { ...key, projectId: id, limits: { ...NO_LIMITS, ...keyLimits, budget } };
    if ((await identity.putKey(wanted, secret)) === null) {
      throw new ConfigError(`The secret of key '${key.name}' is that of another project's key.`);
    }
  }
}

/** A refusal of the ledger's names no project, and whoever reads it has many. */
async function setCredit(database: Database, id: string, micros: number | null): Promise<void> {
  try {
    await setCreditLimit(database, id, micros);
  } catch (error) {
    if (!(error instanceof RepriseError)) throw error;
    throw new ConfigError(`creditLimitUsd of project '${id}': ${error.publicText}`);
  }
}
