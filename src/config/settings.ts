/** Every setting: its variable, what it means, what is allowed. The README's table is made from it. */
import { z } from 'zod';
import { LOG_LEVELS } from '../lib/logger.ts';
import { parseStorageLocation, type StorageLocation } from '../lib/storage-location.ts';

export interface Setting<Value> {
  readonly variable: string;
  readonly meaning: string;
  readonly allowed: string;
  /** As it would be written in the environment; null when there is none. */
  readonly fallback: string | null;
  /** Such a value is never shown, not even in the complaint about it. */
  readonly isSecret?: true;
  readonly schema: z.ZodType<Value>;
}

function setting<Value>(row: Setting<Value>): Setting<Value> {
  return row;
}

function wholeNumber(min: number, max: number): z.ZodType<number> {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .pipe(z.number().int().min(min).max(max));
}

function url(...schemes: string[]): z.ZodType<string> {
  return z
    .string()
    .refine(
      (text) => schemes.some((scheme) => text.startsWith(`${scheme}://`)) && URL.canParse(text),
    );
}

function assetLocation(): z.ZodType<StorageLocation> {
  return z
    .string()
    .transform((text) => parseStorageLocation(text))
    .pipe(z.custom<StorageLocation>((location) => location !== null));
}

const DELIVERIES = ['stream', 'redirect', 'x-accel-redirect', 'x-sendfile'] as const;

export const SETTINGS = {
  host: setting({
    variable: 'REPRISE_HOST',
    meaning: 'Address to listen on',
    allowed: 'a host name or IP address',
    fallback: '127.0.0.1',
    schema: z.string().regex(/^[A-Za-z0-9.:_-]+$/),
  }),
  port: setting({
    variable: 'REPRISE_PORT',
    meaning: 'Port to listen on; 0 picks a free one',
    allowed: 'a whole number from 0 to 65535',
    fallback: '8080',
    schema: wholeNumber(0, 65_535),
  }),
  dataDir: setting({
    variable: 'REPRISE_DATA_DIR',
    meaning: 'Folder for the embedded database, results and work in progress',
    allowed: 'a path',
    fallback: './data',
    schema: z.string().min(1),
  }),
  configPath: setting({
    variable: 'REPRISE_CONFIG',
    meaning: 'A reprise.yaml with projects, models, prices and moderation; see docs/guides',
    allowed: 'the path of a YAML file',
    fallback: null,
    schema: z.string().min(1),
  }),
  databaseUrl: setting({
    variable: 'DATABASE_URL',
    meaning: 'An external PostgreSQL instead of the embedded one',
    allowed: 'a postgres:// or postgresql:// URL',
    fallback: null,
    isSecret: true,
    schema: url('postgres', 'postgresql'),
  }),
  apiKey: setting({
    variable: 'REPRISE_API_KEY',
    meaning: 'A key that exists from the first start; the commands use it too',
    allowed: '16 to 256 visible ASCII characters',
    fallback: null,
    isSecret: true,
    schema: z.string().regex(/^[\x21-\x7e]{16,256}$/),
  }),
  baseUrl: setting({
    variable: 'REPRISE_BASE_URL',
    meaning: 'The gateway the commands talk to; without it they find or start one',
    allowed: 'an http:// or https:// URL',
    fallback: null,
    isSecret: true,
    schema: url('http', 'https'),
  }),
  publicUrl: setting({
    variable: 'REPRISE_PUBLIC_URL',
    meaning: 'How callers reach the gateway, for links to results; without it, as they asked',
    allowed: 'an http:// or https:// URL',
    fallback: null,
    schema: url('http', 'https'),
  }),
  assetTtlSeconds: setting({
    variable: 'REPRISE_ASSET_TTL_SECONDS',
    meaning: 'How long a result is kept',
    allowed: 'a whole number from 60 to 315360000',
    fallback: '86400',
    schema: wholeNumber(60, 315_360_000),
  }),
  assetsUrl: setting({
    variable: 'REPRISE_ASSETS_URL',
    meaning: 'Where results are kept; without it, in the data folder',
    allowed: 'file:<folder>, or s3://<bucket>[/<prefix>][?endpoint=<url>&region=<name>]',
    fallback: null,
    isSecret: true,
    schema: assetLocation(),
  }),
  assetsUrlPrevious: setting({
    variable: 'REPRISE_ASSETS_URL_PREVIOUS',
    meaning: 'Where older results still are, until `reprise assets migrate` has moved them',
    allowed: 'the same as for REPRISE_ASSETS_URL',
    fallback: null,
    isSecret: true,
    schema: assetLocation(),
  }),
  s3AccessKeyId: setting({
    variable: 'REPRISE_S3_ACCESS_KEY_ID',
    meaning: 'Who we are for an s3:// store',
    allowed: '1 to 256 visible ASCII characters',
    fallback: null,
    isSecret: true,
    schema: z.string().regex(/^[\x21-\x7e]{1,256}$/),
  }),
  s3SecretAccessKey: setting({
    variable: 'REPRISE_S3_SECRET_ACCESS_KEY',
    meaning: 'The secret that belongs to it',
    allowed: '1 to 256 visible ASCII characters',
    fallback: null,
    isSecret: true,
    schema: z.string().regex(/^[\x21-\x7e]{1,256}$/),
  }),
  assetReserveMegabytes: setting({
    variable: 'REPRISE_ASSET_RESERVE_MB',
    meaning: 'Room to leave free on the disk of the results; with less, nothing new is accepted',
    allowed: 'a whole number from 0 to 1000000',
    fallback: '256',
    schema: wholeNumber(0, 1_000_000),
  }),
  delivery: setting({
    variable: 'REPRISE_DELIVERY',
    meaning: 'Who sends the bytes of results: the gateway, the S3 store, nginx, another web server',
    allowed: DELIVERIES.join(', '),
    fallback: 'stream',
    schema: z.enum(DELIVERIES),
  }),
  renderConcurrency: setting({
    variable: 'REPRISE_RENDER_CONCURRENCY',
    meaning: 'Videos the built-in renderer draws at once; 0 means half of the processor cores',
    allowed: 'a whole number from 0 to 64',
    fallback: '0',
    schema: wholeNumber(0, 64),
  }),
  webhookTargets: setting({
    variable: 'REPRISE_WEBHOOK_TARGETS',
    meaning:
      'Where webhooks may go: public https addresses, plain http as well, or any address, also private ones',
    allowed: 'https, http, any',
    fallback: 'https',
    schema: z.enum(['https', 'http', 'any']),
  }),
  secretKey: setting({
    variable: 'REPRISE_SECRET_KEY',
    meaning:
      'Seals stored secrets; the same for all gateways of one database. Without it, a key in the data folder or the shared database',
    allowed: '32 to 256 visible ASCII characters',
    fallback: null,
    isSecret: true,
    schema: z.string().regex(/^[\x21-\x7e]{32,256}$/),
  }),
  logLevel: setting({
    variable: 'REPRISE_LOG_LEVEL',
    meaning: 'How much is logged, as JSON lines on standard error',
    allowed: LOG_LEVELS.join(', '),
    fallback: 'info',
    schema: z.enum(LOG_LEVELS),
  }),
};
