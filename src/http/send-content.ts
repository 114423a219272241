/** Answers with bytes at rest: whole, in parts, not at all when the client has them, or elsewhere. */
import type { Readable } from 'node:stream';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RepriseError } from '../core/index.ts';
import type { ByteRange, StoredAsset } from '../engine/index.ts';
import { FileStream } from '../lib/file-stream.ts';
import { randomHex } from '../lib/random.ts';
import { judgePreconditions, mayContinue, type Validators } from './content/judge-preconditions.ts';
import { multipartRanges } from './content/multipart-ranges.ts';
import { lengthOf, nameRange, parseRanges } from './content/parse-ranges.ts';
import { hasFlag } from './content/query-flag.ts';
import { handOver, type Delivery } from './content/hand-over.ts';

export interface Content {
  readonly asset: StoredAsset;
  /** Under which it is saved. */
  readonly fileName: string;
  readonly cacheControl: string;
  /** Until when links to it may be good. */
  readonly expiresAt: Date;
  /** A link of our own to the same bytes that needs no key, for those who ask to be redirected. */
  ownLink(): string | null;
}

/** A client that goes away ends the stream; nothing is read ahead of what it takes. */
export async function sendContent(
  request: FastifyRequest,
  reply: FastifyReply,
  content: Content,
  delivery: Delivery,
): Promise<void> {
  const { asset, fileName } = content;
  const isDownload = hasFlag(request.query, 'download');
  const contentDisposition = `${isDownload ? 'attachment' : 'inline'}; filename="${fileName}"`;
  if (await handOver(request, reply, { ...content, contentDisposition }, delivery)) return;

  const validators = { etag: `"${asset.sha256}"`, lastModified: asset.createdAt };
  const verdict = judgePreconditions(request.headers, validators);
  if (verdict === 'failed') throw new RepriseError('precondition_failed');
  const ranges = chooseRanges(request, asset, validators);
  if (verdict === 'send' && ranges?.length === 0) {
    reply.header('content-range', `bytes */${asset.sizeBytes}`);
    throw new RepriseError('range_not_satisfiable', {
      publicText: `The content has ${asset.sizeBytes} bytes; none of the requested range is there.`,
    });
  }
  const headers = {
    'accept-ranges': 'bytes',
    'cache-control': content.cacheControl,
    'content-disposition': contentDisposition,
    'x-content-type-options': 'nosniff',
    etag: validators.etag,
    'last-modified': validators.lastModified.toUTCString(),
  };
  if (verdict === 'not_modified') {
    await reply.code(304).headers(headers).send();
  } else if (request.method === 'HEAD') {
    const whole = { 'content-type': asset.mediaType, 'content-length': asset.sizeBytes };
    await reply.headers({ ...headers, ...whole }).send();
  } else {
    // Opened before a header is set: an error has none of them.
    const answer = await openAnswer(asset, ranges);
    await reply
      .code(answer.status)
      .headers({ ...headers, ...answer.headers })
      .send(answer.bytes instanceof FileStream ? answer.bytes.reuseBuffers() : answer.bytes);
  }
}

/** Parts are only for those who get bytes. */
function chooseRanges(
  { method, headers }: FastifyRequest,
  { sizeBytes }: StoredAsset,
  validators: Validators,
): readonly ByteRange[] | null {
  const ifRange = headers['if-range'];
  const isContinued = mayContinue(typeof ifRange === 'string' ? ifRange : undefined, validators);
  return method === 'GET' && isContinued ? parseRanges(headers.range, sizeBytes) : null;
}

interface Answer {
  readonly status: 200 | 206;
  readonly headers: Readonly<Record<string, string | number>>;
  readonly bytes: Readable;
}

async function openAnswer(
  asset: StoredAsset,
  ranges: readonly ByteRange[] | null,
): Promise<Answer> {
  const { mediaType, sizeBytes } = asset;
  const [first, second] = ranges ?? [];
  if (first === undefined) {
    const headers = { 'content-type': mediaType, 'content-length': sizeBytes };
    return { status: 200, headers, bytes: await asset.open() };
  }
  if (second === undefined) {
    const headers = {
      'content-type': mediaType,
      'content-length': lengthOf(first),
      'content-range': nameRange(first, sizeBytes),
    };
    return { status: 206, headers, bytes: await asset.open(first) };
  }
  const parts = multipartRanges(asset, ranges ?? [], `reprise-${randomHex(16)}`);
  const headers = { 'content-type': parts.contentType, 'content-length': parts.sizeBytes };
  return { status: 206, headers, bytes: parts.open() };
}
