/** Keeps bytes in a bucket of any service that speaks S3. */
import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import type { BucketLocation } from '../../lib/storage-location.ts';
import { systemClock, type Clock } from '../../lib/clock.ts';
import {
  AssetMissingError,
  checkKey,
  StorageUnavailableError,
  type AssetDriver,
  type ByteRange,
  type StoredBytes,
} from '../asset-driver.ts';
import { cutParts } from './s3/cut-parts.ts';
import { listObjects, listUploads } from './s3/list-bucket.ts';
import { abortUploads, startUpload, type MultipartUpload } from './s3/multipart-upload.ts';
import { createS3Client, type S3Client } from './s3/s3-client.ts';
import { S3Error } from './s3/s3-error.ts';

/**
 * The least that a part may have. It is held in memory while it goes up, so this also bounds what an
 * upload takes; ten thousand parts, the most there may be, hold 48 GiB.
 */
const PART_BYTES = 5 * 1024 * 1024;
/** A link is made for somebody who follows it now. */
const MAX_LINK_SECONDS = 3600;

export function createS3Driver(location: BucketLocation, clock: Clock = systemClock): AssetDriver {
  const client = createS3Client(location, clock);
  const folder = location.prefix === '' ? '' : `${location.prefix}/`;
  return {
    async put(key, bytes) {
      checkKey(key);
      return await putParts(client, key, bytes);
    },
    async open(key, range) {
      checkKey(key);
      return await openObject(client, key, range);
    },
    async measure(key) {
      checkKey(key);
      return await measureObject(client, key);
    },
    async delete(key) {
      checkKey(key);
      await deleteObject(client, key);
      await abortUploads(client, key, `${folder}${key}`);
    },
    async *list() {
      for await (const fullKey of listObjects(client, folder)) yield fullKey.slice(folder.length);
      for await (const { fullKey } of listUploads(client, folder))
        yield fullKey.slice(folder.length);
    },
    async sign(key, { mediaType, contentDisposition }, expiresAt) {
      checkKey(key);
      const leftSeconds = Math.floor((expiresAt.getTime() - clock.now().getTime()) / 1000);
      const query = {
        'response-content-type': mediaType,
        'response-content-disposition': contentDisposition,
      };
      return await client.presign(key, query, Math.max(1, Math.min(leftSeconds, MAX_LINK_SECONDS)));
    },
  };
}

/** What fits into one part goes up as one request; the rest in parts that show only when all are there. */
async function putParts(client: S3Client, key: string, source: Readable): Promise<StoredBytes> {
  const whole = createHash('sha256');
  let sizeBytes = 0;
  let upload: MultipartUpload | null = null;
  try {
    for await (const { bytes, isLast } of cutParts(source, PART_BYTES)) {
      whole.update(bytes);
      sizeBytes += bytes.byteLength;
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      if (upload === null && isLast) await putObject(client, key, bytes, sha256);
      else {
        upload ??= await startUpload(client, key);
        await upload.add(bytes, sha256);
      }
    }
    if (upload !== null) await completeUpload(client, key, upload, sizeBytes);
  } catch (error) {
    source.destroy();
    // What cannot be taken back now is when the asset is removed.
    await upload?.abort().catch(() => undefined);
    throw error;
  }
  return { sizeBytes, sha256: whole.digest('hex') };
}

async function putObject(client: S3Client, key: string, body: Buffer, sha256: string) {
  const answer = await client.send({ method: 'PUT', key, body, sha256 });
  await answer.body?.cancel();
}

/** If the answer was lost, the second try finds no upload any more, but the whole object. */
async function completeUpload(
  client: S3Client,
  key: string,
  upload: MultipartUpload,
  sizeBytes: number,
): Promise<void> {
  try {
    await upload.complete();
  } catch (error) {
    if ((await measureObject(client, key)) !== sizeBytes) throw error;
  }
}

async function openObject(client: S3Client, key: string, range?: ByteRange): Promise<Readable> {
  const headers = range && { range: `bytes=${range.firstByte}-${range.lastByte}` };
  try {
    const answer = await client.send({ method: 'GET', key, ...(headers && { headers }) });
    if (range !== undefined && answer.status !== 206) {
      await answer.body?.cancel();
      throw new StorageUnavailableError('the S3 service does not send parts');
    }
    return answer.body === null
      ? Readable.from([])
      : Readable.fromWeb(answer.body as ReadableStream<Uint8Array>);
  } catch (error) {
    throw missingOr(error);
  }
}

async function measureObject(client: S3Client, key: string): Promise<number | null> {
  try {
    const answer = await client.send({ method: 'HEAD', key });
    return Number(answer.headers.get('content-length'));
  } catch (error) {
    if (error instanceof S3Error && error.isMissingKey) return null;
    throw error;
  }
}

async function deleteObject(client: S3Client, key: string): Promise<void> {
  try {
    const answer = await client.send({ method: 'DELETE', key });
    await answer.body?.cancel();
  } catch (error) {
    if (!(error instanceof S3Error && error.isMissingKey)) throw error;
  }
}

function missingOr(error: unknown): unknown {
  if (!(error instanceof S3Error && error.isMissingKey)) return error;
  return new AssetMissingError('no such asset', { cause: error });
}
