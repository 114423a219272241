/** An upload in parts: nobody sees any of them until all are there and it is completed. */
import { createHash } from 'node:crypto';
import { readBody } from '../../../lib/http-client/index.ts';
import { StorageUnavailableError } from '../../asset-driver.ts';
import { listUploads } from './list-bucket.ts';
import { encodeEntities, readElement, readElements } from './read-xml.ts';
import type { S3Client } from './s3-client.ts';
import { S3Error } from './s3-error.ts';

export interface MultipartUpload {
  add(bytes: Buffer, sha256: string): Promise<void>;
  complete(): Promise<void>;
  abort(): Promise<void>;
}

const MAX_ANSWER_BYTES = 4 * 1024 * 1024;

export async function startUpload(client: S3Client, key: string): Promise<MultipartUpload> {
  const started = await client.send({ method: 'POST', key, query: { uploads: '' } });
  const xml = String(await readBody(started, MAX_ANSWER_BYTES));
  const uploadId = readElement(xml, 'UploadId');
  if (uploadId === null) throw new StorageUnavailableError('the S3 service began no upload');
  const etags: string[] = [];
  return {
    async add(bytes, sha256) {
      const query = { partNumber: String(etags.length + 1), uploadId };
      const stored = await client.send({ method: 'PUT', key, query, body: bytes, sha256 });
      await stored.body?.cancel();
      etags.push(stored.headers.get('etag') ?? '');
    },
    complete: () => completeUpload(client, key, uploadId, etags),
    abort: () => abortUpload(client, key, uploadId),
  };
}

async function completeUpload(
  client: S3Client,
  key: string,
  uploadId: string,
  etags: readonly string[],
): Promise<void> {
  const parts = etags.map(
    (etag, index) =>
      `<Part><PartNumber>${index + 1}</PartNumber><ETag>${encodeEntities(etag)}</ETag></Part>`,
  );
  const body = Buffer.from(`<CompleteMultipartUpload>${parts.join('')}</CompleteMultipartUpload>`);
  const sha256 = createHash('sha256').update(body).digest('hex');
  const answer = await client.send({ method: 'POST', key, query: { uploadId }, body, sha256 });
  // A service that needs long begins with 200 before it knows whether it will succeed.
  const xml = String(await readBody(answer, MAX_ANSWER_BYTES));
  if (readElements(xml, 'Error').length > 0) {
    throw new S3Error(500, readElement(xml, 'Code') ?? 'an error without a name');
  }
}

/** Whatever crashed uploads have left under the key. */
export async function abortUploads(client: S3Client, key: string, fullKey: string): Promise<void> {
  for await (const upload of listUploads(client, fullKey)) {
    if (upload.fullKey === fullKey) await abortUpload(client, key, upload.uploadId);
  }
}

async function abortUpload(client: S3Client, key: string, uploadId: string): Promise<void> {
  try {
    const answer = await client.send({ method: 'DELETE', key, query: { uploadId } });
    await answer.body?.cancel();
  } catch (error) {
    if (!(error instanceof S3Error && error.status === 404)) throw error;
  }
}
