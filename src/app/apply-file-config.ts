/** Brings what `reprise.yaml` says of projects and keys into the database, at each start. */
import { ConfigError, type FileConfig } from '../config/index.ts';
import { RepriseError } from '../core/index.ts';
import type { Database } from '../db/index.ts';
import type { Identity } from '../identity/index.ts';
import { setCreditLimit } from '../ledger/index.ts';
import type { Logger } from '../lib/logger.ts';
import { warnOfEndedKey } from './warn-of-ended-key.ts';

type FileProject = FileConfig['projects'][number];

export interface FileConfigParts {
  readonly identity: Identity;
  readonly database: Database;
  readonly logger: Logger;
}

/**
 * What the file names is so afterwards; what it leaves out stays as it is, and so does what was
 * made by other means. A key that left the file stays good until it is revoked; one that was
 * revoked or rotated by other means stays so, and the operator is told.
 */
export async function applyFileConfig(
  { projects, path }: Pick<FileConfig, 'projects' | 'path'>,
  parts: FileConfigParts,
): Promise<void> {
  for (const project of projects) await applyProject(project, path ?? 'the file', parts);
}

async function applyProject(
  { id, name, limits, creditLimitMicros, assetTtlSeconds, keys }: FileProject,
  file: string,
  { identity, database, logger }: FileConfigParts,
): Promise<void> {
  await identity.createProject({ id, name });
  const changes = { name, limits, ...(assetTtlSeconds === undefined ? {} : { assetTtlSeconds }) };
  if ((await identity.updateProject(id, changes)) === null) {
    throw new Error(`project ${id} was neither made nor found`);
  }
  if (creditLimitMicros !== undefined) await setCredit(database, id, creditLimitMicros);
  for (const { secret, ...key } of keys) {
    const given = await identity.putKey({ ...key, projectId: id }, secret);
    if (given === null) {
      throw new ConfigError(`The secret of key '${key.name}' is that of another project's key.`);
    }
    warnOfEndedKey(logger, file, secret, given);
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
