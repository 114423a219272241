/** Turns the environment into one frozen object, or says in one line what is wrong with it. */
import type { LogLevel } from '../lib/logger.ts';
import type { StorageLocation } from '../lib/storage-location.ts';
import { ConfigError } from './config-error.ts';
import { readAssetLocations } from './read-asset-locations.ts';
import { SETTINGS, type Setting } from './settings.ts';

export interface Config {
  readonly host: string;
  readonly port: number;
  readonly dataDir: string;
  /** The configuration file, if there is one. */
  readonly configPath: string | null;
  readonly databaseUrl: string | null;
  readonly apiKey: string | null;
  readonly baseUrl: string | null;
  readonly publicUrl: string | null;
  readonly assetTtlSeconds: number;
  readonly assetsUrl: StorageLocation | null;
  readonly assetsUrlPrevious: StorageLocation | null;
  readonly assetReserveMegabytes: number;
  readonly delivery: 'stream' | 'redirect' | 'x-accel-redirect' | 'x-sendfile';
  readonly renderConcurrency: number;
  readonly webhookTargets: 'https' | 'http' | 'any';
  readonly secretKey: string | null;
  readonly logLevel: LogLevel;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** Throws {@link ConfigError}; secrets are never repeated in its text. */
export function loadConfig(environment: Environment = process.env): Config {
  const required = <Value>(row: Setting<Value>): Value => {
    const value = readSetting(row, environment);
    if (value === null) throw new ConfigError(`${row.variable} is not set; use ${row.allowed}.`);
    return value;
  };
  const optional = <Value>(row: Setting<Value>): Value | null => readSetting(row, environment);
  return Object.freeze({
    host: required(SETTINGS.host),
    port: required(SETTINGS.port),
    dataDir: required(SETTINGS.dataDir),
    configPath: optional(SETTINGS.configPath),
    databaseUrl: optional(SETTINGS.databaseUrl),
    apiKey: optional(SETTINGS.apiKey),
    baseUrl: optional(SETTINGS.baseUrl),
    publicUrl: optional(SETTINGS.publicUrl),
    assetTtlSeconds: required(SETTINGS.assetTtlSeconds),
    ...readAssetLocations(optional),
    assetReserveMegabytes: required(SETTINGS.assetReserveMegabytes),
    delivery: required(SETTINGS.delivery),
    renderConcurrency: required(SETTINGS.renderConcurrency),
    webhookTargets: required(SETTINGS.webhookTargets),
    secretKey: optional(SETTINGS.secretKey),
    logLevel: required(SETTINGS.logLevel),
  });
}

/** A message stays one readable line, whatever was put into the variable. */
const MAX_SHOWN_LENGTH = 100;

function readSetting<Value>(row: Setting<Value>, environment: Environment): Value | null {
  // An empty variable is how a shell or a compose file says "not set".
  const text = environment[row.variable] || row.fallback;
  if (text === null) return null;
  const parsed = row.schema.safeParse(text);
  if (parsed.success) return parsed.data;
  const shown = row.isSecret ? 'the value' : JSON.stringify(text.slice(0, MAX_SHOWN_LENGTH));
  throw new ConfigError(`${row.variable}: ${shown} is not allowed; use ${row.allowed}.`);
}
