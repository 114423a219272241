/** Serves results to whoever has a signed link: browsers, players, programs without a key. */
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { AssetLink, Engine, SignedLink } from '../engine/index.ts';
import { sendContent } from './send-content.ts';
import type { Delivery } from './content/hand-over.ts';

const PATH = '/files';

/** A page of any origin may play it: the link itself is the permission. */
const SHARED_WITH_ALL = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers':
    'accept-ranges, content-disposition, content-length, content-range, etag, last-modified, x-request-id',
  'cross-origin-resource-policy': 'cross-origin',
};
const PREFLIGHT = {
  'access-control-allow-methods': 'GET, HEAD',
  'access-control-allow-headers':
    'range, if-range, if-match, if-none-match, if-modified-since, if-unmodified-since, cache-control',
  'access-control-max-age': '86400',
};

/** Absolute, since it is used far from here. */
export function linkUrl(
  publicUrl: string | null,
  request: FastifyRequest,
  { fileName, expires, signature }: SignedLink,
): string {
  const base = publicUrl?.replace(/\/+$/, '') ?? `${request.protocol}://${request.host}`;
  return `${base}${PATH}/${fileName}?expires=${expires}&signature=${signature}`;
}

export function mountLinks(server: FastifyInstance, engine: Engine, delivery: Delivery): void {
  const url = `${PATH}/:name`;
  server.route({
    method: ['GET', 'HEAD'],
    exposeHeadRoute: false,
    url,
    handler: async (request, reply) => {
      reply.headers(SHARED_WITH_ALL);
      const { name: fileName = '' } = request.params as Record<string, string>;
      const link = readLink(fileName, request.query as Record<string, unknown>);
      const asset = await engine.openLink(link);
      const expiresAt = new Date(link.expires * 1000);
      // The bytes under a link never change, and nobody but the one who has it may keep them.
      const cacheControl = 'private, max-age=3600, immutable';
      const content = { asset, fileName, cacheControl, expiresAt, ownLink: () => null };
      await sendContent(request, reply, content, delivery);
    },
  });
  server.options(url, async (_request, reply) => {
    await reply.code(204).headers(SHARED_WITH_ALL).headers(PREFLIGHT).send();
  });
}

function readLink(fileName: string, query: Record<string, unknown>): AssetLink {
  return {
    assetId: fileName.replace(/\.[a-z0-9]{1,5}$/, ''),
    expires: Number(query['expires']),
    signature: String(query['signature']),
  };
}
