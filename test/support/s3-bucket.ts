/** What the S3 stand-in keeps, and what it does with each call once that is known to be genuine. */
import { createHash } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

export interface S3Answer {
  readonly status: number;
  /** Of an error; its body is made from it. */
  readonly code?: string;
  readonly headers?: Record<string, string | number>;
  readonly body?: Buffer | string;
}

interface Upload {
  readonly key: string;
  readonly parts: Map<number, Buffer>;
}

const MIN_PART_BYTES = 5 * 1024 * 1024;
/** Small, so that every list of a test has several pages. */
const PAGE_KEYS = 3;

export function createS3Bucket(name: string) {
  const objects = new Map<string, Buffer>();
  const uploads = new Map<string, Upload>();
  let uploadCount = 0;

  function handle(request: IncomingMessage, body: Buffer): S3Answer {
    const url = new URL(request.url ?? '', 'http://s3');
    const [, bucket, ...rest] = url.pathname.split('/');
    const key = rest.map(decodeURIComponent).join('/');
    const query = url.searchParams;
    if (bucket !== name) return { status: 404, code: 'NoSuchBucket' };
    const call = `${request.method} ${key === '' ? 'bucket' : 'key'} ${namesOf(query)}`.trim();
    const uploadId = query.get('uploadId') ?? '';
    switch (call) {
      case 'PUT key':
        return put(key, body);
      case 'GET key':
        return get(key, request.headers.range, query);
      case 'HEAD key': {
        const found = objects.get(key);
        if (found === undefined) return { status: 404, code: 'NoSuchKey' };
        return { status: 200, headers: { 'content-length': found.byteLength } };
      }
      case 'DELETE key':
        objects.delete(key);
        return { status: 204 };
      case 'POST key uploads':
        uploadCount += 1;
        uploads.set(`upload&${uploadCount}`, { key, parts: new Map() });
        return xml(`<UploadId>upload&amp;${uploadCount}</UploadId>`);
      case 'PUT key partNumber uploadId':
        return putPart(uploadId, key, Number(query.get('partNumber')), body);
      case 'POST key uploadId':
        return complete(uploadId, key, body.toString());
      case 'DELETE key uploadId':
        return uploads.delete(uploadId) ? { status: 204 } : { status: 404, code: 'NoSuchUpload' };
      case 'GET bucket list-type prefix':
      case 'GET bucket continuation-token list-type prefix':
        return listObjects(query);
      case 'GET bucket prefix uploads':
      case 'GET bucket key-marker prefix upload-id-marker uploads':
        return listUploads(query);
      default:
        return { status: 501, code: 'NotImplemented' };
    }
  }

  function put(key: string, body: Buffer): S3Answer {
    objects.set(key, body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }

  function get(key: string, range: string | undefined, query: URLSearchParams): S3Answer {
    const found = objects.get(key);
    if (found === undefined) return { status: 404, code: 'NoSuchKey' };
    const headers: Record<string, string> = {
      'content-type': query.get('response-content-type') ?? 'binary/octet-stream',
      'content-disposition': query.get('response-content-disposition') ?? '',
    };
    if (range === undefined) return { status: 200, headers, body: found };
    const [, first, last] = /^bytes=(\d+)-(\d+)$/.exec(range) ?? [];
    if (first === undefined || Number(last) >= found.byteLength) {
      return { status: 416, code: 'InvalidRange' };
    }
    const part = found.subarray(Number(first), Number(last) + 1);
    const place = `bytes ${first}-${last}/${found.byteLength}`;
    return { status: 206, headers: { ...headers, 'content-range': place }, body: part };
  }

  function putPart(uploadId: string, key: string, partNumber: number, body: Buffer): S3Answer {
    const upload = uploads.get(uploadId);
    if (upload?.key !== key) return { status: 404, code: 'NoSuchUpload' };
    upload.parts.set(partNumber, body);
    return { status: 200, headers: { etag: etagOf(body) } };
  }

  function complete(uploadId: string, key: string, body: string): S3Answer {
    const upload = uploads.get(uploadId);
    if (upload?.key !== key) return { status: 404, code: 'NoSuchUpload' };
    const named = [...body.matchAll(/<PartNumber>(\d+)<\/PartNumber><ETag>(.*?)<\/ETag>/g)];
    const parts = named.map(([, number, etag]) => {
      const part = upload.parts.get(Number(number));
      return part !== undefined && etag?.replaceAll('&#34;', '"') === etagOf(part) ? part : null;
    });
    if (parts.length === 0 || parts.includes(null)) return { status: 400, code: 'InvalidPart' };
    const whole = parts.filter((part) => part !== null);
    if (whole.slice(0, -1).some((part) => part.byteLength < MIN_PART_BYTES)) {
      return { status: 400, code: 'EntityTooSmall' };
    }
    uploads.delete(uploadId);
    objects.set(key, Buffer.concat(whole));
    return xml('<ETag>"whole"</ETag>');
  }

  function listObjects(query: URLSearchParams): S3Answer {
    const after = query.get('continuation-token') ?? '';
    const keys = [...objects.keys()].filter((key) => key.startsWith(query.get('prefix') ?? ''));
    const left = keys.toSorted().filter((key) => key > after);
    const page = left.slice(0, PAGE_KEYS);
    const entries = page.map((key) => `<Contents><Key>${key}</Key></Contents>`).join('');
    const isTruncated = left.length > page.length;
    const next = isTruncated ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : '';
    return xml(`<IsTruncated>${isTruncated}</IsTruncated>${next}${entries}`);
  }

  function listUploads(query: URLSearchParams): S3Answer {
    const after = query.get('upload-id-marker') ?? '';
    const prefix = query.get('prefix') ?? '';
    const left = [...uploads].filter(([id, { key }]) => id > after && key.startsWith(prefix));
    const page = left.slice(0, PAGE_KEYS);
    const entries = page.map(
      ([id, { key }]) =>
        `<Upload><Key>${key}</Key><UploadId>${id.replace('&', '&amp;')}</UploadId></Upload>`,
    );
    const [lastId = '', last] = page.at(-1) ?? [];
    const next = `<NextKeyMarker>${last?.key ?? ''}</NextKeyMarker><NextUploadIdMarker>${lastId.replace('&', '&amp;')}</NextUploadIdMarker>`;
    return xml(`<IsTruncated>${left.length > page.length}</IsTruncated>${next}${entries.join('')}`);
  }

  return { objects, uploads, handle };
}

/** The parameters that say what is meant, not how the answer shall look or who asks. */
function namesOf(query: URLSearchParams): string {
  return [...query.keys()]
    .filter((name) => !/^(X-Amz-|response-)/.test(name))
    .toSorted()
    .join(' ');
}

function etagOf(body: Buffer): string {
  return `"${createHash('md5').update(body).digest('hex')}"`;
}

function xml(content: string): S3Answer {
  return {
    status: 200,
    body: `<?xml version="1.0"?><Result xmlns="http://s3">${content}</Result>`,
  };
}
