/**
 * Checks AWS Signature Version 4 as a service does, from Amazon's description and with node:crypto
 * alone, so that a fault of the library that signs does not pass unnoticed.
 */
import { createHash, createHmac } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface S3Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly region: string;
}

const sha256 = (bytes: Buffer | string) => createHash('sha256').update(bytes).digest('hex');
const hmac = (key: Buffer | string, text: string) =>
  createHmac('sha256', key).update(text).digest();
const MAX_SKEW_MS = 15 * 60 * 1000;

/** Null when it is good, else S3's code of what is wrong. */
export function judgeSignature(
  request: IncomingMessage,
  body: Buffer,
  credentials: S3Credentials,
): string | null {
  const url = new URL(request.url ?? '', `http://${request.headers.host}`);
  return url.searchParams.has('X-Amz-Signature')
    ? judgeQuery(request, url, credentials)
    : judgeHeader(request, url, body, credentials);
}

function judgeHeader(
  request: IncomingMessage,
  url: URL,
  body: Buffer,
  credentials: S3Credentials,
): string | null {
  const { headers } = request;
  const match = /^AWS4-HMAC-SHA256 Credential=(\S+), SignedHeaders=(\S+), Signature=(\w+)$/.exec(
    headers.authorization ?? '',
  );
  const [, credential = '', signedHeaders = '', signature = ''] = match ?? [];
  if (match === null) return 'AccessDenied';
  const contentSha256 = String(headers['x-amz-content-sha256']);
  if (contentSha256 !== sha256(body)) return 'XAmzContentSHA256Mismatch';
  const date = String(headers['x-amz-date']);
  if (Math.abs(Date.now() - readDate(date)) > MAX_SKEW_MS) return 'RequestTimeTooSkewed';
  const scope = scopeOf(date, credentials);
  if (credential !== `${credentials.accessKeyId}/${scope}`) return 'InvalidAccessKeyId';
  for (const needed of ['host', 'x-amz-content-sha256', 'x-amz-date']) {
    if (!signedHeaders.split(';').includes(needed)) return 'AccessDenied';
  }
  const canonical = canonicalRequest(request, url, signedHeaders, contentSha256);
  return signature === sign(canonical, date, scope, credentials) ? null : 'SignatureDoesNotMatch';
}

function judgeQuery(request: IncomingMessage, url: URL, credentials: S3Credentials): string | null {
  const query = (name: string) => url.searchParams.get(name) ?? '';
  const date = query('X-Amz-Date');
  const expires = Number(query('X-Amz-Expires'));
  if (!(expires >= 1 && expires <= 604_800)) return 'AuthorizationQueryParametersError';
  if (Date.now() > readDate(date) + expires * 1000) return 'AccessDenied';
  const scope = scopeOf(date, credentials);
  if (query('X-Amz-Credential') !== `${credentials.accessKeyId}/${scope}`)
    return 'InvalidAccessKeyId';
  const canonical = canonicalRequest(
    request,
    url,
    query('X-Amz-SignedHeaders'),
    'UNSIGNED-PAYLOAD',
  );
  const expected = sign(canonical, date, scope, credentials);
  return query('X-Amz-Signature') === expected ? null : 'SignatureDoesNotMatch';
}

function canonicalRequest(
  request: IncomingMessage,
  url: URL,
  signedHeaders: string,
  contentSha256: string,
): string {
  const query = [...url.searchParams]
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .toSorted()
    .join('&');
  const path = url.pathname.split('/').map((part) => encode(decodeURIComponent(part)));
  const headers = signedHeaders
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
    .join('');
  return [request.method, path.join('/'), query, headers, signedHeaders, contentSha256].join('\n');
}

function sign(
  canonical: string,
  date: string,
  scope: string,
  { secretAccessKey, region }: S3Credentials,
): string {
  const day = hmac(`AWS4${secretAccessKey}`, date.slice(0, 8));
  const key = hmac(hmac(hmac(day, region), 's3'), 'aws4_request');
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n');
  return hmac(key, text).toString('hex');
}

function scopeOf(date: string, { region }: S3Credentials): string {
  return `${date.slice(0, 8)}/${region}/s3/aws4_request`;
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function readDate(text: string): number {
  return Date.parse(
    text.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z'),
  );
}
