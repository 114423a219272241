/** Joins the settings about places for bytes, and refuses what does not go together. */
import type { StorageLocation } from '../lib/storage-location.ts';
import { ConfigError } from './config-error.ts';
import { SETTINGS, type Setting } from './settings.ts';

interface AssetLocations {
  readonly assetsUrl: StorageLocation | null;
  readonly assetsUrlPrevious: StorageLocation | null;
}

type ReadOptional = <Value>(row: Setting<Value>) => Value | null;

export function readAssetLocations(optional: ReadOptional): AssetLocations {
  const credentials = {
    accessKeyId: optional(SETTINGS.s3AccessKeyId),
    secretAccessKey: optional(SETTINGS.s3SecretAccessKey),
  };
  const assetsUrl = complete(SETTINGS.assetsUrl, optional, credentials);
  const assetsUrlPrevious = complete(SETTINGS.assetsUrlPrevious, optional, credentials);
  if (assetsUrlPrevious !== null && nameOf(assetsUrl) === nameOf(assetsUrlPrevious)) {
    throw new ConfigError(
      `${SETTINGS.assetsUrlPrevious.variable} names the same place as ${SETTINGS.assetsUrl.variable}; use another bucket or prefix, and move folders with the tools of the system.`,
    );
  }
  return { assetsUrl, assetsUrlPrevious };
}

interface Credentials {
  readonly accessKeyId: string | null;
  readonly secretAccessKey: string | null;
}

function complete(
  row: Setting<StorageLocation>,
  optional: ReadOptional,
  credentials: Credentials,
): StorageLocation | null {
  const location = optional(row);
  if (location?.kind !== 'bucket') return location;
  const accessKeyId = location.accessKeyId ?? credentials.accessKeyId;
  const secretAccessKey = location.secretAccessKey ?? credentials.secretAccessKey;
  if (accessKeyId !== null && secretAccessKey !== null) {
    return { ...location, accessKeyId, secretAccessKey };
  }
  const { s3AccessKeyId, s3SecretAccessKey } = SETTINGS;
  throw new ConfigError(
    `${row.variable} names a bucket; set ${s3AccessKeyId.variable} and ${s3SecretAccessKey.variable} as well.`,
  );
}

/** Two folders, or two buckets of one name at different services, cannot be told apart later. */
function nameOf(location: StorageLocation | null): string {
  return location?.kind === 'bucket' ? `${location.bucket}/${location.prefix}` : 'folder';
}
