/** Lets somebody else send the bytes: the web server in front of us, or the store they are in. */
import { join } from 'node:path';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { StoredAsset } from '../../engine/index.ts';
import { hasFlag } from './query-flag.ts';

/**
 * Who sends the bytes of results. `stream`: the gateway. `redirect`: the store itself, where it has
 * links. `x-accel-redirect`, `x-sendfile`: nginx, or a server that knows the other header.
 */
export type Delivery = 'stream' | 'redirect' | 'x-accel-redirect' | 'x-sendfile';

/** The location that nginx serves the folder of results under, for nobody but us. */
const ACCEL_LOCATION = '/_reprise_assets';

interface ContentToHandOver {
  readonly asset: StoredAsset;
  readonly contentDisposition: string;
  readonly cacheControl: string;
  readonly expiresAt: Date;
  /** Made only where somebody asks to be redirected. */
  ownLink(): string | null;
}

/** False when the gateway has to send the bytes itself. */
export async function handOver(
  request: FastifyRequest,
  reply: FastifyReply,
  content: ContentToHandOver,
  delivery: Delivery,
): Promise<boolean> {
  const isAsked = hasFlag(request.query, 'redirect');
  // A link of a store is good for GET alone; what HEAD asks is known without it.
  if ((isAsked || delivery === 'redirect') && request.method === 'GET') {
    const location = await findElsewhere(content, isAsked);
    if (location !== null) {
      await reply.code(302).headers({ location, 'cache-control': 'no-store' }).send();
      return true;
    }
  }
  if (delivery !== 'x-accel-redirect' && delivery !== 'x-sendfile') return false;
  const file = content.asset.locate();
  if (file === null) return false;
  // Ranges and conditions are the other server's as well, so no names of ours are mixed in.
  reply.headers({
    'content-type': content.asset.mediaType,
    'content-disposition': content.contentDisposition,
    'cache-control': content.cacheControl,
    'x-content-type-options': 'nosniff',
    [delivery]:
      delivery === 'x-sendfile'
        ? join(file.rootFolder, file.relativePath)
        : `${ACCEL_LOCATION}/${file.relativePath}`,
  });
  await reply.send();
  return true;
}

async function findElsewhere(
  { asset, contentDisposition, expiresAt, ownLink }: ContentToHandOver,
  isAsked: boolean,
): Promise<string | null> {
  const { mediaType } = asset;
  const signed = await asset.sign({ mediaType, contentDisposition }, expiresAt);
  const location = signed === null && isAsked ? ownLink() : signed;
  const isOwn = signed === null && location !== null;
  return isOwn && contentDisposition.startsWith('attachment') ? `${location}&download` : location;
}
