/** Streams a result's bytes. */
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { OpenAsset } from '../engine/index.ts';

/** A client that goes away ends the stream; nothing is read ahead of what it takes. */
export async function sendContent(
  request: FastifyRequest,
  reply: FastifyReply,
  asset: OpenAsset,
  fileName: string,
): Promise<void> {
  reply
    .header('content-type', asset.mediaType)
    .header('content-length', String(asset.sizeBytes))
    .header('content-disposition', `attachment; filename="${fileName}"`)
    .header('etag', `"${asset.sha256}"`)
    .header('cache-control', 'private');
  if (request.method === 'HEAD') {
    asset.bytes.destroy();
    await reply.send();
  } else {
    await reply.send(asset.bytes);
  }
}
