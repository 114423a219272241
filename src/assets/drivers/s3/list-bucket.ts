/** What is in a bucket: whole objects, and uploads that were begun. */
import { readBody } from '../../../lib/http-client/index.ts';
import { readElement, readElements } from './read-xml.ts';
import type { S3Client } from './s3-client.ts';
import { S3Error } from './s3-error.ts';

export interface BegunUpload {
  readonly fullKey: string;
  readonly uploadId: string;
}

/** A page names at most a thousand. */
const MAX_PAGE_BYTES = 8 * 1024 * 1024;

export async function* listObjects(client: S3Client, prefix: string): AsyncGenerator<string> {
  let token: string | null = '';
  while (token !== null) {
    const query: Record<string, string> = { 'list-type': '2', prefix };
    if (token !== '') query['continuation-token'] = token;
    const xml = await readPage(client, query);
    for (const entry of readElements(xml, 'Contents')) {
      yield readElement(entry, 'Key') ?? '';
    }
    token = isTruncated(xml) ? readElement(xml, 'NextContinuationToken') : null;
  }
}

export async function* listUploads(client: S3Client, prefix: string): AsyncGenerator<BegunUpload> {
  let marker: Record<string, string> | null = {};
  while (marker !== null) {
    const xml: string = await readUploadsPage(client, { uploads: '', prefix, ...marker });
    for (const entry of readElements(xml, 'Upload')) {
      yield {
        fullKey: readElement(entry, 'Key') ?? '',
        uploadId: readElement(entry, 'UploadId') ?? '',
      };
    }
    marker = isTruncated(xml)
      ? {
          'key-marker': readElement(xml, 'NextKeyMarker') ?? '',
          'upload-id-marker': readElement(xml, 'NextUploadIdMarker') ?? '',
        }
      : null;
  }
}

/** Some services forget uploads by themselves and list none. */
async function readUploadsPage(client: S3Client, query: Record<string, string>): Promise<string> {
  try {
    return await readPage(client, query);
  } catch (error) {
    if (error instanceof S3Error && (error.status === 501 || error.status === 405)) return '';
    throw error;
  }
}

async function readPage(client: S3Client, query: Record<string, string>): Promise<string> {
  const answer = await client.send({ method: 'GET', key: '', query });
  return String(await readBody(answer, MAX_PAGE_BYTES));
}

function isTruncated(xml: string): boolean {
  return readElement(xml, 'IsTruncated') === 'true';
}
