/** What goes wrong with a bucket, and what becomes of it. */
import { randomBytes } from 'node:crypto';
import { createServer } from 'node:net';
import { once } from 'node:events';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startS3Double, type S3Double } from '../../../test/support/s3-double.ts';
import { systemClock } from '../../lib/clock.ts';
import {
  AssetMissingError,
  StorageFullError,
  StorageUnavailableError,
  type AssetDriver,
} from '../asset-driver.ts';
import { createS3Driver } from './s3-driver.ts';

const KEY = 'asset_mp4_0123456789abcdef';
const LARGE = randomBytes(11_000_000);

let double: S3Double;
let driver: AssetDriver;
beforeEach(async () => {
  double = await startS3Double('below/here');
  driver = createS3Driver(double.location);
});
afterEach(() => double[Symbol.asyncDispose]());

const small = () => Readable.from([Buffer.from('hello')]);
const large = () => Readable.from(chunksOf(LARGE));

function* chunksOf(bytes: Buffer): Generator<Buffer> {
  for (let at = 0; at < bytes.byteLength; at += 65_536) yield bytes.subarray(at, at + 65_536);
}

describe('a request that fails in passing', () => {
  it.each([500, 502, 503, 429])('with %d is sent again', async (status) => {
    let failures = 2;
    double.interfere = () => {
      failures -= 1;
      return failures >= 0 ? { status, code: 'SlowDown' } : null;
    };
    await driver.put(KEY, small());
    expect(String(await buffer(await driver.open(KEY)))).toBe('hello');
    expect(double.seen.filter((line) => line.startsWith('PUT'))).toHaveLength(3);
  });

  it('with the connection is sent again', async () => {
    let cuts = 1;
    double.interfere = () => {
      cuts -= 1;
      return cuts >= 0 ? 'cut' : null;
    };
    await driver.put(KEY, small());
    expect(double.objects.size).toBe(1);
  });

  it('for good, says that the store cannot be used, and tries four times only', async () => {
    double.interfere = () => ({ status: 503, code: 'SlowDown' });
    await expect(driver.put(KEY, small())).rejects.toThrow(StorageUnavailableError);
    await expect(driver.open(KEY)).rejects.toThrow('503 SlowDown');
    expect(double.seen).toHaveLength(8);
  });
});

describe('an upload in parts', () => {
  it('survives a part that has to be sent again', async () => {
    let failures = 1;
    double.interfere = (request) => {
      if (!(request.url ?? '').includes('partNumber=2')) return null;
      failures -= 1;
      return failures >= 0 ? { status: 500, code: 'InternalError' } : null;
    };
    await driver.put(KEY, large());
    expect((await buffer(await driver.open(KEY))).equals(LARGE)).toBe(true);
    expect(double.begunUploads()).toEqual([]);
  });

  it('leaves nothing when a part cannot be stored', async () => {
    double.interfere = (request) =>
      (request.url ?? '').includes('partNumber=3') ? { status: 403, code: 'AccessDenied' } : null;
    const source = large();
    await expect(driver.put(KEY, source)).rejects.toThrow('403 AccessDenied');
    expect(source.destroyed).toBe(true);
    expect(double.begunUploads()).toEqual([]);
    expect(double.objects.size).toBe(0);
  });

  it('is done when only the answer to its end was lost', async () => {
    let losses = 1;
    double.loseAnswer = (request) => {
      if (request.method !== 'POST' || !(request.url ?? '').includes('uploadId')) return false;
      losses -= 1;
      return losses >= 0;
    };
    await driver.put(KEY, large());
    expect((await buffer(await driver.open(KEY))).equals(LARGE)).toBe(true);
  });

  it('is refused in an answer that began as a success', async () => {
    double.interfere = (request) =>
      request.method === 'POST' && (request.url ?? '').includes('uploadId')
        ? { status: 200, body: '<Error><Code>InternalError</Code></Error>' }
        : null;
    await expect(driver.put(KEY, large())).rejects.toThrow(StorageUnavailableError);
    expect(double.objects.size).toBe(0);
  });

  it('that a crash left is listed and taken back with the key', async () => {
    const stuck = Readable.from(
      (async function* () {
        yield LARGE.subarray(0, 6_000_000);
        await new Promise(() => undefined);
      })(),
    );
    // Nobody waits for it: the process that did is dead.
    void driver.put(KEY, stuck).catch(() => undefined);
    while (double.begunUploads().length === 0) await new Promise(setImmediate);
    await driver.put(`${KEY}0`, small());
    const keys: string[] = [];
    for await (const key of driver.list()) keys.push(key);
    expect(keys.toSorted()).toEqual([KEY, `${KEY}0`]);
    await driver.delete(KEY);
    expect(double.begunUploads()).toEqual([]);
    expect([...double.objects.keys()]).toEqual([`below/here/${KEY}0`]);
  });
});

describe('a store that refuses', () => {
  it.each([
    [{ status: 507, code: 'InsufficientStorage' }, StorageFullError],
    [{ status: 403, code: 'QuotaExceeded' }, StorageFullError],
    [{ status: 404, code: 'NoSuchBucket' }, StorageUnavailableError],
    [{ status: 403, code: 'AccessDenied' }, StorageUnavailableError],
    [{ status: 301, code: 'PermanentRedirect' }, StorageUnavailableError],
  ])('%j is told apart', async (answer, expected) => {
    double.interfere = () => answer;
    await expect(driver.put(KEY, small())).rejects.toThrow(expected);
  });

  it('is not taken for one where nothing is', async () => {
    double.interfere = () => ({ status: 404, code: 'NoSuchBucket' });
    await expect(driver.open(KEY)).rejects.toThrow(StorageUnavailableError);
    double.interfere = () => null;
    await expect(driver.open(KEY)).rejects.toThrow(AssetMissingError);
    expect(await driver.measure(KEY)).toBeNull();
  });

  it.each([
    ['secret', { secretAccessKey: 'another' }, 'SignatureDoesNotMatch'],
    ['name', { accessKeyId: 'another' }, 'InvalidAccessKeyId'],
    ['bucket', { bucket: 'other' }, 'NoSuchBucket'],
  ])('does so for a wrong %s, and the secret is not repeated', async (_name, wrong, code) => {
    const stranger = createS3Driver({ ...double.location, ...wrong });
    const error = await stranger.put(KEY, small()).catch((reason: unknown) => reason);
    expect(String(error)).toContain(code);
    expect(JSON.stringify(error) + String(error)).not.toContain('another');
    await expect(stranger.open(KEY)).rejects.toThrow(code);
  });

  it('may not answer at all', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const address = taken.address();
    const port = typeof address === 'object' ? address?.port : 0;
    taken.close();
    await once(taken, 'close');
    const away = createS3Driver({ ...double.location, endpoint: `http://127.0.0.1:${port}` });
    await expect(away.put(KEY, small())).rejects.toThrow(StorageUnavailableError);
    await expect(away.measure(KEY)).rejects.toThrow(StorageUnavailableError);
  });

  it('parts ends in an error, not in the whole', async () => {
    await driver.put(KEY, small());
    double.interfere = (request) =>
      request.method === 'GET' ? { status: 200, body: 'hello' } : null;
    await expect(driver.open(KEY, { firstByte: 1, lastByte: 2 })).rejects.toThrow('parts');
  });
});

describe('a signed link of the store', () => {
  const ANSWER = {
    mediaType: 'video/mp4',
    contentDisposition: 'attachment; filename="a video.mp4"',
  };

  it('brings the bytes without a credential, under the name that was signed', async () => {
    await driver.put(KEY, small());
    const url = await driver.sign?.(KEY, ANSWER, new Date(Date.now() + 60_000));
    const response = await fetch(url ?? '', { headers: { range: 'bytes=1-3' } });
    expect([response.status, await response.text()]).toEqual([206, 'ell']);
    expect(response.headers.get('content-type')).toBe('video/mp4');
    expect(response.headers.get('content-disposition')).toBe(ANSWER.contentDisposition);
  });

  it('is good for nothing else, and not for long', async () => {
    await driver.put(KEY, small());
    const url = (await driver.sign?.(KEY, ANSWER, new Date(Date.now() + 60_000))) ?? '';
    expect((await fetch(url, { method: 'DELETE' })).status).toBe(403);
    expect((await fetch(url.replace('a%20video', 'another'))).status).toBe(403);
    expect((await fetch(url.replace(KEY, `${KEY}0`))).status).toBe(403);
    const clock = { ...systemClock, now: () => new Date(Date.now() - 3_700_000) };
    const old = createS3Driver(double.location, clock);
    const longAgo = (await old.sign?.(KEY, ANSWER, new Date(Date.now() + 9e9))) ?? '';
    expect(new URL(longAgo).searchParams.get('X-Amz-Expires')).toBe('3600');
    expect((await fetch(longAgo)).status).toBe(403);
  });
});

it('a download that nobody wants any more lets go of its connection', async () => {
  await driver.put(KEY, large());
  const stream = await driver.open(KEY);
  stream.destroy();
  await once(stream, 'close');
  expect(String(await buffer(await driver.open(KEY, { firstByte: 0, lastByte: 0 })))).toHaveLength(
    1,
  );
});
