/** Sends signed requests to an S3 service, again where that may help, and names what went wrong. */
import { setTimeout as sleep } from 'node:timers/promises';
import { AwsV4Signer } from 'aws4fetch';
import type { BucketLocation } from '../../../lib/storage-location.ts';
import { backoffDelayMs, type Backoff } from '../../../lib/backoff.ts';
import type { Clock } from '../../../lib/clock.ts';
import {
  sendRequest,
  UnreachableError,
  type HttpRequest,
  type HttpResponse,
} from '../../../lib/http-client/index.ts';
import { StorageUnavailableError } from '../../asset-driver.ts';
import { readS3Error, S3Error } from './s3-error.ts';

export interface S3Request {
  readonly method: NonNullable<HttpRequest['method']>;
  /** Empty for the bucket itself. */
  readonly key: string;
  readonly query?: Readonly<Record<string, string>>;
  readonly headers?: Readonly<Record<string, string>>;
  /** In memory, so that it can be sent again. */
  readonly body?: Buffer;
  /** Of those bytes, hexadecimal: the service refuses others. */
  readonly sha256?: string;
}

export interface S3Client {
  /** Resolves with a 2xx; rejects with an {@link S3Error}, or a StorageUnavailableError. */
  send(request: S3Request): Promise<HttpResponse>;
  /** A URL that may be fetched without a credential for so long. */
  presign(
    key: string,
    query: Readonly<Record<string, string>>,
    expiresInSeconds: number,
  ): Promise<string>;
}

const TRIES = 4;
const BACKOFF: Backoff = { firstMs: 100, maxMs: 2000 };
/** For an answer to begin: long enough for the largest part to go up a slow line. */
const TIMEOUT_MS = 180_000;
const EMPTY_SHA256 = 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855';

export function createS3Client(location: BucketLocation, clock: Clock): S3Client {
  const { accessKeyId, secretAccessKey, region } = location;
  if (accessKeyId === null || secretAccessKey === null)
    throw new Error('the bucket needs a secret');
  const signingKeys = new Map<string, ArrayBuffer>();
  const signer = (request: Pick<S3Request, 'method' | 'key' | 'query'>) => ({
    method: request.method,
    url: urlOf(location, request.key, request.query ?? {}),
    accessKeyId,
    secretAccessKey,
    region,
    service: 's3',
    cache: signingKeys,
    datetime: clock
      .now()
      .toISOString()
      .replace(/[:-]|\.\d{3}/g, ''),
  });

  async function sendOnce(request: S3Request): Promise<HttpResponse> {
    const { method, body, sha256 = EMPTY_SHA256 } = request;
    const signed = await new AwsV4Signer({
      ...signer(request),
      headers: { ...request.headers, 'x-amz-content-sha256': sha256 },
    }).sign();
    const response = await sendRequest({
      url: signed.url.href,
      trust: 'configured',
      method,
      headers: Object.fromEntries(signed.headers),
      ...(body === undefined ? {} : { body: new Uint8Array(body) }),
      timeoutMs: TIMEOUT_MS,
      timeoutCovers: 'headers',
    });
    if (response.ok) return response;
    throw await readS3Error(request.method, response);
  }

  return {
    async send(request) {
      for (let tries = 1; ; tries += 1) {
        try {
          return await sendOnce(request);
        } catch (error) {
          if (!mayHelpToRepeat(error)) throw error;
          if (tries === TRIES) throw asUnavailable(error);
          await sleep(backoffDelayMs(BACKOFF, tries));
        }
      }
    },
    async presign(key, query, expiresInSeconds) {
      const expires = { 'X-Amz-Expires': String(expiresInSeconds) };
      const request = { method: 'GET', key, query: { ...query, ...expires } } as const;
      const { url } = await new AwsV4Signer({ ...signer(request), signQuery: true }).sign();
      // The signer leaves blanks as plus signs, which not every service reads as blanks.
      return url.href.replaceAll('+', '%20');
    },
  };
}

function mayHelpToRepeat(error: unknown): boolean {
  return error instanceof UnreachableError || (error instanceof S3Error && error.isPassing);
}

function asUnavailable(error: unknown): unknown {
  if (!(error instanceof UnreachableError)) return error;
  return new StorageUnavailableError(`the S3 service does not answer: ${error.message}`, {
    cause: error,
  });
}

function urlOf(
  { endpoint, bucket, addressing, prefix }: BucketLocation,
  key: string,
  query: Readonly<Record<string, string>>,
): string {
  const url = new URL(endpoint);
  const path = key === '' ? '' : [prefix, key].filter((part) => part !== '').join('/');
  if (addressing === 'host') url.hostname = `${bucket}.${url.hostname}`;
  url.pathname = addressing === 'host' ? `/${path}` : `/${bucket}/${path}`;
  // The signer and the services write a blank as %20; a URL's own writer would make it a plus.
  url.search = Object.entries(query)
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .join('&');
  return url.href;
}
